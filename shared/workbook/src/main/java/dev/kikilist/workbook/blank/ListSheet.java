package dev.kikilist.workbook.blank;

import java.util.List;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.DataValidationConstraint;
import org.apache.poi.ss.usermodel.DataValidationConstraint.OperatorType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellRangeAddressList;

/** Lays the form out on a sheet, top to bottom, as 資料8-1 shows it. */
final class ListSheet {
    static final String CATEGORIES = "区分一覧";
    static final String BODIES = "省庁名一覧";

    private static final List<String> VENDOR_LABELS = List.of("購入等件名(調達案件名)", "法人名", "担当者名", "連絡メールアドレス", "連絡先電話番号");
    private static final List<String> MINISTRY_LABELS = List.of("省庁名", "担当部局課名", "省庁担当者名", "連絡メールアドレス", "連絡先電話番号");
    private static final List<String> DATE_LABELS = List.of("提出予定期日", "技術検査提出締切り", "入札予定期日");
    private static final List<String> HEADERS = List.of("法人名", "通番", "区分", "製造業者名", "製造業者の法人番号(半角数字)", "製品名", "型番");
    private static final int[] WIDTHS = {20, 6, 22, 24, 20, 24, 22};

    private static final int LAST = 6;
    private static final int VALUE = 2;
    private static final int VALUE_END = 4;
    private static final int CATEGORY = 2;
    private static final int MAKER_NUMBER = 4;
    private static final int CHARACTER = 256;
    private static final int LONGEST_PROMPT = 250;

    private final Sheet sheet;
    private final FormStyles styles;
    private final FormContent content;
    private final int rows;
    private int next;

    ListSheet(Sheet sheet, FormStyles styles, FormContent content, int rows) {
        this.sheet = sheet;
        this.styles = styles;
        this.content = content;
        this.rows = rows;
    }

    void lay() {
        for (int column = 0; column < WIDTHS.length; column++) {
            sheet.setColumnWidth(column, WIDTHS[column] * CHARACTER);
        }
        put(row(), 0, styles.title, "機器リスト");
        merge(next - 1, next - 1, 0, LAST);
        next++;
        for (int i = 0; i < VENDOR_LABELS.size(); i++) {
            line(VENDOR_LABELS.get(i), content.vendor(i));
        }
        next++;
        put(row(), 0, styles.plain, "○ 機器等一覧");
        items();
        note("※ 記載する行が足りない場合は、行を追加してご記入ください。表の構成（列の追加・削除・並べ替え）は変更しないでください。");
        next++;
        put(row(), 0, styles.plain, "(省庁記載欄)");
        for (int i = 0; i < MINISTRY_LABELS.size(); i++) {
            int at = line(MINISTRY_LABELS.get(i), content.ministry(i));
            if (i == 0) {
                choice(BODIES, at, at, VALUE, "省庁名", "別紙1にある機関を一覧から選んでください。");
            }
        }
        next++;
        for (int i = 0; i < DATE_LABELS.size(); i++) {
            int at = line(DATE_LABELS.get(i), content.date(i));
            prompt(
                    at,
                    at,
                    VALUE,
                    DATE_LABELS.get(i),
                    "「令和9. 1.15」又は「2027/1/15」の形で記入してください。提出予定期日、技術検査提出締切り、入札予定期日の順になります。");
        }
        Printing.portrait(sheet, LAST);
    }

    private void items() {
        var head = row();
        head.setHeightInPoints(30);
        for (int column = 0; column < HEADERS.size(); column++) {
            put(head, column, styles.header, HEADERS.get(column));
        }
        int first = next;
        for (int item = 0; item < rows; item++) {
            var row = row();
            put(row, 0, styles.input, item == 0 ? content.vendor(1) : "");
            row.createCell(1).setCellValue(item + 1);
            row.getCell(1).setCellStyle(styles.number);
            for (int column = 0; column < 5; column++) {
                put(row, column + 2, styles.input, content.cell(item, column));
            }
        }
        merge(first, next - 1, 0, 0);
        prompt(first, next - 1, 0, "法人名", "提出する法人の名称を記入してください（共同で提出する場合は、法人ごとに分けて記入してください）。");
        choice(CATEGORIES, first, next - 1, CATEGORY, "区分", "別紙2にある区分を一覧から選んでください。");
        number(first, next - 1);
        prompt(first, next - 1, 3, "製造業者名", "製造業者（ソフトウェアは開発元、役務は提供元）の正式名称を記入してください。");
        prompt(first, next - 1, 6, "型番", "型番（ソフトウェアは版数、役務はプラン名など）を記入してください。");
    }

    private int line(String labelText, String value) {
        var row = row();
        for (int column = 0; column <= VALUE_END; column++) {
            put(row, column, column < VALUE ? styles.label : styles.input, "");
        }
        row.getCell(0).setCellValue(labelText);
        if (!value.isEmpty()) {
            row.getCell(VALUE).setCellValue(value);
        }
        int at = next - 1;
        merge(at, at, 0, 1);
        merge(at, at, VALUE, VALUE_END);
        return at;
    }

    private void note(String text) {
        var row = row();
        row.setHeightInPoints(26);
        put(row, 0, styles.note, text);
        merge(next - 1, next - 1, 0, LAST);
    }

    /** What is not on the list is warned of, not refused: vendors know things that lists do not. */
    private void choice(String name, int from, int to, int column, String title, String text) {
        var helper = sheet.getDataValidationHelper();
        add(helper.createFormulaListConstraint(name), from, to, column, title, text);
    }

    private void number(int from, int to) {
        var helper = sheet.getDataValidationHelper();
        add(
                helper.createTextLengthConstraint(OperatorType.BETWEEN, "1", "13"),
                from,
                to,
                MAKER_NUMBER,
                "製造業者の法人番号",
                "半角数字13桁で記入してください。番号のない外国の製造業者は「該当なし」と記入してください。");
    }

    private void prompt(int from, int to, int column, String title, String text) {
        var helper = sheet.getDataValidationHelper();
        add(helper.createTextLengthConstraint(OperatorType.BETWEEN, "1", "1000"), from, to, column, title, text);
    }

    private void add(DataValidationConstraint constraint, int from, int to, int column, String title, String text) {
        var validation = sheet.getDataValidationHelper()
                .createValidation(constraint, new CellRangeAddressList(from, to, column, column));
        validation.setErrorStyle(DataValidation.ErrorStyle.WARNING);
        validation.setShowErrorBox(true);
        validation.createErrorBox(title, text);
        validation.setShowPromptBox(true);
        validation.createPromptBox(title, text.length() <= LONGEST_PROMPT ? text : text.substring(0, LONGEST_PROMPT));
        validation.setEmptyCellAllowed(true);
        validation.setSuppressDropDownArrow(true);
        sheet.addValidationData(validation);
    }

    private Row row() {
        return sheet.createRow(next++);
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
