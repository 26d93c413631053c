package dev.kikilist.bench.reading;

import java.io.IOException;
import java.nio.file.Path;

/** Reads one form once and prints the nanoseconds that it took: the work of a JVM that was started for it. */
final class Once {
    private Once() {}

    public static void main(String[] arguments) throws IOException {
        var contender = Contender.valueOf(arguments[0]);
        var form = Path.of(arguments[1]);
        long start = System.nanoTime();
        long seen = contender.read(form).count();
        long end = System.nanoTime();
        if (seen == 0) {
            throw new IllegalStateException("nothing was read");
        }
        System.out.println(end - start);
    }
}
