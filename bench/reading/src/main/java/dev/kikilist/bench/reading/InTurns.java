package dev.kikilist.bench.reading;

import dev.kikilist.testkit.workbook.FormWorkbook;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;

/**
 * Compares the readers on a machine that is busy with other work: in one JVM they read the same form in turns, and what counts
 * is the processor time of the reading thread, of each reader's best turn. Time of the garbage collector is not in it.
 */
final class InTurns {
    private static final int WARMUPS = 3;
    private static final int TURNS = 9;

    /** Small forms are read many times in one turn. */
    private static final int ROWS_A_TURN = 20_000;

    private InTurns() {}

    public static void main(String[] arguments) throws IOException {
        var directory = Files.createDirectories(Path.of(arguments[0], "forms"));
        var measured = new ArrayList<Measured>();
        for (int i = 1; i < arguments.length; i++) {
            int rows = Integer.parseInt(arguments[i]);
            var form = directory.resolve("form-" + rows + ".xlsx");
            FormWorkbook.filled(rows).writeTo(form);
            measured.addAll(measure(rows, form));
        }
        System.out.println(Main.machine());
        System.out.println();
        System.out.println(MarkdownTable.inTurns(measured));
    }

    private static List<Measured> measure(int rows, Path form) throws IOException {
        int times = Math.max(1, ROWS_A_TURN / rows);
        var best = new EnumMap<Contender, Double>(Contender.class);
        for (int turn = 1; turn <= WARMUPS + TURNS; turn++) {
            for (var contender : Contender.values()) {
                double nanoseconds = processorTime(contender, form, times);
                if (turn > WARMUPS) {
                    best.merge(contender, nanoseconds, Math::min);
                }
            }
        }
        var measured = new ArrayList<Measured>();
        best.forEach((contender, nanoseconds) -> measured.add(new Measured(rows, contender, nanoseconds, 0)));
        return measured;
    }

    private static double processorTime(Contender contender, Path form, int times) throws IOException {
        var threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        long seen = 0;
        for (int i = 0; i < times; i++) {
            seen += contender.read(form).count();
        }
        long end = threads.getCurrentThreadCpuTime();
        if (seen == 0) {
            throw new IllegalStateException("nothing was read");
        }
        return (double) (end - start) / times;
    }
}
