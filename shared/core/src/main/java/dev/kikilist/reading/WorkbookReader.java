package dev.kikilist.reading;

import dev.kikilist.validation.Finding;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads the rows of an uploaded file, whatever its format.
 *
 * <p>Reading touches no network and no other file, runs no macro, follows no link and evaluates no formula. The bounds
 * of the form (100,000 rows and those of the catalogue's F004) are checked before and while parsing.
 */
public interface WorkbookReader {
    /**
     * Reads {@code file} and tells {@code visitor} its rows.
     *
     * <p>No content makes this method throw: a file that cannot be read is {@link Result.Unreadable}, also when rows
     * were told before the fault was met.
     *
     * @param file a local copy of the upload; its name says nothing about its format
     * @param visitor is told the rows
     * @throws java.io.UncheckedIOException if the local copy itself cannot be opened
     */
    Result read(Path file, RowVisitor visitor);

    /** How reading ended. */
    sealed interface Result {
        /**
         * All rows were told.
         *
         * @param format the format that the content has
         * @param notes findings on the file that do not refuse it
         */
        record Read(FileFormat format, List<Finding> notes) implements Result {
            public Read {
                notes = List.copyOf(notes);
            }
        }

        /**
         * The file is refused.
         *
         * @param findings at least one finding of class F
         */
        record Unreadable(List<Finding> findings) implements Result {
            public Unreadable {
                findings = List.copyOf(findings);
            }
        }
    }
}
