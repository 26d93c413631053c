package dev.kikilist.submission;

import java.nio.file.Path;

/** Keeps annotated workbooks. What is stored is seen by nobody before its submission names it. */
public interface AnnotatedWorkbooks {
    /**
     * Stores {@code file}, in place of what is stored under the same key.
     *
     * @throws RuntimeException when the store cannot be reached
     */
    void store(AnnotatedWorkbook workbook, Path file);
}
