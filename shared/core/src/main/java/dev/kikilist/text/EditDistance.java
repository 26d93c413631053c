package dev.kikilist.text;

import java.util.Arrays;

/**
 * Counts the slips of a typist between two texts: a character added, left out, exchanged, or two neighbours swapped
 * (optimal string alignment).
 *
 * <p>Compares characters as they are; fold both texts first. A kanji outside the BMP counts as two characters.
 */
public final class EditDistance {
    private EditDistance() {}

    /**
     * Returns the number of slips between {@code a} and {@code b} when it is at most {@code limit}, otherwise
     * {@code limit + 1}. Time grows with the length times {@code limit}.
     *
     * @param limit at least 0
     */
    public static int bounded(String a, String b, int limit) {
        int tooFar = limit + 1;
        if (Math.abs(a.length() - b.length()) > limit) {
            return tooFar;
        }
        var beforePrevious = new int[b.length() + 1];
        var previous = new int[b.length() + 1];
        var current = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = Math.min(j, tooFar);
        }
        for (int i = 1; i <= a.length(); i++) {
            // Outside a band of limit columns beside the diagonal every value is too far.
            int first = Math.max(1, i - limit);
            int last = Math.min(b.length(), i + limit);
            Arrays.fill(current, tooFar);
            current[0] = Math.min(i, tooFar);
            int least = current[0];
            for (int j = first; j <= last; j++) {
                char x = a.charAt(i - 1);
                char y = b.charAt(j - 1);
                int slips = Math.min(previous[j - 1] + (x == y ? 0 : 1), Math.min(previous[j], current[j - 1]) + 1);
                if (i > 1 && j > 1 && x == b.charAt(j - 2) && y == a.charAt(i - 2)) {
                    slips = Math.min(slips, beforePrevious[j - 2] + 1);
                }
                current[j] = Math.min(slips, tooFar);
                least = Math.min(least, current[j]);
            }
            if (least > limit) {
                return tooFar;
            }
            var spent = beforePrevious;
            beforePrevious = previous;
            previous = current;
            current = spent;
        }
        return previous[b.length()];
    }
}
