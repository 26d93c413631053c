package dev.kikilist.reading;

import dev.kikilist.equipment.CellAddress;
import dev.kikilist.equipment.FormCell;
import dev.kikilist.text.Folding;
import org.jspecify.annotations.Nullable;

/** Turns raw cells into fields of the form. */
final class Cells {
    private Cells() {}

    /** Returns whether nothing but blanks and invisible characters stands in {@code cell}. */
    static boolean isBlank(@Nullable RawCell cell) {
        if (cell == null) {
            return true;
        }
        var text = cell.text();
        if (text.isEmpty()) {
            return true;
        }
        char first = text.charAt(0);
        return (first <= ' ' || (first >= 0x7F && first < 0x3041) || first > 0x9FFF)
                && Folding.tidy(text).isEmpty();
    }

    static FormCell field(SheetHead sheet, int row, int column, @Nullable RawCell cell) {
        var raw = cell == null ? "" : cell.text();
        return new FormCell(raw, Folding.tidy(raw), address(sheet, row, column));
    }

    static CellAddress address(SheetHead sheet, int row, int column) {
        return new CellAddress(sheet.index(), sheet.name(), row, column);
    }

    /** Returns how many cells of {@code row} hold something. */
    static int filled(RawRow row) {
        int filled = 0;
        var cells = row.cells();
        for (int i = 0; i < cells.size(); i++) {
            filled += isBlank(cells.get(i)) ? 0 : 1;
        }
        return filled;
    }

    /** Returns the first text of {@code row}; empty when there is none. */
    static String firstText(RawRow row) {
        for (var cell : row.cells()) {
            if (!isBlank(cell)) {
                return cell.text().strip();
            }
        }
        return "";
    }

    /** Returns whether every cell of {@code row} is short enough for a header. */
    static boolean areAllShort(RawRow row) {
        return row.cells().stream().allMatch(cell -> cell.text().length() <= FormWords.LONGEST);
    }
}
