package dev.kikilist.advice;

/**
 * What an office advises on one row.
 *
 * @param position the row's position in the list, from 1
 * @param kind what it advises
 * @param text in words; empty only when there is no concern
 */
public record ItemAdvice(int position, AdviceKind kind, String text) {}
