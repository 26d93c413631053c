package dev.kikilist.workbook;

import java.util.Arrays;

/**
 * Reads the texts of a workbook's parts: rich text without furigana, escapes resolved. It holds the text read last, and is
 * that text until the next is read.
 */
final class OoxmlText {
    /** An escape such as {@code _x000D_} is seven characters long and stands for one. */
    private static final int ESCAPE = 7;

    private char[] characters = new char[256];
    private int length;

    /**
     * Reads the text of the tag that {@code cursor} stands on ({@code si} or {@code is}) up to its end. All runs are
     * joined; phonetic runs, which hold the furigana, are left out.
     */
    void readRuns(XmlCursor cursor) throws UnreadableException {
        length = 0;
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
        resolve();
    }

    /** Reads the text of the tag that {@code cursor} stands on, such as {@code v}, up to its end; escapes stay as they are. */
    void readPlain(XmlCursor cursor) throws UnreadableException {
        length = 0;
        while (true) {
            switch (cursor.next()) {
                case XmlCursor.START -> cursor.skip();
                case XmlCursor.TEXT -> append(cursor);
                case XmlCursor.END -> {
                    return;
                }
                default -> throw cursor.fault();
            }
        }
    }

    boolean isEmpty() {
        return length == 0;
    }

    /** Returns the text, which is no longer than a cell holds. */
    String text() throws UnreadableException {
        Bound.CELL_CHARACTERS.check(length);
        return new String(characters, 0, length);
    }

    /** Returns the text with escapes such as {@code _x000D_} resolved. */
    String resolved() throws UnreadableException {
        resolve();
        return text();
    }

    /** Returns the whole number that the text is, or -1 when it is none of at most nine digits. */
    int number() {
        return Digits.number(characters, 0, length);
    }

    /** Copies the text to {@code target} from {@code start} on and returns its length. */
    int copyTo(char[] target, int start) {
        System.arraycopy(characters, 0, target, start, length);
        return length;
    }

    int length() {
        return length;
    }

    private void append(XmlCursor cursor) throws UnreadableException {
        int copied = cursor.copyText(0, characters, length);
        length += copied;
        for (int from = copied; length == characters.length && copied > 0; from += copied) {
            characters = Arrays.copyOf(characters, characters.length * 2);
            copied = cursor.copyText(from, characters, length);
            length += copied;
        }
        Bound.CELL_CHARACTERS.check(length / ESCAPE);
    }

    private void resolve() throws UnreadableException {
        int target = 0;
        int i = 0;
        while (i < length) {
            int escaped = characters[i] == '_' ? escapedAt(i) : -1;
            characters[target++] = escaped < 0 ? characters[i] : (char) escaped;
            i += escaped < 0 ? 1 : ESCAPE;
        }
        length = target;
        Bound.CELL_CHARACTERS.check(length);
    }

    /** Returns the character that the escape at {@code start} stands for, or -1. */
    private int escapedAt(int start) {
        if (start + ESCAPE > length || characters[start + 1] != 'x' || characters[start + ESCAPE - 1] != '_') {
            return -1;
        }
        int value = 0;
        for (int i = start + 2; i < start + ESCAPE - 1; i++) {
            int digit = Character.digit(characters[i], 16);
            if (digit < 0 || characters[i] > 'f') {
                return -1;
            }
            value = value * 16 + digit;
        }
        return value;
    }
}
