package dev.kikilist.workbook.blank;

import java.util.List;
import org.apache.poi.ss.usermodel.PageMargin;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;

/** Fits sheets to A4 paper: all columns side by side, as many pages as the rows need, the table's head on each. */
final class Printing {
    private static final double MARGIN_INCHES = 0.5;

    private Printing() {}

    static void portrait(Sheet sheet, int lastColumn, int headerRow) {
        sheet.getPrintSetup().setPaperSize(PrintSetup.A4_PAPERSIZE);
        sheet.setFitToPage(true);
        sheet.getPrintSetup().setFitWidth((short) 1);
        sheet.getPrintSetup().setFitHeight((short) 0);
        sheet.setDisplayGridlines(false);
        sheet.setHorizontallyCenter(true);
        for (var side : List.of(PageMargin.LEFT, PageMargin.RIGHT, PageMargin.TOP, PageMargin.BOTTOM)) {
            sheet.setMargin(side, MARGIN_INCHES);
        }
        sheet.getFooter().setRight("&P / &N");
        sheet.setRepeatingRows(new CellRangeAddress(headerRow, headerRow, -1, -1));
        sheet.getWorkbook()
                .setPrintArea(sheet.getWorkbook().getSheetIndex(sheet), 0, lastColumn, 0, sheet.getLastRowNum());
    }
}
