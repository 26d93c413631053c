package dev.kikilist.bench.reading;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/** Reads a form in a JVM started for it. */
final class FreshJvm {
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    /** What functions run with. */
    private static final List<String> AS_DEPLOYED = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    private static final int PATIENCE_MINUTES = 2;

    private static final List<Integer> HEAPS =
            List.of(4, 6, 8, 12, 16, 24, 32, 48, 64, 96, 128, 192, 256, 384, 512, 768, 1024, 1536, 2048, 3072);

    private FreshJvm() {}

    /** Returns the nanoseconds of the first reading in a JVM that runs as the functions do, the best of {@code times}. */
    static long firstReading(Contender contender, Path form, int times) {
        long best = Long.MAX_VALUE;
        for (int i = 0; i < times; i++) {
            best = Math.min(
                    best,
                    run(AS_DEPLOYED, contender, form)
                            .orElseThrow(() -> new IllegalStateException(contender + " fails on " + form)));
        }
        return best;
    }

    /** Returns the megabytes of the smallest heap (-Xmx, serial collector) of a fixed ladder in which the form can be read. */
    static int smallestHeap(Contender contender, Path form) {
        int low = 0;
        int high = HEAPS.size() - 1;
        while (low < high) {
            int middle = (low + high) / 2;
            if (suffices(HEAPS.get(middle), contender, form)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return HEAPS.get(low);
    }

    /** Returns whether the form can be read in a heap of {@code megabytes}. */
    static boolean suffices(int megabytes, Contender contender, Path form) {
        return run(List.of("-XX:+UseSerialGC", "-Xmx" + megabytes + "m"), contender, form)
                .isPresent();
    }

    private static OptionalLong run(List<String> options, Contender contender, Path form) {
        var command = new ArrayList<String>();
        command.add(JAVA);
        command.addAll(options);
        command.addAll(List.of(
                "-cp", System.getProperty("java.class.path"), Once.class.getName(), contender.name(), form.toString()));
        try {
            var process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            // A heap that is all but full can be collected for hours.
            if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly().waitFor();
            }
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.exitValue() == 0 ? OptionalLong.of(Long.parseLong(output.strip())) : OptionalLong.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
