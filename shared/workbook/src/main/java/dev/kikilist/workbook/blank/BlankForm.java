package dev.kikilist.workbook.blank;

import dev.kikilist.policy.Body;
import dev.kikilist.policy.Category;
import dev.kikilist.policy.Edition;
import dev.kikilist.workbook.output.MadeBy;
import dev.kikilist.workbook.output.SameTimes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * The blank form (資料8-1) as it is handed out for an edition of the agreement: the official layout, choices for 区分 and 省庁名,
 * notes on the cells, a sheet for 再委託 where the edition asks for it (資料8-3), and a filled example. Filled in as told, it passes
 * every check. Equal editions give equal bytes.
 */
public final class BlankForm {
    private static final String CHOICES = "選択肢";
    private static final List<String> SUBCONTRACTOR_HEADERS =
            List.of("階層", "委託元", "委託先", "委託先の法人番号", "委託業務の内容", "作業場所");
    private static final int[] SUBCONTRACTOR_WIDTHS = {8, 26, 26, 20, 34, 24};
    private static final int SUBCONTRACTOR_ROWS = 15;

    private BlankForm() {}

    /** Returns the form of {@code edition} as an .xlsx file. */
    public static byte[] of(Edition edition) {
        try (var workbook = new XSSFWorkbook()) {
            MadeBy.kikilist(workbook);
            var styles = new FormStyles(workbook);
            var list = workbook.createSheet("機器リスト");
            var subcontractors = edition.resubcontractorsRequired() ? workbook.createSheet("再委託等一覧") : null;
            var example = workbook.createSheet("記入例");
            choices(workbook, edition);
            new ListSheet(list, styles, FormContent.BLANK, FormContent.ROWS).lay();
            new ListSheet(
                            example,
                            styles,
                            FormContent.EXAMPLE,
                            FormContent.EXAMPLE.rows().size())
                    .lay();
            if (subcontractors != null) {
                subcontractors(subcontractors, styles);
            }
            var written = new ByteArrayOutputStream();
            workbook.write(written);
            var out = new ByteArrayOutputStream();
            SameTimes.copy(written.toByteArray(), out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Choices longer than 255 characters have to stand in cells. */
    private static void choices(XSSFWorkbook workbook, Edition edition) {
        var sheet = workbook.createSheet(CHOICES);
        column(
                workbook,
                sheet,
                0,
                ListSheet.CATEGORIES,
                edition.categories().all().stream().map(Category::shortName).toList());
        column(
                workbook,
                sheet,
                1,
                ListSheet.BODIES,
                edition.bodies().stream().map(Body::name).toList());
        workbook.setSheetVisibility(workbook.getSheetIndex(sheet), SheetVisibility.VERY_HIDDEN);
    }

    private static void column(XSSFWorkbook workbook, XSSFSheet sheet, int column, String name, List<String> values) {
        for (int i = 0; i < values.size(); i++) {
            var row = sheet.getRow(i) == null ? sheet.createRow(i) : sheet.getRow(i);
            row.createCell(column).setCellValue(values.get(i));
        }
        var letter = (char) ('A' + column);
        var defined = workbook.createName();
        defined.setNameName(name);
        defined.setRefersToFormula("'" + CHOICES + "'!$" + letter + "$1:$" + letter + "$" + values.size());
    }

    private static void subcontractors(XSSFSheet sheet, FormStyles styles) {
        for (int column = 0; column < SUBCONTRACTOR_WIDTHS.length; column++) {
            sheet.setColumnWidth(column, SUBCONTRACTOR_WIDTHS[column] * 256);
        }
        var title = sheet.createRow(0).createCell(0);
        title.setCellValue("再委託等一覧");
        title.setCellStyle(styles.title);
        sheet.addMergedRegion(new CellRangeAddress(0, 0, 0, SUBCONTRACTOR_HEADERS.size() - 1));
        var head = sheet.createRow(2);
        for (int column = 0; column < SUBCONTRACTOR_HEADERS.size(); column++) {
            var cell = head.createCell(column);
            cell.setCellValue(SUBCONTRACTOR_HEADERS.get(column));
            cell.setCellStyle(styles.header);
        }
        for (int i = 0; i < SUBCONTRACTOR_ROWS; i++) {
            var row = sheet.createRow(3 + i);
            for (int column = 0; column < SUBCONTRACTOR_HEADERS.size(); column++) {
                row.createCell(column).setCellStyle(styles.input);
            }
        }
        var note = sheet.createRow(4 + SUBCONTRACTOR_ROWS).createCell(0);
        note.setCellValue("※ 階層は、再委託を1、再々委託を2、以下順に3、4…と記入してください。役務の調達で再委託がない場合は、委託先に「該当なし」と記入してください。");
        note.setCellStyle(styles.note);
        sheet.addMergedRegion(new CellRangeAddress(
                4 + SUBCONTRACTOR_ROWS, 4 + SUBCONTRACTOR_ROWS, 0, SUBCONTRACTOR_HEADERS.size() - 1));
        sheet.getRow(4 + SUBCONTRACTOR_ROWS).setHeightInPoints(28);
        Printing.portrait(sheet, SUBCONTRACTOR_HEADERS.size() - 1);
    }
}
