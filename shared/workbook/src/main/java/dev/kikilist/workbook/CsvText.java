package dev.kikilist.workbook;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.kikilist.reading.FileFormat;
import dev.kikilist.reading.RawCell;
import dev.kikilist.reading.RawRow;
import dev.kikilist.reading.RowVisitor;
import dev.kikilist.reading.SheetHead;
import dev.kikilist.validation.Term;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Reads CSV as Japanese Excel writes it: UTF-8 with or without a mark, or windows-31j. What Java calls Shift_JIS is not
 * used: it loses ①㈱髙﨑.
 */
final class CsvText {
    private static final Charset WINDOWS_31J = Charset.forName("windows-31j");
    private static final List<Charset> CHARSETS = List.of(StandardCharsets.UTF_8, WINDOWS_31J);
    private static final char MARK = '\uFEFF';

    /**
     * A line put behind the last one, of a character that no text holds. If it does not come out as a line of its own, a
     * quoted field has swallowed the rest of the file.
     */
    private static final String LAST_LINE = "\n\u0000";

    private static final String LAST_FIELD = "\u0000";
    private static final int BUFFER = 1 << 13;

    /** Room for a field that is over the limit, so that it is the limit that is named. */
    private static final int FIELD_BUFFER = 1 << 20;

    private final Path file;
    private final RowVisitor visitor;

    private CsvText(Path file, RowVisitor visitor) {
        this.file = file;
        this.visitor = visitor;
    }

    /**
     * Tells {@code visitor} the rows of the text in {@code file}.
     *
     * @throws UnreadableException F001 if it is no text in a known encoding, F004 over a limit, F005 if a quoted field
     *     does not end
     */
    static FileFormat read(Path file, RowVisitor visitor) throws IOException, UnreadableException {
        var csv = new CsvText(file, visitor);
        csv.readRows(csv.charset());
        return FileFormat.CSV;
    }

    private Charset charset() throws IOException, UnreadableException {
        for (var charset : CHARSETS) {
            if (isText(charset)) {
                return charset;
            }
        }
        throw UnreadableException.otherFormat(Term.UNKNOWN_FORMAT);
    }

    private boolean isText(Charset charset) throws IOException {
        try (var reader = open(charset)) {
            var buffer = new char[BUFFER];
            for (int read = reader.read(buffer); read >= 0; read = reader.read(buffer)) {
                for (int i = 0; i < read; i++) {
                    if (isForeignToText(buffer[i])) {
                        return false;
                    }
                }
            }
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static boolean isForeignToText(char c) {
        boolean control = c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != '\u000B';
        boolean upperControl = c >= '\u007F' && c <= '\u009F';
        // What Java makes of single bytes that windows-31j leaves undefined.
        boolean undefined = c >= '\uF8F0' && c <= '\uF8F3';
        return control || upperControl || undefined || c == '\uFFFE' || c == '\uFFFF';
    }

    private Reader open(Charset charset) throws IOException {
        var decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        var reader = new BufferedReader(new InputStreamReader(Files.newInputStream(file), decoder), BUFFER);
        reader.mark(1);
        if (reader.read() != MARK) {
            reader.reset();
        }
        return reader;
    }

    private void readRows(Charset charset) throws IOException, UnreadableException {
        boolean complete = false;
        try (var text = open(charset);
                var reader = CsvReader.builder()
                        .skipEmptyLines(false)
                        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .allowExtraCharsAfterClosingQuote(true)
                        .maxBufferSize(FIELD_BUFFER)
                        .build(new LineOfCells(), new FollowedReader(text, LAST_LINE))) {
            visitor.startSheet(new SheetHead(0, "", false, Set.of()));
            int number = 0;
            int filled = 0;
            for (var cells : reader) {
                number++;
                complete = cells.size() == 1 && cells.getFirst().text().equals(LAST_FIELD);
                if (!complete && !cells.isEmpty()) {
                    check(cells);
                    Bound.ROWS.check(++filled);
                    visitor.row(new RawRow(number, false, cells));
                }
            }
            if (complete) {
                visitor.endSheet();
            }
        } catch (CsvParseException e) {
            // Thrown for a field that does not fit in the buffer.
            throw Bound.CELL_CHARACTERS.exceeded();
        }
        if (!complete) {
            throw UnreadableException.damaged();
        }
    }

    private static void check(List<RawCell> cells) throws UnreadableException {
        for (var cell : cells) {
            Bound.CELL_CHARACTERS.check(cell.text().length());
        }
        Bound.CELLS_PER_ROW.check(cells.size());
    }

    /** Makes cells of a line's fields, and keeps no more of them than it takes to see that a bound is exceeded. */
    private static final class LineOfCells extends AbstractBaseCsvCallbackHandler<List<RawCell>> {
        private static final int LONGEST = (int) Bound.CELL_CHARACTERS.limit() + 1;

        private List<RawCell> cells = new ArrayList<>();

        @Override
        protected void handleBegin(long line) {
            cells = new ArrayList<>(8);
        }

        @Override
        protected void handleField(int column, char[] buffer, int offset, int length, boolean quoted) {
            if (length > 0 && cells.size() <= Bound.CELLS_PER_ROW.limit()) {
                cells.add(RawCell.text(column, new String(buffer, offset, Math.min(length, LONGEST))));
            }
        }

        @Override
        protected List<RawCell> buildRecord() {
            return cells;
        }
    }

    /** Reads one text and then another. */
    private static final class FollowedReader extends Reader {
        private final Reader first;
        private final Reader second;
        private boolean inFirst = true;

        FollowedReader(Reader first, String second) {
            this.first = first;
            this.second = new StringReader(second);
        }

        @Override
        public int read(char[] target, int offset, int length) throws IOException {
            if (inFirst) {
                int read = first.read(target, offset, length);
                if (read >= 0) {
                    return read;
                }
                inFirst = false;
            }
            return second.read(target, offset, length);
        }

        @Override
        public void close() throws IOException {
            first.close();
        }
    }
}
