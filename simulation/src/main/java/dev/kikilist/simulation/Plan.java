package dev.kikilist.simulation;

import dev.kikilist.simulation.system.Wiring;
import dev.kikilist.simulation.world.Choices.Taken;
import dev.kikilist.simulation.world.Fault;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What is run.
 *
 * @param seed the seed
 * @param wiring how the product is put together
 * @param leftOut faults that do not happen
 * @param frequent faults that are frequent whatever the seed's weather
 */
public record Plan(long seed, Supplier<Wiring> wiring, Set<Taken> leftOut, Set<Fault> frequent) {
    public Plan {
        leftOut = Set.copyOf(leftOut);
        frequent = Set.copyOf(frequent);
    }

    /** Returns the plan to run the product as it is deployed. */
    public static Plan of(long seed) {
        return new Plan(seed, Wiring::new, Set.of(), Set.of());
    }

    /** Returns this plan without some more faults. */
    public Plan without(Set<Taken> faults) {
        return new Plan(seed, wiring, faults, frequent);
    }
}
