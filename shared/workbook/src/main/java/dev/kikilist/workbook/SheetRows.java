package dev.kikilist.workbook;

import dev.kikilist.reading.RawCell;
import dev.kikilist.reading.RawRow;
import dev.kikilist.reading.RowVisitor;
import dev.kikilist.reading.SheetHead;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the rows of worksheet parts. */
final class SheetRows {
    private static final int LAST_COLUMN = 16_383;
    private static final int LAST_ROW = 1_048_576;
    private static final int LETTERS = 26;
    private static final String MIDNIGHT = "T00:00:00";

    private final RowVisitor visitor;
    private final SharedStrings strings;
    private final CellFormats formats;
    private final NumberCells numbers;
    private final OoxmlText text = new OoxmlText();

    SheetRows(RowVisitor visitor, SharedStrings strings, CellFormats formats, NumberCells numbers) {
        this.visitor = visitor;
        this.strings = strings;
        this.formats = formats;
        this.numbers = numbers;
    }

    /** Tells the visitor the sheet in {@code content}. */
    void read(InputStream content, WorkbookPart.Sheet sheet) throws UnreadableException {
        try (var cursor = new XmlCursor(content)) {
            var hiddenColumns = new HashSet<Integer>();
            boolean started = false;
            for (int event = cursor.next(); event != XmlCursor.FINISHED; event = cursor.next()) {
                if (event == XmlCursor.START) {
                    switch (cursor.name()) {
                        case "col" -> addHidden(cursor, hiddenColumns);
                        case "sheetData" -> {
                            if (!started) {
                                started = true;
                                visitor.startSheet(head(sheet, hiddenColumns));
                                readRows(cursor);
                            }
                        }
                        default -> {}
                    }
                }
            }
            if (!started) {
                visitor.startSheet(head(sheet, hiddenColumns));
            }
            visitor.endSheet();
        }
    }

    private static SheetHead head(WorkbookPart.Sheet sheet, Set<Integer> hiddenColumns) {
        return new SheetHead(sheet.index(), sheet.name(), sheet.hidden(), hiddenColumns);
    }

    private static void addHidden(XmlCursor cursor, Set<Integer> hiddenColumns) throws UnreadableException {
        if (cursor.flag("hidden")) {
            int first = number(cursor, cursor.look("min"), 1);
            int last = Math.min(number(cursor, cursor.look("max"), first), LAST_COLUMN + 1);
            for (int column = first; column <= last; column++) {
                hiddenColumns.add(column - 1);
            }
        }
    }

    private void readRows(XmlCursor cursor) throws UnreadableException {
        int number = 0;
        int filled = 0;
        for (int event = cursor.next(); event != XmlCursor.END; event = cursor.next()) {
            if (event == XmlCursor.FINISHED) {
                throw cursor.fault();
            }
            if (event == XmlCursor.START) {
                if (!cursor.name().equals("row")) {
                    cursor.skip();
                    continue;
                }
                int written = number(cursor, cursor.look("r"), number + 1);
                if (written <= number || written > LAST_ROW) {
                    throw cursor.fault();
                }
                number = written;
                boolean hidden = cursor.flag("hidden");
                var cells = readCells(cursor);
                if (!cells.isEmpty()) {
                    Bound.ROWS.check(++filled);
                    visitor.row(new RawRow(number, hidden, cells));
                }
            }
        }
    }

    private List<RawCell> readCells(XmlCursor cursor) throws UnreadableException {
        var cells = new ArrayList<RawCell>(8);
        int column = -1;
        boolean ordered = true;
        for (int event = cursor.next(); event != XmlCursor.END; event = cursor.next()) {
            if (event == XmlCursor.FINISHED) {
                throw cursor.fault();
            }
            if (event == XmlCursor.START) {
                if (!cursor.name().equals("c")) {
                    cursor.skip();
                    continue;
                }
                int next = column(cursor, column + 1);
                ordered &= next > column;
                column = next;
                var cell = readCell(cursor, column);
                if (cell != null) {
                    cells.add(cell);
                    Bound.CELLS_PER_ROW.check(cells.size());
                }
            }
        }
        if (!ordered) {
            putInOrder(cells, cursor);
        }
        return cells;
    }

    private static void putInOrder(List<RawCell> cells, XmlCursor cursor) throws UnreadableException {
        cells.sort(Comparator.comparingInt(RawCell::column));
        for (int i = 1; i < cells.size(); i++) {
            if (cells.get(i).column() == cells.get(i - 1).column()) {
                throw cursor.fault();
            }
        }
    }

    private @Nullable RawCell readCell(XmlCursor cursor, int column) throws UnreadableException {
        var type = CellType.of(cursor.look("t"));
        boolean date = type == CellType.NUMBER && formats.isDate(number(cursor, cursor.look("s"), 0));
        boolean formula = false;
        RawCell cell = null;
        for (int event = cursor.next(); event != XmlCursor.END; event = cursor.next()) {
            if (event == XmlCursor.FINISHED) {
                throw cursor.fault();
            }
            if (event == XmlCursor.START) {
                switch (cursor.name()) {
                    case "f" -> {
                        formula = true;
                        cursor.skip();
                    }
                    case "v" -> cell = value(cursor, column, type, date, formula);
                    case "is" -> {
                        text.readRuns(cursor);
                        cell = inline(column, text.text(), formula);
                    }
                    default -> cursor.skip();
                }
            }
        }
        return cell == null && formula ? new RawCell(column, RawCell.Kind.TEXT, "", null, false, true) : cell;
    }

    private static @Nullable RawCell inline(int column, String text, boolean formula) {
        return text.isEmpty() && !formula ? null : new RawCell(column, RawCell.Kind.TEXT, text, null, false, formula);
    }

    private @Nullable RawCell value(XmlCursor cursor, int column, CellType type, boolean date, boolean formula)
            throws UnreadableException {
        text.readPlain(cursor);
        if (text.isEmpty()) {
            return null;
        }
        return switch (type) {
            case SHARED -> inline(column, shared(cursor), formula);
            case TEXT -> inline(column, text.resolved(), formula);
            case BOOLEAN ->
                new RawCell(column, RawCell.Kind.BOOLEAN, isTrue(text.text()) ? "TRUE" : "FALSE", null, false, formula);
            case ERROR -> new RawCell(column, RawCell.Kind.ERROR, text.text(), null, false, formula);
            case DAY -> inline(column, day(text.text()), formula);
            case NUMBER -> numbers.of(column, text.text(), date, formula);
        };
    }

    private String shared(XmlCursor cursor) throws UnreadableException {
        int index = text.number();
        if (!strings.has(index)) {
            throw cursor.fault();
        }
        return strings.get(index);
    }

    private static boolean isTrue(String written) {
        return written.equals("1") || written.equals("true");
    }

    /** Returns the day of an ISO date and time when its time of day says nothing. */
    private static String day(String written) {
        int time = written.indexOf(MIDNIGHT);
        return time < 0 ? written : written.substring(0, time);
    }

    /** Returns the column that the cell names, or {@code following} when it names none. */
    private static int column(XmlCursor cursor, int following) throws UnreadableException {
        var reference = cursor.look("r");
        int column = 0;
        if (reference == null) {
            column = following + 1;
        } else {
            for (int i = 0; i < reference.length() && column <= LAST_COLUMN; i++) {
                int letter = reference.charAt(i) & ~0x20;
                if (letter < 'A' || letter > 'Z') {
                    break;
                }
                column = column * LETTERS + letter - 'A' + 1;
            }
        }
        if (column < 1 || column > LAST_COLUMN + 1) {
            throw cursor.fault();
        }
        return column - 1;
    }

    private static int number(XmlCursor cursor, @Nullable AttributeText written, int absent)
            throws UnreadableException {
        if (written == null) {
            return absent;
        }
        int number = written.number();
        if (number < 0) {
            throw cursor.fault();
        }
        return number;
    }
}
