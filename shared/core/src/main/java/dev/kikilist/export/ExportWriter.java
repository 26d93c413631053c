package dev.kikilist.export;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Writes exports. Every field is a text, whatever it looks like: no spreadsheet program takes one for a formula. Memory does not
 * grow with the number of rows.
 */
public interface ExportWriter {
    /** Writes {@code list} to {@code out}, which stays open. */
    void write(ExportFormat format, ListContent list, OutputStream out) throws IOException;
}
