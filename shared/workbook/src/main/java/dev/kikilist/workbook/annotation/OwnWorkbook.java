package dev.kikilist.workbook.annotation;

import dev.kikilist.validation.Catalogue;
import java.io.IOException;
import java.io.OutputStream;
import org.apache.poi.ss.usermodel.Workbook;

/** The vendor's own workbook, in memory. */
final class OwnWorkbook {
    private final Marks marks;
    private final Catalogue catalogue;

    OwnWorkbook(Marks marks, Catalogue catalogue) {
        this.marks = marks;
        this.catalogue = catalogue;
    }

    /** Marks {@code workbook} and writes it. */
    void write(Workbook workbook, OutputStream out) throws IOException {
        int earlier = workbook.getSheetIndex(FindingsSheet.NAME);
        for (int index = 0; index < workbook.getNumberOfSheets(); index++) {
            if (index != earlier) {
                var cells = new CellMarks(workbook.getSheetAt(index), catalogue);
                cells.clear();
                cells.mark(marks.on(index));
            }
        }
        if (earlier >= 0) {
            workbook.removeSheetAt(earlier);
        }
        new FindingsSheet(workbook, catalogue).write(marks);
        ShownSheet.last(workbook);
        workbook.write(out);
    }
}
