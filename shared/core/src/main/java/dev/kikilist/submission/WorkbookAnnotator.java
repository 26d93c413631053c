package dev.kikilist.submission;

import dev.kikilist.reading.FileFormat;
import dev.kikilist.validation.Finding;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gives an uploaded file back with its findings marked where they stand. */
public interface WorkbookAnnotator {
    /**
     * Writes the annotated workbook of {@code file} to {@code target}.
     *
     * <p>Content and formulas stay as they are; marked cells get a colour and a comment, and one sheet lists all findings
     * with links to their cells. Where the file itself cannot carry them (CSV, a damaged or encrypted file, a list too long
     * to be held in memory) a workbook is made that says the same. No content makes this method throw. Findings that only
     * reviewers may see are left out, whoever passes them.
     *
     * @param file a local copy of the upload
     * @param format the format it was read as, or null when it could not be read
     * @param findings all findings on it, in reading order
     * @param target the file to write; it is overwritten
     * @return the format of what was written
     * @throws java.io.UncheckedIOException if {@code file} cannot be opened or {@code target} not be written
     */
    AnnotatedFormat annotate(Path file, @Nullable FileFormat format, List<Finding> findings, Path target);
}
