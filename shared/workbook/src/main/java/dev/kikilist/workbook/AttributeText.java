package dev.kikilist.workbook;

import org.codehaus.stax2.typed.TypedValueDecoder;

/**
 * The value of one attribute, looked at where the tokenizer holds it: cells have an attribute or two each, and most of these
 * are never needed as a text of their own. Blanks around it are not part of it.
 */
final class AttributeText extends TypedValueDecoder {
    private static final char[] NOTHING = {};

    private char[] characters = NOTHING;
    private int start;
    private int end;

    int length() {
        return end - start;
    }

    char charAt(int index) {
        return characters[start + index];
    }

    boolean is(String text) {
        int length = end - start;
        if (text.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (characters[start + i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Returns the whole number that the value is, or -1 when it is none of at most nine digits. */
    int number() {
        return Digits.number(characters, start, end);
    }

    @Override
    public void decode(String input) {
        characters = input.toCharArray();
        start = 0;
        end = characters.length;
    }

    @Override
    public void decode(char[] buffer, int from, int to) {
        characters = buffer;
        start = from;
        end = to;
    }

    @Override
    public void handleEmptyValue() {
        characters = NOTHING;
        start = 0;
        end = 0;
    }
}
