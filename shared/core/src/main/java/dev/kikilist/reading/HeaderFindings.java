package dev.kikilist.reading;

import dev.kikilist.equipment.CellAddress;
import dev.kikilist.validation.Finding;
import dev.kikilist.validation.Findings;
import dev.kikilist.validation.Term;
import java.util.List;
import java.util.function.Consumer;

/** Tells in what the header of a table differs from the form's. */
final class HeaderFindings {
    private HeaderFindings() {}

    static void report(TableLayout layout, SheetHead sheet, Consumer<Finding> findings) {
        int row = layout.row().number();
        var wholeRow = Cells.address(sheet, row, CellAddress.WHOLE_ROW);
        for (int place : layout.addedColumns()) {
            findings.accept(Findings.columnAdded(Cells.address(sheet, row, place), layout.headerAt(place)));
        }
        for (var column : layout.missingDispensable()) {
            findings.accept(Findings.columnMissing(wholeRow, column));
        }
        List<Term> order = layout.changedOrder();
        if (!order.isEmpty()) {
            findings.accept(Findings.columnsReordered(wholeRow, order));
        }
        if (layout.isOverTwoRows()) {
            findings.accept(Findings.headerOverTwoRows(wholeRow));
        }
        sheet.hiddenColumns().stream()
                .sorted()
                .filter(place -> !layout.headerAt(place).isEmpty())
                .forEach(place -> findings.accept(
                        Findings.hiddenColumn(Cells.address(sheet, row, place), layout.headerAt(place))));
    }
}
