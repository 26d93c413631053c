package dev.kikilist.simulation;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command {@code simulation/run}. */
@Command(
        name = "simulation/run",
        description = "Runs the delivery in a world where everything fails as a seed says.",
        mixinStandardHelpOptions = true,
        version = "1",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:every property held", "1:a property failed"})
public final class Main implements Callable<Integer> {
    /** How many seeds are kept at a time, so that a run that is ended loses no more. */
    private static final long PIECE = 1_000;

    private static final String RESULTS = "docs/results/simulation.json";

    @Option(
            names = "--seeds",
            paramLabel = "N",
            description = "How many seeds, 0 for none (default: ${DEFAULT-VALUE}).")
    private long seeds = 2_000;

    @Option(names = "--from", paramLabel = "S", description = "The first seed (default: ${DEFAULT-VALUE}).")
    private long from = 1;

    @Option(names = "--seed", paramLabel = "S", description = "Run this seed only, and show the shortest way it fails.")
    private @Nullable Long seed;

    @Option(names = "--story", description = "With --seed: show all that happens in it.")
    private boolean story;

    @Option(
            names = "--results",
            paramLabel = "FILE",
            description = "Add what the seeds gave to the results in FILE (with --mutations: " + RESULTS + ").")
    private @Nullable Path results;

    @Option(
            names = "--mutations",
            description = "Also run the mutations, and keep after how many seeds each was found out.")
    private boolean mutations;

    /** Runs the command and ends the JVM with its status. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Main()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException {
        if (seed != null) {
            return one(seed);
        }
        return many();
    }

    private int many() throws IOException {
        boolean isKept = results != null || mutations;
        var kept = isKept ? Results.read(file()) : new Results(List.of(), Map.of());
        long failed = 0;
        for (long first = from; first < from + seeds; first += PIECE) {
            var piece = run(first, Math.min(PIECE, from + seeds - first));
            failed += piece.failed();
            kept = kept.with(piece);
            if (isKept) {
                kept.write(file());
            }
        }
        if (mutations) {
            kept = kept.with(ReportCard.caught());
        }
        if (isKept) {
            kept.write(file());
        }
        return failed == 0 ? 0 : 1;
    }

    private static Piece run(long first, long count) {
        long start = System.nanoTime();
        var batch = Batch.run(first, count, done -> {});
        var piece = batch.piece(Duration.ofNanos(System.nanoTime() - start));
        System.out.printf(
                "Seeds %d to %d: %d failed, %d steps, %d s%n",
                first,
                piece.end() - 1,
                piece.failed(),
                piece.steps(),
                piece.took().toSeconds());
        batch.failed().stream()
                .findFirst()
                .ifPresent(failed -> System.out.print(Schedule.shortest(Plan.of(failed.seed()))));
        return piece;
    }

    private Path file() {
        return results == null ? Path.of(RESULTS) : results;
    }

    private int one(long only) {
        var plan = Plan.of(only);
        var run = Run.of(plan, story);
        run.story().forEach(System.out::println);
        System.out.print(Schedule.shortest(plan));
        return run.violations().isEmpty() ? 0 : 1;
    }
}
