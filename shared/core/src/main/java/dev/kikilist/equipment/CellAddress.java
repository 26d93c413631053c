package dev.kikilist.equipment;

import java.util.Comparator;

/**
 * The place of one cell in a file.
 *
 * @param sheetIndex position of the sheet in the file, from 0
 * @param sheetName name of the sheet as written; empty for a CSV file
 * @param row row number as a spreadsheet shows it, from 1
 * @param column column position, from 0 (0 is column A); -1 for a whole row
 */
public record CellAddress(int sheetIndex, String sheetName, int row, int column) implements Comparable<CellAddress> {
    /** The column that stands for a whole row. */
    public static final int WHOLE_ROW = -1;

    private static final Comparator<CellAddress> READING_ORDER = Comparator.comparingInt(CellAddress::sheetIndex)
            .thenComparingInt(CellAddress::row)
            .thenComparingInt(CellAddress::column);

    /** Returns the address in A1 notation without the sheet, such as {@code E12}, or {@code 12:12} for a whole row. */
    public String a1() {
        return column == WHOLE_ROW ? row + ":" + row : columnName(column) + row;
    }

    /** Orders by sheet, row and column: the order in which a person reads. */
    @Override
    public int compareTo(CellAddress other) {
        return READING_ORDER.compare(this, other);
    }

    private static String columnName(int column) {
        var name = new StringBuilder(3);
        for (int rest = column; rest >= 0; rest = rest / 26 - 1) {
            name.append((char) ('A' + rest % 26));
        }
        return name.reverse().toString();
    }
}
