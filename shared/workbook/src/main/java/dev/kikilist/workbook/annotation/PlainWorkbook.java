package dev.kikilist.workbook.annotation;

import dev.kikilist.reading.RawCell;
import dev.kikilist.reading.RawRow;
import dev.kikilist.reading.RowVisitor;
import dev.kikilist.reading.SheetHead;
import dev.kikilist.reading.WorkbookReader;
import dev.kikilist.text.SpreadsheetText;
import dev.kikilist.validation.Catalogue;
import dev.kikilist.workbook.output.MadeBy;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.commons.compress.archivers.zip.Zip64Mode;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.util.WorkbookUtil;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.jspecify.annotations.Nullable;

/**
 * A workbook made for a file that cannot carry marks itself: the list of findings, and the file's cells as they were read, each
 * in its place. Memory does not grow with the number of rows.
 */
final class PlainWorkbook {
    /** The name of the sheet of a CSV file. */
    static final String SHEET = "機器リスト";

    private static final int KEPT_ROWS = 50;
    private static final int COLUMN_CHARACTERS = 22;
    private static final int MOST_CHARACTERS = SpreadsheetVersion.EXCEL2007.getMaxTextLength();

    private final Marks marks;
    private final Catalogue catalogue;

    PlainWorkbook(Marks marks, Catalogue catalogue) {
        this.marks = marks;
        this.catalogue = catalogue;
    }

    /**
     * Writes the workbook.
     *
     * @param reader reads the rows, or null when the file cannot be read
     * @param small whether all its texts fit in memory; they are stored as programs themselves store them then
     */
    void write(Path file, @Nullable WorkbookReader reader, boolean small, OutputStream out) throws IOException {
        var workbook = new SXSSFWorkbook(null, KEPT_ROWS, true, small);
        try (workbook) {
            // The archive is read again as a stream, for which entries of unknown length must not be of the long kind.
            workbook.setZip64Mode(Zip64Mode.Never);
            var copied = new Copy(workbook);
            if (reader != null) {
                reader.read(file, copied);
            }
            copied.sheets.forEach((index, sheet) -> new CellMarks(sheet, catalogue).mark(marks.on(index)));
            new FindingsSheet(workbook, catalogue).write(marks);
            MadeBy.kikilist(workbook.getXSSFWorkbook());
            ShownSheet.last(workbook);
            flushInOrder(workbook);
            workbook.write(out);
        }
    }

    /** POI itself would go through the sheets in the order of their hashes, and number the texts by it. */
    private static void flushInOrder(SXSSFWorkbook workbook) throws IOException {
        for (int index = 0; index < workbook.getNumberOfSheets(); index++) {
            workbook.getSheetAt(index).flushRows();
        }
    }

    /** Copies cells as texts. */
    private static final class Copy implements RowVisitor {
        private final SXSSFWorkbook workbook;
        private final CellStyle literal;
        private final Map<Integer, SXSSFSheet> sheets = new HashMap<>();
        private @Nullable SXSSFSheet sheet;

        Copy(SXSSFWorkbook workbook) {
            this.workbook = workbook;
            this.literal = workbook.createCellStyle();
            this.literal.setQuotePrefixed(true);
        }

        @Override
        public void startSheet(SheetHead head) {
            sheet = null;
            if (head.hidden() || head.name().equals(FindingsSheet.NAME)) {
                return;
            }
            var name = head.name().isEmpty() ? SHEET : WorkbookUtil.createSafeSheetName(head.name());
            if (workbook.getSheet(name) == null) {
                var made = workbook.createSheet(name);
                layOut(made);
                sheets.put(head.index(), made);
                sheet = made;
            }
        }

        /** Shows numbers whole, and prints all columns on one page. */
        private static void layOut(SXSSFSheet sheet) {
            sheet.setDefaultColumnWidth(COLUMN_CHARACTERS);
            sheet.setFitToPage(true);
            var setup = sheet.getPrintSetup();
            setup.setLandscape(true);
            setup.setPaperSize(PrintSetup.A4_PAPERSIZE);
            setup.setFitWidth((short) 1);
            setup.setFitHeight((short) 0);
        }

        @Override
        public void row(RawRow raw) {
            var target = sheet;
            if (target == null || raw.number() > SpreadsheetVersion.EXCEL2007.getMaxRows()) {
                return;
            }
            var row = target.createRow(raw.number() - 1);
            for (var cell : raw.cells()) {
                if (cell.column() < SpreadsheetVersion.EXCEL2007.getMaxColumns()) {
                    var text = text(cell);
                    var copy = row.createCell(cell.column());
                    copy.setCellValue(text.length() <= MOST_CHARACTERS ? text : text.substring(0, MOST_CHARACTERS));
                    if (SpreadsheetText.looksLikeFormula(text)) {
                        copy.setCellStyle(literal);
                    }
                }
            }
        }

        @Override
        public void endSheet() {
            sheet = null;
        }

        private static String text(RawCell cell) {
            var date = cell.serialDate();
            return cell.dateFormatted() && date != null ? date.toString() : cell.text();
        }
    }
}
