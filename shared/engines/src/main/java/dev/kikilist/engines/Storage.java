package dev.kikilist.engines;

import java.nio.file.Path;

/** Where an engine keeps what it is given. */
public sealed interface Storage {
    /** Gone when the engine is closed. */
    record InMemory() implements Storage {}

    /**
     * Kept in files, and found again by the next engine on the same directory.
     *
     * @param directory made where it is missing; one engine at a time
     */
    record InDirectory(Path directory) implements Storage {}

    /** Returns storage that lasts as long as the engine. */
    static Storage inMemory() {
        return new InMemory();
    }

    /** Returns storage that outlives the engine. */
    static Storage in(Path directory) {
        return new InDirectory(directory);
    }
}
