package dev.kikilist.workbook.blank;

import dev.kikilist.workbook.blank.CellChecks.Cells;
import dev.kikilist.workbook.blank.CellChecks.Words;
import java.util.List;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.IgnoredErrorType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/** Lays the form out on a sheet, top to bottom, as 資料8-1 shows it. */
final class ListSheet {
    static final String CATEGORIES = "区分一覧";
    static final String BODIES = "省庁名一覧";

    private static final List<String> VENDOR_LABELS = List.of("購入等件名(調達案件名)", "法人名", "担当者名", "連絡メールアドレス", "連絡先電話番号");
    private static final List<String> MINISTRY_LABELS = List.of("省庁名", "担当部局課名", "省庁担当者名", "連絡メールアドレス", "連絡先電話番号");
    private static final List<String> DATE_LABELS = List.of("提出予定期日", "技術検査提出締切り", "入札予定期日");
    private static final List<String> HEADERS = List.of("法人名", "通番", "区分", "製造業者名", "製造業者の法人番号\n(半角数字)", "製品名", "型番");
    private static final int[] WIDTHS = {16, 6, 18, 20, 17, 19, 17};

    /** Says that a sheet is an example, and of which. */
    static final String EXAMPLE_ONLY = "このシートは記入例です。提出する内容は「%s」シートに記入してください。";

    /** Room for two lines. */
    static final float ROW_POINTS = 26.5f;

    private static final float LINE_POINTS = 22;

    private static final int LAST = 6;
    private static final int VALUE = 2;
    private static final int CATEGORY = 2;
    private static final int MAKER_NUMBER = 4;
    private static final int CHARACTER = 256;

    private final XSSFSheet sheet;
    private final FormStyles styles;
    private final FormContent content;
    private final int rows;
    private final boolean example;
    private int next;

    private ListSheet(XSSFSheet sheet, FormStyles styles, FormContent content, int rows, boolean example) {
        this.sheet = sheet;
        this.styles = styles;
        this.content = content;
        this.rows = rows;
        this.example = example;
    }

    /** Lays out the sheet that is to be filled in. */
    static void blank(XSSFSheet sheet, FormStyles styles) {
        sheet.setTabColor(FormStyles.BLUE);
        new ListSheet(sheet, styles, FormContent.BLANK, FormContent.ROWS, false).lay();
    }

    /** Lays out the example that shows how. */
    static void example(XSSFSheet sheet, FormStyles styles) {
        sheet.setTabColor(FormStyles.RED);
        var content = FormContent.EXAMPLE;
        new ListSheet(sheet, styles, content, content.rows().size(), true).lay();
    }

    private void lay() {
        for (int column = 0; column < WIDTHS.length; column++) {
            sheet.setColumnWidth(column, WIDTHS[column] * CHARACTER);
        }
        wide(styles.title, example ? "機器リスト（記入例）" : "機器リスト", 28);
        if (example) {
            wide(styles.warning, EXAMPLE_ONLY.formatted("機器リスト"), 24);
        }
        gap();
        for (int i = 0; i < VENDOR_LABELS.size(); i++) {
            line(VENDOR_LABELS.get(i), styles.input, content.vendor(i));
        }
        gap();
        put(row(), 0, styles.plain, "○ 機器等一覧");
        int header = items();
        wide(styles.note, "※ 記載する行が足りない場合は、行を追加してご記入ください。表の構成（列の追加・削除・並べ替え）は変更しないでください。", 26);
        put(row(), 0, styles.plain, "(省庁記載欄)");
        for (int i = 0; i < MINISTRY_LABELS.size(); i++) {
            int at = line(MINISTRY_LABELS.get(i), styles.input, content.ministry(i));
            if (i == 0) {
                checks().choice(BODIES, Cells.one(at, VALUE), new Words("省庁名", "別紙1にある機関を一覧から選んでください。"));
            }
        }
        gap();
        for (int i = 0; i < DATE_LABELS.size(); i++) {
            int at = line(DATE_LABELS.get(i), styles.date, content.date(i));
            checks().date(
                            Cells.one(at, VALUE),
                            new Words(
                                    DATE_LABELS.get(i),
                                    "「令和9. 1.15」又は「2027/1/15」の形で記入してください。提出予定期日、技術検査提出締切り、入札予定期日の順になります。"));
        }
        Printing.portrait(sheet, LAST, header);
    }

    private int items() {
        var head = row();
        head.setHeightInPoints(34);
        for (int column = 0; column < HEADERS.size(); column++) {
            put(head, column, styles.header, HEADERS.get(column));
        }
        int first = next;
        for (int item = 0; item < rows; item++) {
            var row = row();
            row.setHeightInPoints(ROW_POINTS);
            put(row, 0, styles.input, item == 0 ? content.vendor(1) : "");
            row.createCell(1).setCellValue(item + 1);
            row.getCell(1).setCellStyle(styles.number);
            for (int column = CATEGORY; column <= LAST; column++) {
                put(
                        row,
                        column,
                        column == MAKER_NUMBER ? styles.digits : styles.input,
                        content.cell(item, column - CATEGORY));
            }
        }
        merge(first, next - 1, 0, 0);
        sheet.addIgnoredErrors(new CellRangeAddress(first, next - 1, 0, LAST), IgnoredErrorType.NUMBER_STORED_AS_TEXT);
        checks(first, next - 1);
        return first - 1;
    }

    private void checks(int first, int last) {
        var checks = checks();
        checks.text(new Cells(first, last, 0), new Words("法人名", "提出する法人の名称を記入してください（共同で提出する場合は、法人ごとに分けて記入してください）。"));
        checks.choice(CATEGORIES, new Cells(first, last, CATEGORY), new Words("区分", "別紙2にある区分を一覧から選んでください。"));
        checks.text(new Cells(first, last, 3), new Words("製造業者名", "製造業者（ソフトウェアは開発元、役務は提供元）の正式名称を記入してください。"));
        checks.corporateNumber(
                new Cells(first, last, MAKER_NUMBER),
                new Words("製造業者の法人番号", "半角数字13桁で記入してください。番号のない外国の製造業者は「該当なし」と記入してください。"));
        checks.text(new Cells(first, last, 5), new Words("製品名", "製品（ソフトウェア、役務を含む）の名称を記入してください。"));
        checks.text(new Cells(first, last, LAST), new Words("型番", "型番（ソフトウェアは版数、役務はプラン名など）を記入してください。"));
    }

    private CellChecks checks() {
        return new CellChecks(sheet);
    }

    private int line(String labelText, CellStyle valueStyle, String value) {
        var row = row();
        for (int column = 0; column <= LAST; column++) {
            put(row, column, column < VALUE ? styles.label : valueStyle, "");
        }
        row.getCell(0).setCellValue(labelText);
        if (!value.isEmpty()) {
            row.getCell(VALUE).setCellValue(value);
        }
        int at = next - 1;
        merge(at, at, 0, 1);
        merge(at, at, VALUE, LAST);
        return at;
    }

    private void wide(CellStyle style, String text, float height) {
        var row = row();
        row.setHeightInPoints(height);
        for (int column = 0; column <= LAST; column++) {
            put(row, column, style, column == 0 ? text : "");
        }
        merge(next - 1, next - 1, 0, LAST);
    }

    private void gap() {
        row().setHeightInPoints(10);
    }

    private Row row() {
        var row = sheet.createRow(next++);
        row.setHeightInPoints(LINE_POINTS);
        return row;
    }

    private static void put(Row row, int column, CellStyle style, String text) {
        var cell = row.createCell(column);
        cell.setCellStyle(style);
        if (!text.isEmpty()) {
            cell.setCellValue(text);
        }
    }

    private void merge(int firstRow, int lastRow, int firstColumn, int lastColumn) {
        sheet.addMergedRegionUnsafe(new CellRangeAddress(firstRow, lastRow, firstColumn, lastColumn));
    }
}
