package dev.kikilist.policy;

/**
 * A category of 別紙2.
 *
 * @param code its code, which shows what it is part of
 * @param name the wording of 別紙2
 * @param shortName the wording without its explanation in brackets; the name where there is none
 */
public record Category(CategoryCode code, String name, String shortName) {}
