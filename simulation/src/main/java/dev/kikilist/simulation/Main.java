package dev.kikilist.simulation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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
    @Option(names = "--seeds", paramLabel = "N", description = "How many seeds (default: ${DEFAULT-VALUE}).")
    private long seeds = 2_000;

    @Option(names = "--from", paramLabel = "S", description = "The first seed (default: ${DEFAULT-VALUE}).")
    private long from = 1;

    @Option(names = "--seed", paramLabel = "S", description = "Run this seed only, and show the shortest way it fails.")
    private @Nullable Long seed;

    @Option(names = "--story", description = "With --seed: show all that happens in it.")
    private boolean story;

    @Option(names = "--report", paramLabel = "FILE", description = "Also run the mutations, and write the report card.")
    private @Nullable Path report;

    /** Runs the command and ends the JVM with its status. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Main()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException {
        if (seed != null) {
            return one(seed);
        }
        long start = System.nanoTime();
        var batch = Batch.run(from, seeds, done -> {
            if (done % 1_000 == 0) {
                System.err.println(done + " seeds");
            }
        });
        var took = Duration.ofNanos(System.nanoTime() - start);
        System.out.printf(
                "Seeds %d to %d: %d failed, %d steps, %d s%n",
                from, from + seeds - 1, batch.failed().size(), batch.steps(), took.toSeconds());
        batch.failed().stream()
                .findFirst()
                .ifPresent(failed -> System.out.print(Schedule.shortest(Plan.of(failed.seed()))));
        if (report != null) {
            Files.writeString(report, ReportCard.page(batch, ReportCard.caught(), took));
        }
        return batch.failed().isEmpty() ? 0 : 1;
    }

    private int one(long only) {
        var plan = Plan.of(only);
        var run = Run.of(plan, story);
        run.story().forEach(System.out::println);
        System.out.print(Schedule.shortest(plan));
        return run.violations().isEmpty() ? 0 : 1;
    }
}
