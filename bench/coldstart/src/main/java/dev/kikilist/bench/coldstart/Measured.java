package dev.kikilist.bench.coldstart;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What was measured of a contender under some flags, round by round, in milliseconds. */
final class Measured {
    private final List<Double> wall = new ArrayList<>();
    private final List<Double> processor = new ArrayList<>();
    private final List<Double> warm = new ArrayList<>();

    /**
     * Takes a round in.
     *
     * @param untilAnswer from the start of the process to its first answer
     * @param processorTime what the process took of the processor until then
     * @param calls how long each of the calls afterwards took; none where they were not measured
     */
    void add(Duration untilAnswer, Duration processorTime, List<Duration> calls) {
        wall.add(milliseconds(untilAnswer));
        processor.add(milliseconds(processorTime));
        if (!calls.isEmpty()) {
            warm.add(median(calls.stream().map(Measured::milliseconds).toList()));
        }
    }

    double medianWall() {
        return median(wall);
    }

    double medianProcessor() {
        return median(processor);
    }

    double medianWarm() {
        return median(warm);
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
