package dev.kikilist.workbook;

import dev.kikilist.reading.FileFormat;
import dev.kikilist.reading.RawRow;
import dev.kikilist.reading.RowVisitor;
import dev.kikilist.reading.SheetHead;
import dev.kikilist.reading.WorkbookReader.Result;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** Opens a file, and makes a result of whatever becomes of its content. */
final class Reading {
    private Reading() {}

    /** Reads a file of a kind, and tells its rows. */
    @FunctionalInterface
    interface Formats {
        /** Returns the format that was read. */
        FileFormat read(FileKind kind, FileChannel channel, RowVisitor visitor) throws IOException, UnreadableException;
    }

    /** Reads {@code file} by {@code formats}, see {@link dev.kikilist.reading.WorkbookReader#read}. */
    static Result of(Path file, RowVisitor visitor, Formats formats) {
        var told = new Telling(visitor);
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return new Result.Read(read(channel, told, formats), List.of());
        } catch (UnreadableException e) {
            return new Result.Unreadable(e.findings());
        } catch (VisitorFailedException e) {
            throw e.failure();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whatever a library throws on the way is the content's fault: the file itself was opened. */
    private static FileFormat read(FileChannel channel, RowVisitor visitor, Formats formats)
            throws IOException, UnreadableException {
        var kind = FileKind.of(channel);
        try {
            return formats.read(kind, channel, visitor);
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
