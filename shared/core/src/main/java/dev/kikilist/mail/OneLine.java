package dev.kikilist.mail;

import java.util.Locale;

/** Makes text fit to stand as one value in a mail. */
final class OneLine {
    private static final int REPLACEMENT = 0xFFFD;
    private static final int WIDE_BLANK = 0x3000;
    private static final int NONE = 0;

    private OneLine() {}

    /**
     * Returns {@code text} as one line of at most {@code limit} code points, the last of them … when it was cut.
     *
     * <p>Blanks, line ends, control characters and separators, however many in a row, become one blank. Formatting characters, which are invisible and
     * can turn the direction of writing, are left out. Halves of surrogate pairs become U+FFFD, since no mail can carry
     * them.
     */
    static String of(String text, int limit) {
        var line = new StringBuilder(Math.min(text.length(), limit + 1));
        int kept = 0;
        int gap = NONE;
        for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
            int c = text.codePointAt(at);
            int type = Character.getType(c);
            if (type == Character.FORMAT) {
                continue;
            }
            if (isGap(type)) {
                gap = gap == NONE && kept > 0 ? (c == WIDE_BLANK ? WIDE_BLANK : ' ') : gap;
                continue;
            }
            int needed = gap == NONE ? 1 : 2;
            if (kept + needed > limit) {
                return cut(line, kept, limit);
            }
            if (gap != NONE) {
                line.append((char) gap);
                gap = NONE;
            }
            line.appendCodePoint(type == Character.SURROGATE ? REPLACEMENT : c);
            kept += needed;
        }
        return line.toString();
    }

    /** Returns a count with its thousands set apart by commas. */
    static String count(int number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static boolean isGap(int type) {
        return type == Character.SPACE_SEPARATOR
                || type == Character.CONTROL
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR;
    }

    private static String cut(StringBuilder line, int kept, int limit) {
        if (kept == limit) {
            line.setLength(line.offsetByCodePoints(line.length(), -1));
        }
        return line.append('…').toString();
    }
}
