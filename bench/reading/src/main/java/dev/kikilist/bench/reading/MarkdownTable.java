package dev.kikilist.bench.reading;

import java.util.List;
import java.util.Locale;

/** Writes measurements as a table, each beside the floor and bare Aalto of the same form. */
final class MarkdownTable {
    private static final double MILLISECOND = 1e6;
    private static final double SECOND = 1e9;

    private MarkdownTable() {}

    /** Returns the table of forms read warm. */
    static String warm(List<Measured> measured) {
        var table = new StringBuilder("""
            | rows | reader | ms | rows/s | ÷ floor | ÷ Aalto | smallest heap, MB |
            |---:|---|---:|---:|---:|---:|---:|
            """);
        for (var line : measured) {
            table.append(String.format(
                    Locale.ROOT,
                    "| %,d | %s | %s | %,.0f | %.1f | %.2f | %d |%n",
                    line.rows(),
                    line.contender().title(),
                    milliseconds(line),
                    line.rows() * SECOND / line.nanoseconds(),
                    line.nanoseconds() / of(measured, line.rows(), Contender.FLOOR),
                    line.nanoseconds() / of(measured, line.rows(), Contender.AALTO),
                    line.heapMegabytes()));
        }
        return table.toString();
    }

    /** Returns the table of first readings in a fresh JVM. */
    static String cold(List<Measured> measured) {
        return times("reader, first reading in a fresh JVM", "ms", measured);
    }

    /** Returns the table of readings in turns. */
    static String inTurns(List<Measured> measured) {
        return times("reader, in turns with the others", "ms of processor time", measured);
    }

    private static String times(String reader, String unit, List<Measured> measured) {
        var table = new StringBuilder("""
            | rows | %s | %s | ÷ floor | ÷ Aalto |
            |---:|---|---:|---:|---:|
            """.formatted(reader, unit));
        for (var line : measured) {
            table.append(String.format(
                    Locale.ROOT,
                    "| %,d | %s | %s | %.1f | %.2f |%n",
                    line.rows(),
                    line.contender().title(),
                    milliseconds(line),
                    line.nanoseconds() / of(measured, line.rows(), Contender.FLOOR),
                    line.nanoseconds() / of(measured, line.rows(), Contender.AALTO)));
        }
        return table.toString();
    }

    private static String milliseconds(Measured line) {
        double milliseconds = line.nanoseconds() / MILLISECOND;
        return String.format(Locale.ROOT, milliseconds < 10 ? "%.3f" : "%,.0f", milliseconds);
    }

    private static double of(List<Measured> measured, int rows, Contender contender) {
        return measured.stream()
                .filter(line -> line.rows() == rows && line.contender() == contender)
                .findFirst()
                .orElseThrow()
                .nanoseconds();
    }
}
