package dev.kikilist.validation;

import dev.kikilist.equipment.ItemSink;
import java.nio.file.Path;

/** Reads a file as an equipment list and judges it, in one pass. */
public interface Examiner {
    /**
     * Examines {@code file}.
     *
     * <p>Rows go to {@code sink} while they are read, also when the file turns out to be refused: the caller makes them
     * visible or not. Equal bytes and equal circumstances give equal results whatever the locale, the time zone, the
     * default charset and the number of processors.
     *
     * @param file a local copy of the upload
     * @param circumstances what it is judged by
     * @param sink takes the rows
     */
    Examined examine(Path file, Circumstances circumstances, ItemSink sink);
}
