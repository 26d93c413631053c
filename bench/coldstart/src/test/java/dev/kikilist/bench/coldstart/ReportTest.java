package dev.kikilist.bench.coldstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportTest {
    private final Map<Contender, Classes> classes = new LinkedHashMap<>();
    private final Map<Contender, Measured> measured = new LinkedHashMap<>();

    @Test
    void warmCallsAreComparedWithinEachRound() {
        all(List.of(10, 100, 20));
        warm("status", List.of(12, 110, 30));

        assertThat(lines())
                .as("1.20, 1.10 and 1.50; the medians of both alone would be 30 to 20")
                .contains("| status ÷ bare GetItem, warm | | 1.20 (1.10–1.50) | ≤ 1.3 |")
                .contains("| bare BatchGetItem of both ÷ bare GetItem, warm | | 1.00 (1.00–1.00) |  |");
    }

    @Test
    void aRoundCountsWithTheMedianOfItsCalls() {
        all(List.of(10));
        measured("status").addWarmCalls(List.of(milliseconds(11), milliseconds(13), milliseconds(900)));

        assertThat(lines()).contains("| status ÷ bare GetItem, warm | | 1.30 (1.30–1.30) | ≤ 1.3 |");
    }

    @Test
    void coldStartsAreComparedByTheirMedians() {
        all(List.of(10));
        warm("status", List.of(10));
        cold("hello", List.of(100, 100, 100), List.of(50, 50, 50));
        cold("status", List.of(600, 9_000, 700), List.of(400, 9_000, 200));

        assertThat(lines())
                .as("with the one millisecond that all have, the lower of two in the middle")
                .contains("| status ÷ hello, C1 only | 4.00 | 6.00 | ≤ 7 |");
    }

    /** Lets all contenders of the report take part, one cold start and these warm calls each, but for what a test adds. */
    private void all(List<Integer> warm) {
        var names = List.of(
                "hello",
                Report.BARE,
                Report.BATCH,
                "bare GetObject and POI's events",
                "intake",
                "status",
                Report.READY_FOR_TLS);
        for (var name : names) {
            var contender = new Contender(name, name, new Deployed(Path.of(name), 0), () -> "{}", 1, Map.of());
            classes.put(contender, new Classes(2, 1));
            measured.put(contender, new Measured());
            for (var flags : Flags.values()) {
                measured(name).addColdStart(flags, milliseconds(1), milliseconds(1));
            }
            if (!name.equals("status")) {
                warm(name, warm);
            }
        }
    }

    private void warm(String name, List<Integer> rounds) {
        rounds.forEach(round -> measured(name).addWarmCalls(List.of(milliseconds(round))));
    }

    private void cold(String name, List<Integer> untilAnswer, List<Integer> processorTime) {
        for (int round = 0; round < untilAnswer.size(); round++) {
            measured(name)
                    .addColdStart(
                            Flags.C1, milliseconds(untilAnswer.get(round)), milliseconds(processorTime.get(round)));
        }
    }

    private Measured measured(String name) {
        return measured.entrySet().stream()
                .filter(entry -> entry.getKey().name().equals(name))
                .findFirst()
                .orElseThrow()
                .getValue();
    }

    private List<String> lines() {
        return new Report(3, classes, measured).markdown().lines().toList();
    }

    private static Duration milliseconds(long count) {
        return Duration.ofMillis(count);
    }
}
