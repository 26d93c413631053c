package dev.kikilist.text;

/** What a spreadsheet program may take a text for. */
public final class SpreadsheetText {
    private SpreadsheetText() {}

    /**
     * Returns whether a spreadsheet program could take {@code text} for a formula, when it is typed, pasted or imported: it
     * begins, after blanks, with an equals, plus, minus or at sign, of half or full width, or with a tab or line break. A
     * hyphen alone, which stands for "none", is text to all of them.
     */
    public static boolean looksLikeFormula(String text) {
        if (text.equals("-")) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case ' ', '\u00A0', '\u3000', '\uFEFF', '\u200B' -> {}
                case '=', '+', '-', '@', '＝', '＋', '－', '＠', '\u2212', '|', '%' -> {
                    return true;
                }
                case '\t', '\r', '\n' -> {
                    return true;
                }
                default -> {
                    return false;
                }
            }
        }
        return false;
    }

    /** Returns {@code text} as a field of a CSV file in which no program takes it for a formula. */
    public static String inCsv(String text) {
        return looksLikeFormula(text) ? "'" + text : text;
    }
}
