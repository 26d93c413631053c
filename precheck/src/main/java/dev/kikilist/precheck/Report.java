package dev.kikilist.precheck;

import dev.kikilist.validation.Examined;
import java.nio.file.Path;

/** Writes what was found. */
interface Report {
    /**
     * Writes what was found in one file.
     *
     * @param items how many rows it has
     */
    void file(Path file, Examined examined, int items);

    /** Ends the report. */
    void end();
}
