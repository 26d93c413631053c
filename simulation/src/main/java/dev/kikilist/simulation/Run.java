package dev.kikilist.simulation;

import dev.kikilist.simulation.check.FinalCheck;
import dev.kikilist.simulation.check.Property;
import dev.kikilist.simulation.check.Reader;
import dev.kikilist.simulation.check.Violation;
import dev.kikilist.simulation.check.Watch;
import dev.kikilist.simulation.system.Delivery;
import dev.kikilist.simulation.system.Workload;
import dev.kikilist.simulation.world.Choices;
import dev.kikilist.simulation.world.Choices.Taken;
import dev.kikilist.simulation.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/**
 * One run: users upload while everything fails, then nothing fails any more, and when all is at rest everything is looked at.
 *
 * @param seed the seed
 * @param steps how many things happened
 * @param faults the faults that happened, in order
 * @param violations what did not hold
 * @param story what happened, if that was asked for
 */
public record Run(long seed, long steps, List<Taken> faults, List<Violation> violations, List<String> story) {
    private static final long SECOND = 1_000_000;
    private static final long HOUR = 3_600 * SECOND;
    private static final long FAULTY = 2 * HOUR;
    private static final long ROUND = HOUR / 2;
    private static final int MOST_ROUNDS = 14;
    /** Until then an upload had its last chance. */
    private static final int LEAST_ROUNDS = 8;

    public Run {
        faults = List.copyOf(faults);
        violations = List.copyOf(violations);
        story = List.copyOf(story);
    }

    /** Returns whether {@code property} did not hold. */
    public boolean violates(Property property) {
        return violations.stream().anyMatch(violation -> violation.property() == property);
    }

    /**
     * Runs a plan.
     *
     * @param isTold whether the story is written down
     */
    public static Run of(Plan plan, boolean isTold) {
        long seed = plan.seed();
        var result = new AtomicReference<Object>();
        // A worker takes its turns much faster from a virtual thread than from one of the system.
        var thread = Thread.ofVirtual().start(() -> {
            try {
                result.set(play(plan, isTold));
            } catch (RuntimeException | Error e) {
                result.set(e);
            }
        });
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
        return switch (result.get()) {
            case Run run -> run;
            case Throwable failure -> throw new IllegalStateException("seed " + seed, failure);
            default -> throw new IllegalStateException("seed " + seed + " ended without a result");
        };
    }

    private static Run play(Plan plan, boolean isTold) {
        var world = new World(new Choices(plan.seed(), plan.leftOut(), plan.frequent()), isTold);
        var watch = new Watch();
        var delivery = new Delivery(world, plan.wiring().get(), watch::see);
        var reader = new Reader(delivery);
        var workload = new Workload(delivery, reader::look);
        sweepFrom(delivery, Delivery.SWEPT_EVERY.toSeconds() * SECOND);
        world.runUntil(FAULTY);

        world.choices().calmDown();
        world.endOutages();
        world.story().tell(() -> "nothing fails any more");
        var violations = new ArrayList<Violation>();
        if (!comesToRest(delivery)) {
            violations.add(new Violation(
                    Property.COMES_TO_REST, delivery.deadLetters() + " dead letters, or other work, are left"));
        }
        violations.addAll(watch.violations());
        violations.addAll(reader.violations());
        violations.addAll(FinalCheck.violations(delivery, workload));
        violations.forEach(
                violation -> world.story().tell(() -> "VIOLATED " + violation.property() + ": " + violation.words()));
        world.end();
        return new Run(
                plan.seed(),
                world.steps(),
                world.choices().taken(),
                violations,
                world.story().lines());
    }

    private static void sweepFrom(Delivery delivery, long at) {
        delivery.world().at(at, () -> {
            delivery.startSweep();
            // Once nothing fails any more, most sweeps would find nothing to do.
            long pause = Delivery.SWEPT_EVERY.toSeconds() * SECOND * (at > FAULTY ? 4 : 1);
            sweepFrom(delivery, at + pause);
        });
    }

    /** Redrives what is dead, and waits until nothing is under way and the sweep found the time for two more runs. */
    private static boolean comesToRest(Delivery delivery) {
        var world = delivery.world();
        boolean wasQuiet = false;
        for (int round = 0; round < MOST_ROUNDS; round++) {
            delivery.redrive();
            world.runUntil(world.now() + ROUND);
            boolean isQuiet = delivery.isQuiet();
            if (isQuiet && wasQuiet && round >= LEAST_ROUNDS) {
                return true;
            }
            wasQuiet = isQuiet;
        }
        return false;
    }
}
