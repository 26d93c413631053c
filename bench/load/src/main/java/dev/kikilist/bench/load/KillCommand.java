package dev.kikilist.bench.load;

import dev.kikilist.bench.load.Kills.Moment;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Kills the system, and says whether everything was done exactly once. */
@Command(
        name = "kill",
        description =
                "Kills the system at random points while lists are handed in, and looks whether all was done once.",
        mixinStandardHelpOptions = true)
final class KillCommand implements Callable<Integer> {
    private static final Duration QUIET = Duration.ofSeconds(10);

    @Option(names = "--kills", paramLabel = "N", description = "How many times (default: ${DEFAULT-VALUE}).")
    private int kills = 50;

    @Option(names = "--seed", paramLabel = "S", description = "When, and what is lost (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(names = "--results", paramLabel = "FILE", description = "Write the results to this file.")
    private @Nullable Path results;

    @Override
    public Integer call() {
        long start = System.nanoTime();
        System.out.println("Seed " + seed);
        System.out.println("kill | from    | after ms | queue | lists handed in");
        var all = new ArrayList<Kills.Kill>();
        var outcome = new Kills(SystemProcess.emptyDirectory(), seed, kills, QUIET, kill -> {
                    all.add(kill);
                    System.out.printf(
                            Locale.ROOT,
                            "%4d | %-7s | %8d | %-5s | %d%n",
                            kill.number(),
                            words(kill.moment()),
                            kill.millis(),
                            kill.queueLost() ? "lost" : "kept",
                            kill.handedIn());
                })
                .run();
        var took = Duration.ofNanos(System.nanoTime() - start);
        outcome.balance().counts().forEach((name, count) -> System.out.println(count + " " + name));
        outcome.balance().faults().forEach(fault -> System.out.println("FAULT " + fault));
        System.out.printf(
                "%d kills, %d faults, %d s; everything done with the clock moved by %s%n",
                kills, outcome.balance().faults().size(), took.toSeconds(), outcome.ahead());
        if (results != null) {
            results(all, outcome, took).write(results);
        }
        return outcome.balance().faults().isEmpty() ? 0 : 1;
    }

    private static long count(List<Kills.Kill> all, Moment moment) {
        return all.stream().filter(kill -> kill.moment() == moment).count();
    }

    private static String words(Moment moment) {
        return moment.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private Results results(List<Kills.Kill> all, Kills.Outcome outcome, Duration took) {
        var made = new Results(
                "Killed at any moment",
                "The local system on engines that keep their data is killed with SIGKILL while two vendors hand in"
                        + " lists of 20 rows, and is started again on the same data. The queue loses what it holds half of"
                        + " the times; S3, DynamoDB and SES lose nothing that they answered.",
                "bench/load/run kill --kills " + kills + " --seed " + seed);
        made.table("The run", "", "")
                .row("Kills", kills)
                .row("of these at most 3 s after the start was begun", count(all, Moment.BEGUN))
                .row("of these at most 3 s after it was ready", count(all, Moment.READY))
                .row("of these at most 3 s after an upload was answered", count(all, Moment.AT_WORK))
                .row(
                        "of these with the queue lost",
                        all.stream().filter(Kills.Kill::queueLost).count())
                .row("Seed", seed)
                .row("Time in seconds", took.toSeconds())
                .row(
                        "Clock moved until all was repaired, in minutes",
                        outcome.ahead().toMinutes());
        made.compared(outcome.balance(), Duration.ZERO);
        return made;
    }
}
