package dev.kikilist.simulation;

import dev.kikilist.simulation.check.Property;
import dev.kikilist.simulation.world.Fault;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/**
 * What some seeds in a row gave.
 *
 * @param from the first seed
 * @param seeds how many
 * @param failed in how many of them a property failed
 * @param steps how many things happened
 * @param took how long they took
 * @param faults how often each fault happened
 * @param failures in how many seeds each property failed
 */
public record Piece(
        long from,
        long seeds,
        long failed,
        long steps,
        Duration took,
        Map<Fault, Long> faults,
        Map<Property, Long> failures) {
    public Piece {
        faults = Map.copyOf(faults);
        failures = Map.copyOf(failures);
    }

    /** Returns the seed after the last one. */
    public long end() {
        return from + seeds;
    }

    /** Returns this piece and the one right after it as one. */
    Piece and(Piece next) {
        return new Piece(
                from,
                seeds + next.seeds,
                failed + next.failed,
                steps + next.steps,
                took.plus(next.took),
                sum(Fault.class, faults, next.faults),
                sum(Property.class, failures, next.failures));
    }

    private static <E extends Enum<E>> Map<E, Long> sum(Class<E> names, Map<E, Long> one, Map<E, Long> other) {
        var sum = new EnumMap<E, Long>(names);
        sum.putAll(one);
        other.forEach((name, count) -> sum.merge(name, count, Long::sum));
        return sum;
    }
}
