package dev.kikilist.validation;

import java.util.Arrays;

/**
 * Remembers where each key was seen first, in 24 bytes a key.
 *
 * <p>Keys are told apart by 128 bits of hash, not by their text.
 */
final class FirstPlaces {
    private static final int INITIAL = 256;

    /** The place that is no place. */
    static final int NOWHERE = -1;

    private long[] high = new long[INITIAL];
    private long[] low = new long[INITIAL];
    private int[] sheets = filled(INITIAL);
    private int[] rows = new int[INITIAL];
    private int size;
    private int found;

    /**
     * Looks {@code parts} up as one key and puts it at this place when it is new.
     *
     * @return whether it was there before; then {@link #sheet()} and {@link #row()} say where
     */
    boolean seenBefore(int sheet, int row, String... parts) {
        long a = 0x9E3779B97F4A7C15L;
        long b = 0xC2B2AE3D27D4EB4FL;
        for (var part : parts) {
            for (int i = 0; i < part.length(); i++) {
                char c = part.charAt(i);
                a = (a ^ c) * 0x100000001B3L;
                b = Long.rotateLeft(b, 5) * 0x9E3779B97F4A7C15L + c;
            }
            a = mixed(a + part.length());
            b = mixed(b ^ part.length());
        }
        found = slot(a, b);
        if (sheets[found] != NOWHERE) {
            return true;
        }
        put(found, a, b, sheet, row);
        if (++size * 2 > rows.length) {
            grow();
        }
        return false;
    }

    /** Returns the sheet where the key that was looked up last was seen first. */
    int sheet() {
        return sheets[found];
    }

    /** Returns the row where the key that was looked up last was seen first. */
    int row() {
        return rows[found];
    }

    private int slot(long a, long b) {
        int mask = rows.length - 1;
        int slot = (int) (a ^ (b >>> 32)) & mask;
        while (sheets[slot] != NOWHERE && (high[slot] != a || low[slot] != b)) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void put(int slot, long a, long b, int sheet, int row) {
        high[slot] = a;
        low[slot] = b;
        sheets[slot] = sheet;
        rows[slot] = row;
    }

    private void grow() {
        var oldHigh = high;
        var oldLow = low;
        var oldSheets = sheets;
        var oldRows = rows;
        int length = oldRows.length * 2;
        high = new long[length];
        low = new long[length];
        sheets = filled(length);
        rows = new int[length];
        for (int i = 0; i < oldRows.length; i++) {
            if (oldSheets[i] != NOWHERE) {
                put(slot(oldHigh[i], oldLow[i]), oldHigh[i], oldLow[i], oldSheets[i], oldRows[i]);
            }
        }
    }

    private static int[] filled(int length) {
        var places = new int[length];
        Arrays.fill(places, NOWHERE);
        return places;
    }

    private static long mixed(long x) {
        long y = (x ^ (x >>> 33)) * 0xFF51AFD7ED558CCDL;
        y = (y ^ (y >>> 33)) * 0xC4CEB9FE1A85EC53L;
        return y ^ (y >>> 33);
    }
}
