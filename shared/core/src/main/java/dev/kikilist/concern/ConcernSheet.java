package dev.kikilist.concern;

import dev.kikilist.concern.ConcernFile.Entry;
import dev.kikilist.equipment.CellAddress;
import dev.kikilist.procurement.FieldFault;
import dev.kikilist.reading.RawCell;
import dev.kikilist.reading.RawRow;
import dev.kikilist.reading.RowVisitor;
import dev.kikilist.reading.SheetHead;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes records from the first sheet of a workbook: its first row with a text is the header, every later one with a text a
 * record. Of more records than one import may have it keeps no more than tell that.
 */
final class ConcernSheet implements RowVisitor {
    private final List<Entry> entries = new ArrayList<>();
    private List<String> header = List.of();
    private boolean isFirst;

    @Override
    public void startSheet(SheetHead sheet) {
        isFirst = sheet.index() == 0;
    }

    @Override
    public void row(RawRow row) {
        var texts = texts(row);
        if (!isFirst
                || entries.size() > ConcernTable.MOST_RECORDS
                || texts.stream().allMatch(String::isBlank)) {
            return;
        }
        if (header.isEmpty()) {
            header = texts.stream().map(String::strip).toList();
            return;
        }
        var names = header;
        entries.add(new Entry(
                ConcernTable.draft(names, texts), errors(row), pointer -> pointer(names, row.number(), pointer)));
    }

    @Override
    public void endSheet() {
        isFirst = false;
    }

    /** Returns the records of what was read. */
    List<Entry> entries() {
        return entries;
    }

    private static List<String> texts(RawRow row) {
        List<String> texts = new ArrayList<>();
        for (var cell : row.cells()) {
            while (texts.size() < cell.column()) {
                texts.add("");
            }
            texts.add(text(cell));
        }
        return texts;
    }

    /** A day is written as days are in CSV, whatever the cell's format shows. */
    private static String text(RawCell cell) {
        var day = cell.serialDate();
        return cell.dateFormatted() && day != null ? day.toString() : cell.text();
    }

    private static List<FieldFault> errors(RawRow row) {
        return row.cells().stream()
                .filter(cell -> cell.kind() == RawCell.Kind.ERROR)
                .map(cell -> new FieldFault(
                        "/" + cell(row.number(), cell.column()),
                        FieldFault.Code.UNKNOWN_VALUE,
                        "セルがエラー値（" + cell.text() + "）になっています。",
                        "The cell holds an error value (" + cell.text() + ")."))
                .toList();
    }

    /** Returns a pointer to the cell of the field that {@code pointer} begins with, or to the row where it has no column. */
    private static String pointer(List<String> header, int row, String pointer) {
        var rest = pointer.startsWith("/") ? pointer.substring(1) : pointer;
        int column = header.indexOf(rest);
        if (column < 0) {
            // Names can have a slash; the place of one of several in a field has a number behind it.
            int slash = rest.indexOf('/');
            column = header.indexOf(slash < 0 ? rest : rest.substring(0, slash));
        }
        return "/" + (column < 0 ? Integer.toString(row) : cell(row, column));
    }

    private static String cell(int row, int column) {
        return new CellAddress(0, "", row, column).a1();
    }
}
