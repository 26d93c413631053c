package dev.kikilist.bench.load;

import dev.kikilist.bench.load.Load.Timing;
import dev.kikilist.bench.load.Registration.Vendor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Loads the system: at a rising rate, and at a rate that it bears. */
@Command(
        name = "load",
        description =
                "Hands lists in at a rising rate until the system saturates, then many at three quarters of that.",
        mixinStandardHelpOptions = true)
final class LoadCommand implements Callable<Integer> {
    /** It does not keep up when it does less than this part of what it is offered. */
    private static final double KEPT_UP = 0.7;

    private static final int SMALL = 20;
    private static final int LARGE = 10_000;

    @Option(names = "--lists", paramLabel = "N", description = "How many lists of 20 rows (default: ${DEFAULT-VALUE}).")
    private int lists = 1_000;

    @Option(names = "--large", paramLabel = "N", description = "How many of 10,000 rows (default: ${DEFAULT-VALUE}).")
    private int large = 10;

    @Option(names = "--step", paramLabel = "S", description = "Seconds at each rate (default: ${DEFAULT-VALUE}).")
    private int step = 15;

    @Option(
            names = "--procurements",
            paramLabel = "N",
            description = "How many both vendors are invited to (default: ${DEFAULT-VALUE}).")
    private int procurements = 200;

    @Option(names = "--results", paramLabel = "FILE", description = "Write the results to this file.")
    private @Nullable Path results;

    @Option(names = "--plot", paramLabel = "FILE", description = "Draw the rising rate into this file, as SVG.")
    private @Nullable Path plot;

    @Override
    public Integer call() {
        try (var system = SystemProcess.forgetful(SystemProcess.emptyDirectory());
                var load = new Load(system, procurements)) {
            // The code warms up.
            load.handIn(Vendor.VENDOR, 40, SMALL, Duration.ofMillis(250));
            load.awaitRest();
            var rising = rising(load);
            double most = rising.stream().mapToDouble(LoadPoint::done).max().orElseThrow();
            say("saturates at %.1f lists a second".formatted(most));
            var steady = steady(load, most * 0.75);
            var waited = load.awaitRepairs();
            var balance = load.balance();
            balance.faults().forEach(fault -> say("FAULT %s".formatted(fault)));
            say("%d lists, %d faults"
                    .formatted(
                            balance.count("lists handed in"), balance.faults().size()));
            if (plot != null) {
                write(plot, LoadPlot.svg(rising));
            }
            if (results != null) {
                results(rising, steady, balance, waited, most).write(results);
            }
            return balance.faults().isEmpty() ? 0 : 1;
        }
    }

    /**
     * One rate.
     *
     * @param offered lists a second
     * @param done lists a second
     */
    record LoadPoint(double offered, double done, Duration median, Duration p99) {}

    private List<LoadPoint> rising(Load load) {
        var points = new ArrayList<LoadPoint>();
        for (double rate = 1; ; rate *= Math.sqrt(2)) {
            int count = Math.max(5, (int) (rate * step));
            var handedIn = load.handIn(Vendor.VENDOR, count, SMALL, Duration.ofNanos((long) (1e9 / rate)));
            load.awaitRest();
            var timing = Timing.of(handedIn, load.mailed());
            // What was offered, and the time until the last was done, both from the first upload on.
            double offered = offered(handedIn, rate);
            points.add(new LoadPoint(offered, timing.perSecond(), timing.median(), timing.p99()));
            say("offered %.2f/s, done %.2f/s, median %d ms, p99 %d ms"
                    .formatted(
                            offered,
                            timing.perSecond(),
                            timing.median().toMillis(),
                            timing.p99().toMillis()));
            if (timing.perSecond() < KEPT_UP * offered && points.size() > 2) {
                return points;
            }
        }
    }

    private static double offered(List<HandedIn> lists, double wanted) {
        var span = Duration.between(lists.getFirst().began(), lists.getLast().began());
        return span.isZero() ? wanted : Math.min(wanted, (lists.size() - 1) * 1e9 / span.toNanos());
    }

    private Map<Integer, Timing> steady(Load load, double rate) {
        var every = Duration.ofNanos((long) (1e9 / rate));
        var largeOnes = load.begin(Vendor.RIVAL, large, LARGE, every.multipliedBy(Math.max(1, lists / large)));
        var smallOnes = load.handIn(Vendor.VENDOR, lists, SMALL, every);
        var both = largeOnes.join();
        load.awaitRest();
        var mailed = load.mailed();
        var timings = Map.of(SMALL, Timing.of(smallOnes, mailed), LARGE, Timing.of(both, mailed));
        timings.forEach((rows, timing) -> say("%d lists of %d rows: %.2f/s, median %d ms, p99 %d ms"
                .formatted(
                        timing.lists(),
                        rows,
                        timing.perSecond(),
                        timing.median().toMillis(),
                        timing.p99().toMillis())));
        return timings;
    }

    private Results results(
            List<LoadPoint> rising, Map<Integer, Timing> steady, Books.Balance balance, Duration waited, double most) {
        var made = new Results(
                "Load",
                "Vendors hand lists in to the local system, which runs in one process beside them. A time is from the"
                        + " begin of an upload to the moment at which the mail service took the last mail about it. Only"
                        + " ratios within one run mean anything.",
                "bench/load/run load --lists " + lists + " --large " + large + " --step " + step + " --procurements "
                        + procurements);
        var rates = made.table(
                "Rising rate of lists of 20 rows", "offered a second", "done a second", "median ms", "p99 ms");
        rising.forEach(point -> rates.row(
                point.offered(),
                point.done(),
                point.median().toMillis(),
                point.p99().toMillis()));
        made.picture("Rising rate", "load.svg");
        var kinds = made.table(
                "At three quarters of the rate at which it saturates",
                "lists",
                "rows each",
                "a second",
                "median ms",
                "p99 ms");
        steady.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(kind -> kinds.row(
                        kind.getValue().lists(),
                        kind.getKey(),
                        kind.getValue().perSecond(),
                        kind.getValue().median().toMillis(),
                        kind.getValue().p99().toMillis()));
        made.compared(balance, waited);
        say("saturation %.2f".formatted(most));
        return made;
    }

    static void say(String what) {
        System.out.println(Instant.now() + " " + what);
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }
}
