package dev.kikilist.simulation;

import dev.kikilist.simulation.check.Property;
import dev.kikilist.simulation.world.Choices.Taken;
import dev.kikilist.simulation.world.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;

/** What many runs gave together. */
public final class Batch {
    private static final int MOST_FAILURES = 100;

    private final long from;
    private final long seeds;
    private final Map<Fault, Long> faults = new EnumMap<>(Fault.class);
    private final Map<Property, Long> failures = new EnumMap<>(Property.class);
    private final List<Run> failed = new ArrayList<>();
    private long steps;
    private long failedSeeds;

    private Batch(long from, long seeds) {
        this.from = from;
        this.seeds = seeds;
    }

    /**
     * Runs the seeds {@code from} to {@code from + seeds - 1}, on all processors.
     *
     * @param progress is told how many are done
     */
    public static Batch run(long from, long seeds, LongConsumer progress) {
        var batch = new Batch(from, seeds);
        var next = new AtomicLong(from);
        var done = new AtomicLong();
        try (var threads = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
            var tasks = Collections.nCopies(Runtime.getRuntime().availableProcessors(), (Runnable) () -> {
                for (long seed = next.getAndIncrement(); seed < from + seeds; seed = next.getAndIncrement()) {
                    batch.add(Run.of(Plan.of(seed), false));
                    progress.accept(done.incrementAndGet());
                }
            });
            var running = tasks.stream().map(threads::submit).toList();
            for (var task : running) {
                try {
                    task.get();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new IllegalStateException("interrupted", e);
                } catch (java.util.concurrent.ExecutionException e) {
                    throw new IllegalStateException(e.getCause());
                }
            }
        }
        return batch;
    }

    private synchronized void add(Run run) {
        steps += run.steps();
        run.faults().stream().map(Taken::fault).forEach(fault -> faults.merge(fault, 1L, Long::sum));
        run.violations().stream()
                .map(violation -> violation.property())
                .distinct()
                .forEach(property -> failures.merge(property, 1L, Long::sum));
        if (!run.violations().isEmpty()) {
            failedSeeds++;
            if (failed.size() < MOST_FAILURES) {
                failed.add(run);
            }
        }
    }

    /** Returns what it gave; what never happened counts 0. */
    public Piece piece(Duration took) {
        var allFaults = new EnumMap<Fault, Long>(Fault.class);
        for (var fault : Fault.values()) {
            allFaults.put(fault, faults(fault));
        }
        var allFailures = new EnumMap<Property, Long>(Property.class);
        for (var property : Property.values()) {
            allFailures.put(property, failures.getOrDefault(property, 0L));
        }
        return new Piece(from, seeds, failedSeeds, steps, took, allFaults, allFailures);
    }

    /** Returns how often a fault happened. */
    public long faults(Fault fault) {
        return faults.getOrDefault(fault, 0L);
    }

    /** Returns the runs in which something failed, the least seed first, as far as they were kept. */
    public List<Run> failed() {
        return failed.stream()
                .sorted((one, other) -> Long.compare(one.seed(), other.seed()))
                .toList();
    }
}
