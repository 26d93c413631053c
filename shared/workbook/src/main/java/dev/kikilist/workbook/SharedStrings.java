package dev.kikilist.workbook;

import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The different texts of a workbook, one after the other in one array: a million small objects would not fit beside
 * the rest of a function.
 */
final class SharedStrings {
    /** Makers and categories stand in many rows; making their text once is enough. */
    private static final int RECENT = 1 << 10;

    private final @Nullable String[] recent = new String[RECENT];
    private final int[] recentIndexes = new int[RECENT];

    private char[] characters = new char[1 << 12];
    private int[] ends = new int[1 << 8];
    private int count;

    /** Reads the part that holds them. */
    static SharedStrings read(InputStream content) throws UnreadableException {
        var strings = new SharedStrings();
        var text = new OoxmlText();
        try (var cursor = new XmlCursor(content)) {
            for (int event = cursor.next(); event != XmlCursor.FINISHED; event = cursor.next()) {
                if (event == XmlCursor.START && cursor.name().equals("si")) {
                    text.readRuns(cursor);
                    strings.add(text);
                }
            }
        }
        return strings;
    }

    private void add(OoxmlText text) throws UnreadableException {
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
        text.copyTo(characters, start);
        ends[count++] = end;
    }

    /** Returns whether there is a text at {@code index}. */
    boolean has(int index) {
        return index >= 0 && index < count;
    }

    /** Returns the text at {@code index}. */
    String get(int index) {
        int slot = index & (RECENT - 1);
        var known = recent[slot];
        if (known != null && recentIndexes[slot] == index) {
            return known;
        }
        int start = index == 0 ? 0 : ends[index - 1];
        var text = new String(characters, start, ends[index] - start);
        recent[slot] = text;
        recentIndexes[slot] = index;
        return text;
    }
}
