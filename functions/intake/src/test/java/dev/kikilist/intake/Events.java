package dev.kikilist.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The sample events of the project. */
final class Events {
    private Events() {}

    /** Returns an event of {@code events/intake} without its ending. */
    static String intake(String name) {
        try {
            return Files.readString(Path.of("../../events/intake", name + ".json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
