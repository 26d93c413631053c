package dev.kikilist.validation;

/** Guesses from a company's name whether it is Japanese. A guess is good for a query, never for an error. */
final class CompanyGuess {
    private static final String[] JAPANESE_FORMS = {
        "株式会社",
        "有限会社",
        "合同会社",
        "合資会社",
        "合名会社",
        "社団法人",
        "財団法人",
        "独立行政法人",
        "国立研究開発法人",
        "学校法人",
        "協同組合",
        "(株)",
        "(有)",
        "(同)",
        "㈱",
        "㈲",
        "（株）",
        "（有）",
        "（同）"
    };

    /** Chinese and Korean companies that write their names in kanji. */
    private static final String[] FOREIGN_FORMS = {"公司", "集团", "集団有限", "集團", "주식회사"};

    private CompanyGuess() {}

    /**
     * Returns whether {@code name} holds a Japanese legal form, kanji or hiragana, and no Chinese legal form. A name in
     * katakana or Latin letters alone tells nothing and is not taken for Japanese.
     */
    static boolean looksJapanese(String name) {
        for (var form : FOREIGN_FORMS) {
            if (name.contains(form)) {
                return false;
            }
        }
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean hiragana = c >= 0x3041 && c <= 0x3096;
            boolean kanji = (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF);
            if (hiragana || kanji) {
                return true;
            }
        }
        for (var form : JAPANESE_FORMS) {
            if (name.contains(form)) {
                return true;
            }
        }
        return false;
    }
}
