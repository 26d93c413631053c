package dev.kikilist.simulation;

import dev.kikilist.simulation.check.Property;
import dev.kikilist.simulation.world.Fault;
import java.time.Duration;
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

    boolean overlaps(Piece other) {
        return from < other.end() && other.from < end();
    }
}
