package dev.kikilist.workbook;

import dev.kikilist.reading.FileFormat;
import dev.kikilist.reading.RawRow;
import dev.kikilist.reading.RowVisitor;
import dev.kikilist.reading.SheetHead;
import dev.kikilist.reading.WorkbookReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * Reads .xlsx, .xlsm without macros, .xls and CSV, in a stream. What a file is, its content says. Of an .xlsx every byte is
 * measured by {@link GuardedPackage}, and its parts are read by {@link XmlCursor}; Apache POI gives the records of an .xls.
 *
 * <p>Instances keep no state and may be used by several threads.
 */
public final class PoiWorkbookReader implements WorkbookReader {
    @Override
    public Result read(Path file, RowVisitor visitor) {
        var told = new Telling(visitor);
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return new Result.Read(readAs(file, channel, told), List.of());
        } catch (UnreadableException e) {
            return new Result.Unreadable(e.findings());
        } catch (VisitorFailedException e) {
            throw e.failure();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whatever a library throws on the way is the content's fault: the file itself was opened. */
    private static FileFormat readAs(Path file, FileChannel channel, RowVisitor visitor)
            throws IOException, UnreadableException {
        var kind = FileKind.of(channel);
        try {
            return switch (kind) {
                case ZIP -> OoxmlWorkbook.read(channel, visitor);
                case COMPOUND -> BiffWorkbook.read(file, visitor);
                case PERHAPS_TEXT -> CsvText.read(file, visitor);
            };
        } catch (VisitorFailedException e) {
            throw e;
        } catch (IOException | RuntimeException | StackOverflowError e) {
            throw UnreadableException.damaged();
        }
    }

    /** Tells the visitor, and keeps its own failures apart from those of the content. */
    private record Telling(RowVisitor visitor) implements RowVisitor {
        @Override
        public void startSheet(SheetHead sheet) {
            try {
                visitor.startSheet(sheet);
            } catch (RuntimeException e) {
                throw new VisitorFailedException(e);
            }
        }

        @Override
        public void row(RawRow row) {
            try {
                visitor.row(row);
            } catch (RuntimeException e) {
                throw new VisitorFailedException(e);
            }
        }

        @Override
        public void endSheet() {
            try {
                visitor.endSheet();
            } catch (RuntimeException e) {
                throw new VisitorFailedException(e);
            }
        }
    }

    private static final class VisitorFailedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final RuntimeException failure;

        VisitorFailedException(RuntimeException failure) {
            super(failure);
            this.failure = failure;
        }

        RuntimeException failure() {
            return failure;
        }
    }
}
