package dev.kikilist.bench.coldstart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How many classes were loaded until the first answer.
 *
 * @param all how many
 * @param fromJars how many of them the JVM had to read and check itself, since its own archive of the JDK has them not
 */
record Classes(long all, long fromJars) {
    /** Counts the classes that a JVM noted. */
    static Classes in(Path log) throws IOException {
        try (var lines = Files.lines(log)) {
            var loaded = lines.filter(line -> line.contains(" source: ")).toList();
            return new Classes(
                    loaded.size(),
                    loaded.stream()
                            .filter(line -> !line.contains("source: shared objects file"))
                            .count());
        }
    }
}
