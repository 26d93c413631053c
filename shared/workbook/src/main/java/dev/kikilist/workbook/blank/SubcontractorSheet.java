package dev.kikilist.workbook.blank;

import dev.kikilist.workbook.blank.CellChecks.Cells;
import dev.kikilist.workbook.blank.CellChecks.Words;
import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.IgnoredErrorType;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/** Lays out the sheet for 再委託 and 再々委託 (資料8-3). */
final class SubcontractorSheet {
    static final String NAME = "再委託等一覧";

    private static final List<String> HEADERS = List.of("階層", "委託元", "委託先", "委託先の法人番号\n(半角数字)", "委託業務の内容", "作業場所");
    private static final List<List<String>> EXAMPLE = List.of(
            List.of("1", "みなと情報システム株式会社", "西浜運用サービス株式会社", "8290001900707", "運用保守", "東京都港区"),
            List.of("2", "西浜運用サービス株式会社", "株式会社北辰ネットワークス", "2020001900202", "夜間の監視", "神奈川県横浜市"));
    private static final int[] WIDTHS = {7, 23, 23, 17, 25, 18};
    private static final int ROWS = 15;
    private static final int CHARACTER = 256;
    private static final int LAST = 5;
    private static final int TIER = 0;
    private static final int TO_NUMBER = 3;

    private final XSSFSheet sheet;
    private final FormStyles styles;
    private final List<List<String>> content;
    private final int rows;
    private int next;

    private SubcontractorSheet(XSSFSheet sheet, FormStyles styles, List<List<String>> content, int rows) {
        this.sheet = sheet;
        this.styles = styles;
        this.content = content;
        this.rows = rows;
    }

    /** Lays out the sheet that is to be filled in. */
    static void blank(XSSFSheet sheet, FormStyles styles) {
        sheet.setTabColor(FormStyles.BLUE);
        new SubcontractorSheet(sheet, styles, List.of(), ROWS).lay(NAME, "");
    }

    /** Lays out the example that shows how. */
    static void example(XSSFSheet sheet, FormStyles styles) {
        sheet.setTabColor(FormStyles.RED);
        new SubcontractorSheet(sheet, styles, EXAMPLE, EXAMPLE.size()).lay(NAME + "（記入例）", NAME);
    }

    private void lay(String title, String exampleOf) {
        for (int column = 0; column < WIDTHS.length; column++) {
            sheet.setColumnWidth(column, WIDTHS[column] * CHARACTER);
        }
        line(styles.title, title, 28);
        if (!exampleOf.isEmpty()) {
            line(styles.warning, ListSheet.EXAMPLE_ONLY.formatted(exampleOf), 24);
        }
        line(
                styles.note,
                "※ 役務の調達では、再委託、再々委託以下の全ての委託先を記入してください。再委託がない場合は、委託先に「該当なし」と記入してください。\n"
                        + "※ 階層は、再委託を1、再々委託を2、以下順に3、4…と記入してください。記載する行が足りない場合は、行を追加してください。",
                34);
        int header = table();
        if (exampleOf.isEmpty()) {
            checks(header + 1, header + rows);
        }
        Printing.portrait(sheet, LAST, header);
    }

    private void line(CellStyle style, String text, float height) {
        var row = sheet.createRow(next++);
        row.setHeightInPoints(height);
        for (int column = 0; column <= LAST; column++) {
            row.createCell(column).setCellStyle(style);
        }
        row.getCell(0).setCellValue(text);
        sheet.addMergedRegion(new CellRangeAddress(next - 1, next - 1, 0, LAST));
    }

    private int table() {
        int header = next++;
        var head = sheet.createRow(header);
        head.setHeightInPoints(34);
        for (int column = 0; column <= LAST; column++) {
            put(head.createCell(column), styles.header, HEADERS.get(column));
        }
        for (int item = 0; item < rows; item++) {
            var row = sheet.createRow(next++);
            row.setHeightInPoints(ListSheet.ROW_POINTS);
            for (int column = 0; column <= LAST; column++) {
                var value = item < content.size() ? content.get(item).get(column) : "";
                var style = column == TIER ? styles.number : column == TO_NUMBER ? styles.digits : styles.input;
                put(row.createCell(column), style, value);
            }
        }
        sheet.addIgnoredErrors(
                new CellRangeAddress(header + 1, next - 1, 0, LAST), IgnoredErrorType.NUMBER_STORED_AS_TEXT);
        return header;
    }

    private static void put(Cell cell, CellStyle style, String value) {
        cell.setCellStyle(style);
        if (!value.isEmpty()) {
            cell.setCellValue(value);
        }
    }

    private void checks(int first, int last) {
        var checks = new CellChecks(sheet);
        checks.tier(new Cells(first, last, TIER), new Words("階層", "再委託は1、再々委託は2と、半角の整数で記入してください。"));
        checks.text(new Cells(first, last, 1), new Words("委託元", "委託する法人の名称を記入してください。"));
        checks.text(new Cells(first, last, 2), new Words("委託先", "委託される法人の名称を記入してください。再委託がない場合は「該当なし」と記入してください。"));
        checks.corporateNumber(
                new Cells(first, last, TO_NUMBER),
                new Words("委託先の法人番号", "半角数字13桁で記入してください。番号のない外国の法人は「該当なし」と記入してください。"));
    }
}
