package dev.kikilist.validation;

import dev.kikilist.text.Folding;

/** Guesses from a company's name whether it is Japanese. A guess is good for a query, never for an error. */
final class CompanyGuess {
    /** Chinese and Korean companies that write their names in kanji, as folded. */
    private static final String[] FOREIGN_FORMS = {"公司", "集团", "集團"};

    private CompanyGuess() {}

    /**
     * Returns whether {@code name} holds kanji or hiragana, as every Japanese legal form does, and no Chinese legal form.
     * A name in katakana or Latin letters alone tells nothing and is not taken for Japanese.
     */
    static boolean looksJapanese(String name) {
        if (name.chars().anyMatch(c -> c >= 'ぁ' && c <= 'ゖ')) {
            return true;
        }
        var key = Folding.fold(name);
        for (var form : FOREIGN_FORMS) {
            if (key.contains(form)) {
                return false;
            }
        }
        return key.codePoints().anyMatch(Character::isIdeographic);
    }
}
