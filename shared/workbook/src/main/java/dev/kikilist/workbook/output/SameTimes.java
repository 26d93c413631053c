package dev.kikilist.workbook.output;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDateTime;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Writes an archive again with one time for all entries: the time of day is the only thing in it that differs by run. */
public final class SameTimes {
    /** Not the first moment that a ZIP file can tell: Java writes that one with the machine's time zone beside it. */
    private static final LocalDateTime SAME = LocalDateTime.of(1980, 2, 1, 0, 0);

    private SameTimes() {}

    /** Copies {@code archive} to {@code out}, which stays open. */
    public static void copy(byte[] archive, OutputStream out) throws IOException {
        try (var from = new ZipInputStream(new ByteArrayInputStream(archive))) {
            var to = new ZipOutputStream(out);
            for (var entry = from.getNextEntry(); entry != null; entry = from.getNextEntry()) {
                var copy = new ZipEntry(entry.getName());
                copy.setTimeLocal(SAME);
                to.putNextEntry(copy);
                from.transferTo(to);
                to.closeEntry();
            }
            to.finish();
        }
    }
}
