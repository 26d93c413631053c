package dev.kikilist.workbook;

/** Reads the texts of a workbook's parts: rich text without furigana, escapes resolved. */
final class OoxmlText {
    /** An escape is seven characters long and stands for one. */
    private static final int ESCAPE = 7;

    private final StringBuilder text = new StringBuilder(64);

    /**
     * Reads the text of the tag that {@code cursor} stands on ({@code si} or {@code is}) up to its end. All runs are
     * joined; phonetic runs, which hold the furigana, are left out.
     */
    CharSequence readRuns(XmlCursor cursor) throws UnreadableException {
        text.setLength(0);
        int depth = 1;
        boolean inText = false;
        while (depth > 0) {
            switch (cursor.next()) {
                case XmlCursor.START -> {
                    var name = cursor.name();
                    if (name.equals("rPh")) {
                        cursor.skip();
                    } else {
                        depth++;
                        inText = name.equals("t");
                    }
                }
                case XmlCursor.END -> {
                    depth--;
                    inText = false;
                }
                case XmlCursor.TEXT -> {
                    if (inText) {
                        append(cursor);
                    }
                }
                default -> throw cursor.fault();
            }
        }
        return resolved();
    }

    /** Reads the text of the tag that {@code cursor} stands on, such as {@code v}, up to its end. */
    CharSequence readPlain(XmlCursor cursor) throws UnreadableException {
        text.setLength(0);
        while (true) {
            switch (cursor.next()) {
                case XmlCursor.START -> cursor.skip();
                case XmlCursor.TEXT -> append(cursor);
                case XmlCursor.END -> {
                    return text;
                }
                default -> throw cursor.fault();
            }
        }
    }

    /** Returns the text last read with escapes such as {@code _x000D_} resolved. */
    CharSequence resolved() throws UnreadableException {
        if (text.indexOf("_x") >= 0) {
            resolveEscapes();
        }
        Bound.CELL_CHARACTERS.check(text.length());
        return text;
    }

    private void append(XmlCursor cursor) throws UnreadableException {
        cursor.appendText(text);
        Bound.CELL_CHARACTERS.check(text.length() / ESCAPE);
    }

    private void resolveEscapes() {
        int target = 0;
        int i = 0;
        while (i < text.length()) {
            int escaped = escapedAt(i);
            text.setCharAt(target++, escaped < 0 ? text.charAt(i) : (char) escaped);
            i += escaped < 0 ? 1 : ESCAPE;
        }
        text.setLength(target);
    }

    /** Returns the character that the escape at {@code start} stands for, or -1. */
    private int escapedAt(int start) {
        if (start + ESCAPE > text.length()
                || text.charAt(start) != '_'
                || text.charAt(start + 1) != 'x'
                || text.charAt(start + ESCAPE - 1) != '_') {
            return -1;
        }
        int value = 0;
        for (int i = start + 2; i < start + ESCAPE - 1; i++) {
            int digit = Character.digit(text.charAt(i), 16);
            if (digit < 0 || text.charAt(i) > 'f') {
                return -1;
            }
            value = value * 16 + digit;
        }
        return value;
    }
}
