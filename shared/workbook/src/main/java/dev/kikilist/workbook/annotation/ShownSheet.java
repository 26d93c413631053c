package dev.kikilist.workbook.annotation;

import org.apache.poi.ss.usermodel.Workbook;

/** Lets a workbook open at a sheet. */
final class ShownSheet {
    private ShownSheet() {}

    /** Makes the last sheet the one that is shown, and the only one selected: what is typed goes to selected sheets alike. */
    static void last(Workbook workbook) {
        int last = workbook.getNumberOfSheets() - 1;
        for (int i = 0; i <= last; i++) {
            workbook.getSheetAt(i).setSelected(i == last);
        }
        workbook.setActiveSheet(last);
    }
}
