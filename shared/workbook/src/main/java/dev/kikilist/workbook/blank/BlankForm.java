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
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * The blank form (資料8-1) as it is handed out for an edition of the agreement: the official layout, choices for 区分 and 省庁名,
 * notes on the cells, a sheet for 再委託 where the edition asks for it (資料8-3), and a filled example. Filled in as told, it passes
 * every check. Equal editions give equal bytes.
 */
public final class BlankForm {
    private static final String CHOICES = "選択肢";

    private BlankForm() {}

    /** Returns the form of {@code edition} as an .xlsx file. */
    public static byte[] of(Edition edition) {
        try (var workbook = new XSSFWorkbook()) {
            MadeBy.kikilist(workbook);
            var styles = new FormStyles(workbook);
            ListSheet.blank(workbook.createSheet("機器リスト"), styles);
            if (edition.resubcontractorsRequired()) {
                SubcontractorSheet.blank(workbook.createSheet(SubcontractorSheet.NAME), styles);
            }
            ListSheet.example(workbook.createSheet("記入例"), styles);
            if (edition.resubcontractorsRequired()) {
                SubcontractorSheet.example(workbook.createSheet("記入例(再委託等)"), styles);
            }
            choices(workbook, edition);
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
}
