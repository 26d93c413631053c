package dev.kikilist.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds what a misspelt text was meant to be.
 *
 * <p>Made for some hundred known spellings and a question per row of a list: most spellings are ruled out without
 * comparing them.
 *
 * @param <T> what a spelling stands for; several spellings may stand for equal values
 */
public final class Spellings<T> {
    private static final int LONGEST = 100;

    private final List<Spelling<T>> known;

    /**
     * Makes the spellings known.
     *
     * @param valueByKey values by folded spelling ({@link Folding#fold})
     */
    public Spellings(Map<String, T> valueByKey) {
        var spellings = new ArrayList<Spelling<T>>(valueByKey.size());
        for (var entry : valueByKey.entrySet()) {
            spellings.add(new Spelling<>(entry.getKey(), signature(entry.getKey()), entry.getValue()));
        }
        known = List.copyOf(spellings);
    }

    /**
     * Returns the value whose spelling is nearest to {@code key}, if it is near enough to be meant and no other value is
     * as near. A text of one or two characters is never a misspelling; beyond that one slip is allowed up to five
     * characters (with three, only if they are not all ASCII), two up to nine, three above.
     *
     * @param key a folded text
     */
    public Optional<T> nearest(String key) {
        int limit = slipsAllowed(key);
        if (limit == 0) {
            return Optional.empty();
        }
        long signature = signature(key);
        @Nullable T nearest = null;
        boolean tied = false;
        int slips = limit;
        for (var spelling : known) {
            // A slip changes at most one character of each text.
            if (Math.abs(spelling.key.length() - key.length()) > slips
                    || Long.bitCount(spelling.signature & ~signature) > slips
                    || Long.bitCount(signature & ~spelling.signature) > slips) {
                continue;
            }
            int found = EditDistance.bounded(key, spelling.key, slips);
            if (found > slips) {
                continue;
            }
            if (nearest == null || found < slips) {
                nearest = spelling.value;
                tied = false;
            } else if (!nearest.equals(spelling.value)) {
                tied = true;
            }
            slips = found;
        }
        return tied ? Optional.empty() : Optional.ofNullable(nearest);
    }

    private static int slipsAllowed(String key) {
        int length = key.length();
        if (length <= 2 || length > LONGEST) {
            return 0;
        }
        if (length == 3) {
            return isAscii(key) ? 0 : 1;
        }
        return length <= 5 ? 1 : length <= 9 ? 2 : 3;
    }

    private static boolean isAscii(String key) {
        for (int i = 0; i < key.length(); i++) {
            if (key.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    /** Returns a bit for each character that occurs, several characters sharing one. */
    private static long signature(String key) {
        long signature = 0;
        for (int i = 0; i < key.length(); i++) {
            signature |= 1L << ((key.charAt(i) * 0x9E3779B1) >>> 26);
        }
        return signature;
    }

    private record Spelling<T>(String key, long signature, T value) {}
}
