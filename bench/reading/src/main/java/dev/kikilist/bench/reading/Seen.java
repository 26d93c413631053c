package dev.kikilist.bench.reading;

import org.jspecify.annotations.Nullable;

/**
 * What a reader saw of a form, so that nothing can be left out unnoticed, by the reader or by the compiler.
 *
 * <p>Readers of cells count the cells that hold something and add up their places and texts; readers that look at less,
 * or at more than cells, count in their own way.
 */
final class Seen {
    private long count;
    private long sum;

    /** Takes one cell. */
    void cell(int row, int column, @Nullable String text) {
        if (text != null && !text.isEmpty()) {
            count++;
            // Some give 1 as the file writes it: 1.0.
            int length = text.endsWith(".0") ? text.length() - 2 : text.length();
            sum += row * 31L + column * 7L + length * 3L + text.charAt(0);
        }
    }

    /** Takes {@code amount} things of which no more is known. */
    void add(long amount) {
        count += amount;
    }

    long count() {
        return count;
    }

    /** Returns a number that two readers share only when they saw the same. */
    long sum() {
        return sum;
    }
}
