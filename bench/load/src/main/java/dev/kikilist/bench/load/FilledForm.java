package dev.kikilist.bench.load;

import dev.kikilist.testkit.workbook.FormColumn;
import dev.kikilist.testkit.workbook.FormWorkbook;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A file to hand in. */
final class FilledForm {
    private final byte[] content;
    private final int rows;

    private FilledForm(byte[] content, int rows) {
        this.content = content;
        this.rows = rows;
    }

    /** Returns a form with {@code rows} items, whose bytes are those of no other {@code number}. */
    static FilledForm of(int rows, int number) {
        return new FilledForm(
                FormWorkbook.filled(rows)
                        .cell(1, FormColumn.MODEL, "LOAD-" + number)
                        .xlsx(),
                rows);
    }

    /** Returns the file, which the caller does not change. */
    byte[] content() {
        return content;
    }

    int rows() {
        return rows;
    }

    String sha256() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException cause) {
            throw new IllegalStateException("every Java platform has SHA-256", cause);
        }
    }
}
