package dev.kikilist.reading;

import org.jspecify.annotations.Nullable;

/** Finds the headers of tables on one sheet by scoring header words, alone or together with the row above. */
final class HeaderSearch {
    private static final int ENOUGH_CELLS = 3;

    /** How many rows below the mark 機器等一覧 a header is expected. */
    private static final int NEAR = 3;

    private static final int NO_ROW = 0;

    private final SheetForm sheet;
    private final FormWords words = FormWords.standard();
    private int itemsMark = NO_ROW;
    private @Nullable RawRow previous;
    private int headerWords;

    HeaderSearch(SheetForm sheet) {
        this.sheet = sheet;
    }

    /** What a row turned out to be. */
    sealed interface Found {
        /** The header of 機器等一覧. */
        record Items(TableLayout layout) implements Found {}

        /** The header of 再委託等一覧. */
        record Subcontractors(SubcontractorTable table) implements Found {}

        /** A header that no list can be read by; the sheet keeps the best of them. */
        record Unreadable() implements Found {}
    }

    /** Takes note that the mark 機器等一覧 stands in {@code row}. */
    void expectBelow(RawRow row) {
        itemsMark = row.number();
    }

    /** Forgets the row above: it belongs to a table. */
    void forgetRowAbove() {
        previous = null;
    }

    /** Returns what the next row outside tables is the header of, or null when it is none. */
    @Nullable
    Found look(RawRow row, int filled) {
        var above = previous != null && previous.number() == row.number() - 1 ? previous : null;
        int headerWordsAbove = above == null ? 0 : headerWords;
        previous = row;
        headerWords = words.headerWords(row);
        boolean expected = itemsMark != NO_ROW && row.number() - itemsMark <= NEAR && filled > ENOUGH_CELLS;
        if (headerWords == 0 || headerWords + headerWordsAbove < ENOUGH_CELLS) {
            return expected && Cells.areAllShort(row) ? unreadable(TableLayout.of(row)) : null;
        }
        var layout = TableLayout.of(row);
        if (above != null) {
            var both = TableLayout.of(above, row);
            if (both.isReadable() && both.officialColumns() > layout.officialColumns()) {
                sheet.forgetRow(above.number());
                layout = both;
            }
        }
        if (layout.isReadable() && layout.isHeader()) {
            return new Found.Items(layout);
        }
        var subcontractors = SubcontractorTable.headedBy(sheet.head, row);
        if (subcontractors != null) {
            return new Found.Subcontractors(subcontractors);
        }
        return layout.isHeader() || (expected && Cells.areAllShort(row)) ? unreadable(layout) : null;
    }

    /** Returns what a row inside a table is the header of, or null when it is none. */
    @Nullable
    Found lookInTable(RawRow row) {
        if (words.headerWords(row) < ENOUGH_CELLS) {
            return null;
        }
        var layout = TableLayout.of(row);
        if (layout.isReadable() && layout.isHeader()) {
            return new Found.Items(layout);
        }
        if (layout.officialColumns() > ENOUGH_CELLS) {
            return new Found.Unreadable();
        }
        var subcontractors = SubcontractorTable.headedBy(sheet.head, row);
        return subcontractors == null ? null : new Found.Subcontractors(subcontractors);
    }

    private Found unreadable(TableLayout layout) {
        var earlier = sheet.unreadable;
        if (earlier == null || layout.officialColumns() > earlier.officialColumns()) {
            sheet.unreadable = layout;
        }
        return new Found.Unreadable();
    }
}
