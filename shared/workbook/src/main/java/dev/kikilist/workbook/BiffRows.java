package dev.kikilist.workbook;

import dev.kikilist.reading.RawCell;
import dev.kikilist.reading.RawRow;
import dev.kikilist.reading.RowVisitor;
import dev.kikilist.reading.SheetHead;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.poi.hssf.record.RecordInputStream;
import org.apache.poi.hssf.record.SSTRecord;
import org.apache.poi.hssf.record.StringRecord;
import org.apache.poi.hssf.util.RKUtil;
import org.apache.poi.ss.usermodel.FormulaError;
import org.jspecify.annotations.Nullable;

/** Turns the records of an .xls into sheets and rows. */
final class BiffRows implements BiffRecords {
    private static final int FORMULA = 0x0006;
    private static final int DATE_MODE = 0x0022;
    private static final int COLUMN_INFO = 0x007D;
    private static final int MULTIPLE_NUMBERS = 0x00BD;
    private static final int RICH_LABEL = 0x00D6;
    private static final int CELL_FORMAT = 0x00E0;
    private static final int SHARED_LABEL = 0x00FD;
    private static final int NUMBER = 0x0203;
    private static final int LABEL = 0x0204;
    private static final int BOOLEAN_OR_ERROR = 0x0205;
    private static final int STRING = 0x0207;
    private static final int ROW = 0x0208;
    private static final int SHORT_NUMBER = 0x027E;
    private static final int NUMBER_FORMAT = 0x041E;

    private static final int WORKSHEET = 0x0010;
    private static final int ROW_HIDDEN = 0x20;
    private static final int SHORT_NUMBER_LENGTH = 6;
    private static final int LAST_COLUMN = 255;

    private final RowVisitor visitor;
    private final CellFormats formats = new CellFormats();
    private final List<Tab> tabs = new ArrayList<>();
    private NumberCells numbers = new NumberCells(false);
    private @Nullable SSTRecord strings;

    private int depth;
    private boolean globalsRead;
    private int sheetsBegun;

    private @Nullable Tab tab;
    private boolean sheetStarted;
    private final Set<Integer> hiddenColumns = new HashSet<>();
    private final BitSet hiddenRows = new BitSet();
    private int row = -1;
    private int filledRows;
    private List<RawCell> cells = new ArrayList<>();
    private int awaitedColumn = -1;

    /** One tab, where its records begin, and whether it is hidden. */
    private record Tab(int index, long position, String name, boolean hidden) {}

    BiffRows(RowVisitor visitor) {
        this.visitor = visitor;
    }

    @Override
    public boolean isFinishedBefore(int next) {
        return globalsRead && depth == 0 && sheetsBegun == tabs.size();
    }

    @Override
    public void record(RecordInputStream in) throws UnreadableException {
        int kind = Short.toUnsignedInt(in.getSid());
        if (kind == BOF) {
            begin(in);
        } else if (kind == EOF) {
            end();
        } else if (depth == 1 && !globalsRead) {
            global(kind, in);
        } else if (depth == 1 && tab != null) {
            sheet(kind, in, tab);
        }
    }

    @Override
    public void finish() throws UnreadableException {
        if (!isFinishedBefore(0)) {
            throw damaged();
        }
    }

    private void begin(RecordInputStream in) throws UnreadableException {
        in.readUShort();
        int type = in.readUShort();
        depth++;
        Bound.DEPTH.check(depth);
        if (depth != 1 || !globalsRead) {
            return;
        }
        if (sheetsBegun >= tabs.size()) {
            throw damaged();
        }
        var begun = tabs.get(sheetsBegun++);
        tab = type == WORKSHEET ? begun : null;
        sheetStarted = false;
        hiddenColumns.clear();
        hiddenRows.clear();
        row = -1;
        filledRows = 0;
    }

    private void end() throws UnreadableException {
        depth--;
        if (depth < 0) {
            throw damaged();
        }
        if (depth > 0) {
            return;
        }
        if (!globalsRead) {
            globalsRead = true;
            // The streams of the sheets need not be in the order of the tabs.
            tabs.sort(Comparator.comparingLong(Tab::position));
        } else if (tab != null) {
            endRow();
            start(tab);
            visitor.endSheet();
            tab = null;
        }
    }

    private void global(int kind, RecordInputStream in) throws UnreadableException {
        switch (kind) {
            case BOUND_SHEET -> {
                long position = Integer.toUnsignedLong(in.readInt());
                boolean hidden = (in.readUByte() & 3) != 0;
                in.readUByte();
                tabs.add(new Tab(tabs.size(), position, text(in, in.readUByte()), hidden));
            }
            case DATE_MODE -> numbers = new NumberCells(in.readUShort() == 1);
            case NUMBER_FORMAT -> {
                int id = in.readUShort();
                formats.addNumberFormat(id, text(in, in.readUShort()));
            }
            case CELL_FORMAT -> {
                in.readUShort();
                formats.addCellFormat(in.readUShort());
            }
            case SST -> strings = new SSTRecord(in);
            default -> {}
        }
    }

    private void sheet(int kind, RecordInputStream in, Tab current) throws UnreadableException {
        switch (kind) {
            case COLUMN_INFO -> columns(in);
            case ROW -> {
                int number = in.readUShort();
                in.readLong();
                in.readShort();
                hiddenRows.set(number, (in.readUShort() & ROW_HIDDEN) != 0);
            }
            case STRING -> {
                if (awaitedColumn >= 0) {
                    int column = awaitedColumn;
                    awaitedColumn = -1;
                    add(new RawCell(column, RawCell.Kind.TEXT, new StringRecord(in).getString(), null, false, true));
                }
            }
            case NUMBER, SHORT_NUMBER, MULTIPLE_NUMBERS, LABEL, RICH_LABEL, SHARED_LABEL, BOOLEAN_OR_ERROR, FORMULA -> {
                start(current);
                startRow(in.readUShort());
                cell(kind, in, in.readUShort());
            }
            default -> {}
        }
    }

    private void columns(RecordInputStream in) {
        int first = in.readUShort();
        int last = Math.min(in.readUShort(), LAST_COLUMN);
        in.readInt();
        if ((in.readUShort() & 1) != 0) {
            for (int column = first; column <= last; column++) {
                hiddenColumns.add(column);
            }
        }
    }

    private void cell(int kind, RecordInputStream in, int column) throws UnreadableException {
        if (kind == MULTIPLE_NUMBERS) {
            for (int i = 0; in.remaining() >= SHORT_NUMBER_LENGTH; i++) {
                boolean date = formats.isDate(in.readUShort());
                add(numbers.of(column + i, RKUtil.decodeNumber(in.readInt()), date, false));
            }
            return;
        }
        boolean date = formats.isDate(in.readUShort());
        switch (kind) {
            case NUMBER -> add(numbers.of(column, in.readDouble(), date, false));
            case SHORT_NUMBER -> add(numbers.of(column, RKUtil.decodeNumber(in.readInt()), date, false));
            case SHARED_LABEL -> addText(column, shared(in.readInt()));
            case BOOLEAN_OR_ERROR -> {
                int value = in.readUByte();
                add(in.readUByte() == 0 ? truth(column, value, false) : error(column, value, false));
            }
            case FORMULA -> formula(in, column, date);
            default -> addText(column, text(in, in.readUShort()));
        }
    }

    private void formula(RecordInputStream in, int column, boolean date) throws UnreadableException {
        long result = in.readLong();
        if (result >>> 48 != 0xFFFF) {
            add(numbers.of(column, Double.longBitsToDouble(result), date, true));
            return;
        }
        int value = (int) (result >>> 16) & 0xFF;
        switch ((int) result & 0xFF) {
            // The text follows in a record of its own.
            case 0 -> awaitedColumn = column;
            case 1 -> add(truth(column, value, true));
            case 2 -> add(error(column, value, true));
            default -> add(new RawCell(column, RawCell.Kind.TEXT, "", null, false, true));
        }
    }

    private static RawCell truth(int column, int value, boolean formula) {
        return new RawCell(column, RawCell.Kind.BOOLEAN, value == 0 ? "FALSE" : "TRUE", null, false, formula);
    }

    private static RawCell error(int column, int code, boolean formula) {
        var text = FormulaError.isValidCode(code) ? FormulaError.forInt(code).getString() : "#ERR!";
        return new RawCell(column, RawCell.Kind.ERROR, text, null, false, formula);
    }

    private String shared(int index) throws UnreadableException {
        if (strings == null || index < 0 || index >= strings.getNumUniqueStrings()) {
            throw damaged();
        }
        return strings.getString(index).getString();
    }

    private void addText(int column, String text) throws UnreadableException {
        if (!text.isEmpty()) {
            add(RawCell.text(column, text));
        }
    }

    private void add(RawCell cell) throws UnreadableException {
        if (cell.column() > LAST_COLUMN) {
            throw damaged();
        }
        Bound.CELL_CHARACTERS.check(cell.text().length());
        cells.add(cell);
        Bound.CELLS_PER_ROW.check(cells.size());
    }

    private void start(Tab current) {
        if (!sheetStarted) {
            sheetStarted = true;
            visitor.startSheet(new SheetHead(current.index(), current.name(), current.hidden(), hiddenColumns));
        }
    }

    private void startRow(int number) throws UnreadableException {
        if (number == row) {
            return;
        }
        if (number < row) {
            throw damaged();
        }
        endRow();
        row = number;
    }

    private void endRow() throws UnreadableException {
        awaitedColumn = -1;
        if (cells.isEmpty()) {
            return;
        }
        cells.sort(Comparator.comparingInt(RawCell::column));
        for (int i = 1; i < cells.size(); i++) {
            if (cells.get(i).column() == cells.get(i - 1).column()) {
                throw damaged();
            }
        }
        Bound.ROWS.check(++filledRows);
        visitor.row(new RawRow(row + 1, hiddenRows.get(row), cells));
        cells = new ArrayList<>();
    }

    /** Reads a text of {@code length} characters with the mark before it that says how they are stored. */
    private static String text(RecordInputStream in, int length) {
        boolean wide = (in.readUByte() & 1) != 0;
        return wide ? in.readUnicodeLEString(length) : in.readCompressedUnicode(length);
    }

    private static UnreadableException damaged() {
        return UnreadableException.damaged();
    }
}
