package dev.kikilist.bench.coldstart;

import java.util.Collections;
import java.util.Locale;
import java.util.Map;

/** Writes what was measured as tables. */
record Report(int rounds, Map<Contender, Classes> classes, Map<Contender, Measured> measured) {
    /** The name of the status function where it prepares TLS, as with AWS itself and as the bare handlers do. */
    static final String READY_FOR_TLS = "status, ready for TLS";

    /** The name of the handler that reads what a question that was asked before reads. */
    static final String BATCH = "bare BatchGetItem of both";

    /** The name of the handler that reads one item and does nothing else. */
    static final String BARE = "bare GetItem";

    String markdown() {
        var text = new StringBuilder();
        text.append(
                "Medians of %d rounds in which all take turns, on one processor; Java %s, %s. Milliseconds: processor time of the process / on the clock.%n%n"
                        .formatted(rounds, Runtime.version(), System.getProperty("os.arch")));
        text.append("| handler |");
        for (var flags : Flags.values()) {
            text.append(" ").append(flags.title()).append(" |");
        }
        text.append(" warm call | classes | of them not of the JDK's archive | zip, MB |\n|---|");
        text.append("---:|".repeat(Flags.values().length + 4)).append("\n");
        measured.forEach((contender, times) -> {
            text.append("| ").append(contender.name()).append(" |");
            for (var flags : Flags.values()) {
                text.append(" %.0f / %.0f |".formatted(times.medianProcessor(flags), times.medianWall(flags)));
            }
            text.append(" %.2f | %,d | %,d | %s |%n"
                    .formatted(
                            times.medianWarm(),
                            of(classes, contender).all(),
                            of(classes, contender).fromJars(),
                            megabytes(contender)));
        });
        text.append("\n| ratio | processor time | on the clock | target |\n|---|---:|---:|---:|\n");
        cold(text, Flags.TEMPLATE, READY_FOR_TLS, BARE, "≤ 1.2");
        cold(text, Flags.C1, "status", "hello", "≤ 7");
        cold(text, Flags.C1, READY_FOR_TLS, "hello", "");
        cold(text, Flags.AOT, "status", "hello", "≤ 4");
        cold(text, Flags.AOT, READY_FOR_TLS, "hello", "");
        cold(text, Flags.AOT, BARE, "hello", "");
        cold(text, Flags.TEMPLATE, "intake", "bare GetObject and POI's events", "≤ 1.3");
        warm(text, "status", "≤ 1.3");
        warm(text, BATCH, "");
        return text.toString();
    }

    private void cold(StringBuilder text, Flags flags, String one, String other, String target) {
        text.append("| %s ÷ %s, %s | %.2f | %.2f | %s |%n"
                .formatted(
                        one,
                        other,
                        flags.title(),
                        named(one).medianProcessor(flags) / named(other).medianProcessor(flags),
                        named(one).medianWall(flags) / named(other).medianWall(flags),
                        target));
    }

    /** With the least and the most of a round behind it. */
    private void warm(StringBuilder text, String one, String target) {
        var ratios = named(one).warmRatios(named(BARE));
        text.append("| %s ÷ %s, warm | | %.2f (%.2f–%.2f) | %s |%n"
                .formatted(
                        one, BARE, Measured.median(ratios), Collections.min(ratios), Collections.max(ratios), target));
    }

    private Measured named(String name) {
        return measured.entrySet().stream()
                .filter(entry -> entry.getKey().name().equals(name))
                .findFirst()
                .orElseThrow()
                .getValue();
    }

    private static String megabytes(Contender contender) {
        return contender.deployed().zipBytes() == 0
                ? ""
                : String.format(Locale.ROOT, "%.1f", contender.deployed().zipBytes() / 1e6);
    }

    private static <K, V> V of(Map<K, V> map, K key) {
        var value = map.get(key);
        if (value == null) {
            throw new IllegalStateException("nothing was measured of " + key);
        }
        return value;
    }
}
