package dev.kikilist.workbook;

import java.util.Arrays;

/**
 * The different texts of a workbook, one after the other in one array: a million small objects would not fit beside
 * the rest of a function.
 */
final class SharedStrings {
    private char[] characters = new char[1 << 12];
    private int[] ends = new int[1 << 8];
    private int count;

    /** Adds the next text. */
    void add(CharSequence text) throws UnreadableException {
        int start = count == 0 ? 0 : ends[count - 1];
        int end = start + text.length();
        Bound.SHARED_STRINGS.check(count + 1L);
        Bound.SHARED_CHARACTERS.check(end);
        if (end > characters.length) {
            characters = Arrays.copyOf(characters, Math.max(end, characters.length + characters.length / 2));
        }
        if (count == ends.length) {
            ends = Arrays.copyOf(ends, count * 2);
        }
        for (int i = 0; i < text.length(); i++) {
            characters[start + i] = text.charAt(i);
        }
        ends[count++] = end;
    }

    /** Returns whether there is a text at {@code index}. */
    boolean has(long index) {
        return index >= 0 && index < count;
    }

    /** Returns the text at {@code index}. */
    String get(int index) {
        int start = index == 0 ? 0 : ends[index - 1];
        return new String(characters, start, ends[index] - start);
    }
}
