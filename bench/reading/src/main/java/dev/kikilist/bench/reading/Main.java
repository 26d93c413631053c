package dev.kikilist.bench.reading;

import dev.kikilist.testkit.workbook.FormWorkbook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Measures every reader on forms of the sizes asked for and prints the tables in Markdown.
 *
 * <p>Readers take turns, several rounds of them, and the best iteration of each counts: another program on the machine can
 * only lengthen one. The smallest heap is found by forked JVMs with less and less {@code -Xmx}.
 */
final class Main {
    private static final int SMALL = 20;
    private static final int COLD_STARTS = 7;
    private static final int ROUNDS = 3;
    private static final int WARMUPS = 3;
    private static final int ITERATIONS = 3;

    private Main() {}

    public static void main(String[] arguments) throws IOException, RunnerException {
        var directory = Files.createDirectories(Path.of(arguments[0], "forms"));
        var warm = new ArrayList<Measured>();
        var cold = new ArrayList<Measured>();
        for (int i = 1; i < arguments.length; i++) {
            int rows = Integer.parseInt(arguments[i]);
            var form = directory.resolve("form-" + rows + ".xlsx");
            FormWorkbook.filled(rows).writeTo(form);
            var best = new EnumMap<Contender, Double>(Contender.class);
            for (int round = 1; round <= ROUNDS; round++) {
                for (var contender : Contender.values()) {
                    System.err.printf("%,d rows, round %d: %s%n", rows, round, contender.title());
                    best.merge(contender, warm(contender, form), Math::min);
                }
            }
            for (var contender : Contender.values()) {
                warm.add(new Measured(
                        rows, contender, best.getOrDefault(contender, 0.0), FreshJvm.smallestHeap(contender, form)));
                if (rows == SMALL) {
                    cold.add(new Measured(rows, contender, FreshJvm.firstReading(contender, form, COLD_STARTS), 0));
                }
            }
        }
        System.out.println(machine());
        System.out.println();
        System.out.println(MarkdownTable.warm(warm));
        if (!cold.isEmpty()) {
            System.out.println(MarkdownTable.cold(cold));
        }
    }

    private static double warm(Contender contender, Path form) throws RunnerException {
        var options = new OptionsBuilder()
                .include(ReadingBenchmark.class.getName())
                .param("contender", contender.name())
                .param("form", form.toString())
                .forks(1)
                .warmupIterations(WARMUPS)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(ITERATIONS)
                .measurementTime(TimeValue.seconds(1))
                .verbosity(VerboseMode.SILENT)
                .shouldFailOnError(true)
                .jvmArgsAppend("-XX:+UseSerialGC", "-Xmx3g", "--sun-misc-unsafe-memory-access=allow")
                .build();
        return new Runner(options)
                .run().stream()
                        .map(RunResult::getPrimaryResult)
                        .mapToDouble(result -> result.getStatistics().getMin())
                        .min()
                        .orElseThrow();
    }

    static String machine() {
        return "%s %s, %d processors, %s"
                .formatted(
                        System.getProperty("java.vm.name"),
                        System.getProperty("java.vm.version"),
                        Runtime.getRuntime().availableProcessors(),
                        System.getProperty("os.arch"));
    }
}
