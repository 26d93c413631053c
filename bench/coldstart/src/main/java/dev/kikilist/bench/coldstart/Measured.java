package dev.kikilist.bench.coldstart;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** What was measured of a contender, round by round, in milliseconds. */
final class Measured {
    private final Map<Flags, List<Double>> wall = new EnumMap<>(Flags.class);
    private final Map<Flags, List<Double>> processor = new EnumMap<>(Flags.class);
    private final List<Double> warm = new ArrayList<>();

    /**
     * Takes the cold start of a round in.
     *
     * @param untilAnswer from the start of the process to its first answer
     * @param processorTime what the process took of the processor until then
     */
    void addColdStart(Flags flags, Duration untilAnswer, Duration processorTime) {
        wall.computeIfAbsent(flags, first -> new ArrayList<>()).add(milliseconds(untilAnswer));
        processor.computeIfAbsent(flags, first -> new ArrayList<>()).add(milliseconds(processorTime));
    }

    /** Takes the warm calls of a round in: how long each of them took, one at least. */
    void addWarmCalls(List<Duration> calls) {
        warm.add(median(calls.stream().map(Measured::milliseconds).toList()));
    }

    double medianWall(Flags flags) {
        return median(wall.getOrDefault(flags, List.of()));
    }

    double medianProcessor(Flags flags) {
        return median(processor.getOrDefault(flags, List.of()));
    }

    double medianWarm() {
        return median(warm);
    }

    /**
     * Returns how many times as long the warm calls of this contender took as those of {@code other}, in each round: in one the two
     * take turns.
     */
    List<Double> warmRatios(Measured other) {
        return IntStream.range(0, warm.size())
                .mapToObj(round -> warm.get(round) / other.warm.get(round))
                .toList();
    }

    /** Returns the median: the lower one of two in the middle. */
    static double median(List<Double> values) {
        return values.stream()
                .sorted()
                .skip((values.size() - 1) / 2)
                .findFirst()
                .orElseThrow();
    }

    private static double milliseconds(Duration duration) {
        return duration.toNanos() / 1e6;
    }
}
