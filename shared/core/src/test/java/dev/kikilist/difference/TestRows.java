package dev.kikilist.difference;

import dev.kikilist.difference.ListDifference.Rows;
import dev.kikilist.equipment.CellAddress;
import dev.kikilist.equipment.EquipmentItem;
import dev.kikilist.equipment.FormCell;
import dev.kikilist.equipment.Subcontractor;
import dev.kikilist.text.Folding;
import dev.kikilist.validation.Finding;
import dev.kikilist.validation.FindingCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Rows of small lists. */
final class TestRows {
    private static final int FIRST_ROW = 11;

    private TestRows() {}

    /** What a row names. */
    record Named(String category, String maker, String makerNumber, String product, String model) {
        static Named of(String maker, String product, String model) {
            return new Named("ハブ", maker, "", product, model);
        }

        Named withNumber(String number) {
            return new Named(category, maker, number, product, model);
        }
    }

    /** Returns a list of these rows, the first in row 11. */
    static Rows list(Named... named) {
        return list(List.of(named));
    }

    static Rows list(List<Named> named) {
        List<EquipmentItem> items = new ArrayList<>();
        for (var row : named) {
            int at = FIRST_ROW + items.size();
            items.add(new EquipmentItem(
                    items.size() + 1,
                    cell("株式会社山川", at, 0),
                    cell(Integer.toString(items.size() + 1), at, 1),
                    cell(row.category(), at, 2),
                    null,
                    cell(row.maker(), at, 3),
                    cell(row.makerNumber(), at, 4),
                    null,
                    cell(row.product(), at, 5),
                    cell(row.model(), at, 6),
                    Map.of()));
        }
        return new Rows(items, List.of());
    }

    static Subcontractor subcontractor(int row, String to, String work) {
        return new Subcontractor(
                row,
                cell("1", row, 0),
                cell("株式会社山川", row, 1),
                cell(to, row, 2),
                cell("", row, 3),
                null,
                cell(work, row, 4),
                cell("", row, 5));
    }

    /** Returns a finding on the model of the row at {@code position} of a list, from 1. */
    static Finding finding(FindingCode code, int position, String raw) {
        return new Finding(code, new CellAddress(0, "機器リスト", FIRST_ROW + position - 1, 6), raw, List.of("型番"), null);
    }

    private static FormCell cell(String text, int row, int column) {
        return new FormCell(text, Folding.tidy(text), new CellAddress(0, "機器リスト", row, column));
    }
}
