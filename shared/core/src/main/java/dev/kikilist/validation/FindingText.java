package dev.kikilist.validation;

/**
 * A finding in words.
 *
 * @param japanese the sentence
 * @param english the same in English
 * @param adviceJapanese what to do
 * @param adviceEnglish the same in English
 * @param paragraph where the rule comes from: a paragraph (§5) or annex (別紙2) of the agreement, or 様式, the form
 */
public record FindingText(
        String japanese, String english, String adviceJapanese, String adviceEnglish, String paragraph) {}
