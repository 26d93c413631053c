package dev.kikilist.bench.load;

import static java.util.Objects.requireNonNull;

import dev.kikilist.bench.load.Flood.Ebb;
import dev.kikilist.bench.load.Load.Timing;
import dev.kikilist.bench.load.Registration.Vendor;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Compares what a vendor waits alone with what it waits beside the flood of another. */
@Command(
        name = "flood",
        description = "Compares what a vendor waits alone with what it waits beside another one's flood.",
        mixinStandardHelpOptions = true)
final class FloodCommand implements Callable<Integer> {
    private static final int SMALL = 20;
    private static final int LARGE = 10_000;

    @Option(names = "--flood", paramLabel = "N", description = "Lists of a flood (default: ${DEFAULT-VALUE}).")
    private int flood = 100;

    @Option(
            names = "--others",
            paramLabel = "N",
            description = "Lists of the vendor beside the flood (default: ${DEFAULT-VALUE}).")
    private int others = 60;

    @Option(
            names = "--every",
            paramLabel = "MS",
            description = "Milliseconds from one of these to the next (default: ${DEFAULT-VALUE}).")
    private long milliseconds = 1_500;

    @Option(
            names = "--procurements",
            paramLabel = "N",
            description = "How many both vendors are invited to (default: ${DEFAULT-VALUE}).")
    private int procurements = 100;

    @Option(names = "--results", paramLabel = "FILE", description = "Write the results to this file.")
    private @Nullable Path results;

    @Override
    public Integer call() {
        try (var system = SystemProcess.forgetful(SystemProcess.emptyDirectory());
                var load = new Load(system, procurements)) {
            // The code warms up.
            load.handIn(Vendor.VENDOR, 40, SMALL, Duration.ofMillis(500));
            load.awaitRest();
            var floods = floods(load);
            var waited = load.awaitRepairs();
            var balance = load.balance();
            balance.faults().forEach(fault -> LoadCommand.say("FAULT %s".formatted(fault)));
            if (results != null) {
                results(floods, balance, waited).write(results);
            }
            return balance.faults().isEmpty() ? 0 : 1;
        }
    }

    /**
     * What a vendor waits alone, and while another floods one of its own invitations.
     *
     * @param beside by the rows of the lists of the flood
     */
    record Floods(Timing alone, Map<Integer, Beside> beside) {}

    /** What it waits beside a flood, and what came of that. */
    record Beside(Timing timing, Ebb ebb) {
        double ratio(Timing alone) {
            return (double) timing.p95().toMillis() / alone.p95().toMillis();
        }
    }

    private Floods floods(Load load) {
        var every = Duration.ofMillis(milliseconds);
        var alone = load.handIn(Vendor.RIVAL, others, SMALL, every);
        load.awaitRest();
        var besides = new TreeMap<Integer, List<HandedIn>>();
        var ebbs = new TreeMap<Integer, Ebb>();
        for (int rows : List.of(SMALL, LARGE)) {
            var flooding = load.flood(Vendor.VENDOR, flood, rows);
            besides.put(rows, load.handIn(Vendor.RIVAL, others, SMALL, every));
            ebbs.put(rows, load.stop(Vendor.VENDOR, flooding));
            load.awaitRest();
        }
        var mailed = load.mailed();
        var floods = new Floods(Timing.of(alone, mailed), new TreeMap<>());
        besides.forEach((rows, lists) -> {
            var beside = new Beside(Timing.of(lists, mailed), requireNonNull(ebbs.get(rows)));
            floods.beside().put(rows, beside);
            LoadCommand.say(
                    "p95 alone %d ms, beside a flood of lists of %d rows %d ms: ratio %.2f; %d tickets asked for, %d lists taken"
                            .formatted(
                                    floods.alone().p95().toMillis(),
                                    rows,
                                    beside.timing().p95().toMillis(),
                                    beside.ratio(floods.alone()),
                                    beside.ebb().asked(),
                                    beside.ebb().handedIn().size()));
        });
        return floods;
    }

    private Results results(Floods floods, Books.Balance balance, Duration waited) {
        var made = new Results(
                "Flood",
                "One vendor's programs all ask for tickets of one invitation at once and come back when they are told to, while"
                        + " another vendor hands in lists at its own pace. A time is from the begin of an upload to the moment at"
                        + " which the mail service took the last mail about it. All functions share the processors of the machine;"
                        + " on AWS each has its own.",
                "bench/load/run flood --flood " + flood + " --others " + others + " --every " + milliseconds
                        + " --procurements " + procurements);
        var waits = made.table(
                "One vendor's flood, and what another vendor waits",
                "the flood",
                "tickets asked for",
                "refused",
                "lists taken",
                "median ms",
                "p95 ms",
                "p95 ÷ alone");
        var alone = floods.alone();
        waits.row("none", 0, 0, 0, alone.median().toMillis(), alone.p95().toMillis(), 1.0);
        floods.beside()
                .forEach((rows, beside) -> waits.row(
                        "%d lists of %,d rows at once, under one invitation".formatted(flood, rows),
                        beside.ebb().asked(),
                        beside.ebb().refused(),
                        beside.ebb().handedIn().size(),
                        beside.timing().median().toMillis(),
                        beside.timing().p95().toMillis(),
                        beside.ratio(alone)));
        made.compared(balance, waited);
        return made;
    }
}
