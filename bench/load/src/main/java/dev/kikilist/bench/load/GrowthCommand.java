package dev.kikilist.bench.load;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Asks for status and searches with few lists stored, and with many. */
@Command(
        name = "growth",
        description = "Compares what questions cost with few lists stored and with many.",
        mixinStandardHelpOptions = true)
final class GrowthCommand implements Callable<Integer> {
    private static final int TURNS = 60;

    @Option(names = "--few", paramLabel = "N", description = "How many are few (default: ${DEFAULT-VALUE}).")
    private int few = 100;

    @Option(names = "--many", paramLabel = "N", description = "How many are many (default: ${DEFAULT-VALUE}).")
    private int many = 10_000;

    @Option(names = "--results", paramLabel = "FILE", description = "Write the results to this file.")
    private @Nullable Path results;

    @Override
    public Integer call() {
        var costs = new Growth(TURNS, Growth.Stream.NONE).measure(few, many);
        var streamed = new Growth(TURNS, Growth.Stream.AS_DECLARED).measure(few, many);
        print("without a stream", costs);
        print("with a stream", streamed);
        if (results != null) {
            var made = new Results(
                    "Growth",
                    "Two tables on one embedded engine, filled by the stores that intake uses, are asked in turns; a search finds"
                            + " 20 lists in both. Processor time of the threads of client and engine. Each call of DynamoDB"
                            + " Local to a table with a stream, whatever it asks, goes through all records that the stream"
                            + " keeps, in order to find the oldest: the second table shows what that adds.",
                    "bench/load/run growth --few " + few + " --many " + many);
            write(made, "Microseconds a question", costs);
            write(made, "Microseconds a question, in tables with a stream", streamed);
            made.write(results);
        }
        return 0;
    }

    private static void print(String title, Growth.Costs costs) {
        System.out.printf(
                "%s: status %d and %d µs: ratio %.2f; search %d and %d µs: ratio %.2f%n",
                title,
                costs.status().few(),
                costs.status().many(),
                costs.status().ratio(),
                costs.search().few(),
                costs.search().many(),
                costs.search().ratio());
    }

    private static void write(Results made, String title, Growth.Costs costs) {
        made.table(title, "question", costs.few() + " lists", costs.many() + " lists", "ratio")
                .row(
                        "where a list stands",
                        costs.status().few(),
                        costs.status().many(),
                        costs.status().ratio())
                .row(
                        "which lists name a maker",
                        costs.search().few(),
                        costs.search().many(),
                        costs.search().ratio());
    }
}
