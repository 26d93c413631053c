package dev.kikilist.text;

/**
 * A text for people.
 *
 * @param japanese polite Japanese
 * @param english the same in English
 */
public record BilingualText(String japanese, String english) {}
