package dev.kikilist.workbook.annotation;

import dev.kikilist.reading.FileFormat;
import dev.kikilist.reading.RawRow;
import dev.kikilist.reading.RowVisitor;
import dev.kikilist.reading.SheetHead;
import dev.kikilist.submission.AnnotatedFormat;
import dev.kikilist.submission.WorkbookAnnotator;
import dev.kikilist.validation.Catalogue;
import dev.kikilist.validation.Finding;
import dev.kikilist.workbook.PoiLimits;
import dev.kikilist.workbook.PoiWorkbookReader;
import dev.kikilist.workbook.output.SameTimes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;

/**
 * Annotates workbooks on Apache POI.
 *
 * <p>Only files that {@link PoiWorkbookReader} read to their end, without active content and within its bounds, are opened
 * by POI's user model, and only up to {@value #MOST_CELLS} cells, which it holds in memory. Equal files with equal findings
 * give equal bytes.
 */
public final class PoiWorkbookAnnotator implements WorkbookAnnotator {
    /** The most cells of a file that is annotated itself: some 14,000 rows of the form, about 100 MB in memory. */
    static final int MOST_CELLS = 100_000;

    static {
        PoiLimits.apply();
    }

    private final PoiWorkbookReader reader = new PoiWorkbookReader();
    private final Catalogue catalogue = Catalogue.standard();

    @Override
    public AnnotatedFormat annotate(Path file, @Nullable FileFormat format, List<Finding> findings, Path target) {
        var marks = Marks.of(findings);
        try {
            boolean small = format == null || cells(file) <= MOST_CELLS;
            if (small && format != null && format != FileFormat.CSV) {
                var written = own(file, format, marks);
                if (written != null) {
                    Files.write(target, written);
                    return format == FileFormat.XLS ? AnnotatedFormat.XLS : AnnotatedFormat.XLSX;
                }
            }
            try (var out = Files.newOutputStream(target)) {
                zip(
                        out,
                        zipped -> new PlainWorkbook(marks, catalogue)
                                .write(file, format == null ? null : reader, small, zipped));
            }
            return AnnotatedFormat.XLSX;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the annotated file, or null when POI's user model cannot carry it: it refuses strict workbooks, among others. */
    private byte @Nullable [] own(Path file, FileFormat format, Marks marks) throws IOException {
        var content = Files.readAllBytes(file);
        var out = new ByteArrayOutputStream(content.length + 64 * 1024);
        try (var workbook = open(content, format)) {
            var own = new OwnWorkbook(marks, catalogue);
            if (format == FileFormat.XLS) {
                own.write(workbook, out);
            } else {
                zip(out, zipped -> own.write(workbook, zipped));
            }
            return out.toByteArray();
        } catch (IOException | RuntimeException | StackOverflowError e) {
            return null;
        }
    }

    private static Workbook open(byte[] content, FileFormat format) throws IOException {
        var stream = new java.io.ByteArrayInputStream(content);
        return format == FileFormat.XLS ? new HSSFWorkbook(stream) : new XSSFWorkbook(stream);
    }

    private int cells(Path file) {
        var counted = new Counted();
        reader.read(file, counted);
        return counted.cells;
    }

    private static void zip(OutputStream out, Writing writing) throws IOException {
        var archive = new ByteArrayOutputStream();
        writing.to(archive);
        SameTimes.copy(archive.toByteArray(), out);
    }

    private interface Writing {
        void to(OutputStream out) throws IOException;
    }

    private static final class Counted implements RowVisitor {
        private int cells;

        @Override
        public void startSheet(SheetHead sheet) {}

        @Override
        public void row(RawRow row) {
            cells += row.cells().size();
        }

        @Override
        public void endSheet() {}
    }
}
