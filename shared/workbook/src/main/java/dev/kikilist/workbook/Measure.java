package dev.kikilist.workbook;

/** What has been read of a package so far, all parts together; a part read twice counts twice. */
final class Measure {
    /** Below this size a high ratio means nothing: an empty sheet's parts compress well. */
    private static final long RATIO_MATTERS = 20_000_000;

    private long compressed;
    private long inflated;
    private long structure;

    /** Begins a part that has {@code bytes} in the file. */
    void begin(long bytes) {
        compressed += bytes;
    }

    /** Takes {@code bytes} that came out of the part. */
    void add(int bytes, boolean structural) {
        inflated += bytes;
        structure += structural ? bytes : 0;
    }

    boolean isExceeded() {
        return inflated > Bound.INFLATED_BYTES.limit()
                || structure > Bound.STRUCTURE_BYTES.limit()
                || (inflated > RATIO_MATTERS && inflated / Bound.RATIO.limit() > compressed);
    }

    void throwIfExceeded() throws UnreadableException {
        Bound.INFLATED_BYTES.check(inflated);
        Bound.STRUCTURE_BYTES.check(structure);
        if (isExceeded()) {
            throw Bound.RATIO.exceeded();
        }
    }
}
