package dev.kikilist.text;

/** Makes text such that UTF-8 can carry it. */
public final class WellFormed {
    private static final char REPLACEMENT = '\uFFFD';

    private WellFormed() {}

    /** Returns {@code text} with every half of a surrogate pair that stands alone replaced by U+FFFD. */
    public static String text(String text) {
        int broken = firstBroken(text);
        if (broken < 0) {
            return text;
        }
        var repaired = new StringBuilder(text);
        for (int i = broken; i < repaired.length(); i++) {
            if (isPair(repaired, i)) {
                i++;
            } else if (Character.isSurrogate(repaired.charAt(i))) {
                repaired.setCharAt(i, REPLACEMENT);
            }
        }
        return repaired.toString();
    }

    private static int firstBroken(CharSequence text) {
        for (int i = 0; i < text.length(); i++) {
            if (isPair(text, i)) {
                i++;
            } else if (Character.isSurrogate(text.charAt(i))) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isPair(CharSequence text, int i) {
        return i + 1 < text.length() && Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1));
    }
}
