package dev.kikilist.testkit.workbook;

import java.util.Arrays;
import java.util.List;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.WorkbookUtil;

/** Lays a form out on sheets as the official one is laid out. */
final class FormLayout {
    static final String ITEMS_MARK = "○ 機器等一覧";
    static final String NOTE = "※ 記載する行が足りない場合は、行を追加してご回答ください。なお、行の追加以外の表構成の変更は行わないようお願いいたします。";
    static final String MINISTRY_MARK = "(省庁記載欄)";

    static final List<FormField> VENDOR_BLOCK =
            List.of(FormField.SUBJECT, FormField.VENDOR_NAME, FormField.PERSON, FormField.EMAIL, FormField.PHONE);
    static final List<FormField> MINISTRY_BLOCK = List.of(
            FormField.BODY,
            FormField.DEPARTMENT,
            FormField.OFFICIAL,
            FormField.OFFICIAL_EMAIL,
            FormField.OFFICIAL_PHONE);
    static final List<FormField> DATES =
            List.of(FormField.SUBMISSION_DUE, FormField.INSPECTION_DUE, FormField.BIDDING_DAY);

    private static final String FONT = "游ゴシック";
    private static final int LAST_COLUMN = FormColumn.values().length - 1;
    private static final int VALUE_COLUMN = 2;
    private static final int CHARACTER_WIDTH = 256;
    private static final List<String> SUBCONTRACTOR_HEADERS =
            List.of("階層", "委託元", "委託先", "委託先の法人番号", "委託業務の内容", "作業場所");

    private final Workbook workbook;
    private final FormWorkbook form;
    private final CellStyle plain;
    private final CellStyle title;
    private final CellStyle framed;
    private final CellStyle header;
    private int next;

    FormLayout(Workbook workbook, FormWorkbook form) {
        this.workbook = workbook;
        this.form = form;
        this.plain = style(font(11, false), false);
        this.title = style(font(14, true), false);
        this.framed = style(font(11, false), true);
        this.header = style(font(11, true), true);
        title.setAlignment(HorizontalAlignment.CENTER);
        header.setAlignment(HorizontalAlignment.CENTER);
        header.setWrapText(true);
    }

    void lay(boolean withSubcontractors) {
        var sheet = workbook.createSheet(WorkbookUtil.createSafeSheetName("機器リスト"));
        for (var column : FormColumn.values()) {
            sheet.setColumnWidth(column.position(), column.width() * CHARACTER_WIDTH);
        }
        put(sheet.createRow(next), 0, "機器リスト", title);
        merge(sheet, next, next, 0, LAST_COLUMN);
        next += 2;
        VENDOR_BLOCK.forEach(field -> line(sheet, field, LAST_COLUMN));
        next++;
        put(sheet.createRow(next++), 0, ITEMS_MARK, plain);
        layItems(sheet);
        next++;
        put(sheet.createRow(next++), 0, NOTE, plain);
        next++;
        put(sheet.createRow(next++), 0, MINISTRY_MARK, plain);
        MINISTRY_BLOCK.forEach(field -> line(sheet, field, 4));
        next++;
        DATES.forEach(field -> line(sheet, field, 4));
        if (withSubcontractors) {
            laySubcontractors(workbook.createSheet("再委託等一覧"));
        }
    }

    static List<String> headers() {
        return Arrays.stream(FormColumn.values()).map(FormColumn::header).toList();
    }

    private void layItems(Sheet sheet) {
        var head = sheet.createRow(next++);
        for (var column : FormColumn.values()) {
            put(head, column.position(), column.header(), header);
        }
        int first = next;
        for (int item = 1; item <= form.items(); item++) {
            var row = sheet.createRow(next++);
            for (var column : FormColumn.values()) {
                put(row, column.position(), form.text(item, column), framed);
            }
            var number = form.text(item, FormColumn.NUMBER);
            if (number.equals(Integer.toString(item))) {
                row.getCell(FormColumn.NUMBER.position()).setCellValue(item);
            }
        }
        if (form.items() > 1) {
            merge(sheet, first, next - 1, 0, 0);
        }
    }

    private void line(Sheet sheet, FormField field, int lastColumn) {
        var row = sheet.createRow(next);
        for (int column = 0; column <= lastColumn; column++) {
            put(row, column, "", framed);
        }
        put(row, 0, field.label(), framed);
        put(row, VALUE_COLUMN, form.text(field), framed);
        merge(sheet, next, next, 0, 1);
        merge(sheet, next, next, VALUE_COLUMN, lastColumn);
        next++;
    }

    private void laySubcontractors(Sheet sheet) {
        put(sheet.createRow(0), 0, "再委託等一覧", title);
        var rows = List.of(
                SUBCONTRACTOR_HEADERS,
                List.of(
                        "1",
                        form.text(FormField.VENDOR_NAME),
                        "西浜運用サービス株式会社",
                        "8290001900707",
                        "サーバ機器の設置及び保守",
                        "東京都千代田区"),
                List.of("2", "西浜運用サービス株式会社", "株式会社南風テクノ", "3010601900808", "夜間の監視", "大阪府大阪市"));
        for (int i = 0; i < rows.size(); i++) {
            var row = sheet.createRow(i + 2);
            for (int column = 0; column < rows.get(i).size(); column++) {
                put(row, column, rows.get(i).get(column), i == 0 ? header : framed);
            }
        }
    }

    private static void put(Row row, int column, String text, CellStyle style) {
        var cell = row.createCell(column);
        cell.setCellStyle(style);
        if (!text.isEmpty()) {
            cell.setCellValue(text);
        }
    }

    private static void merge(Sheet sheet, int firstRow, int lastRow, int firstColumn, int lastColumn) {
        sheet.addMergedRegionUnsafe(new CellRangeAddress(firstRow, lastRow, firstColumn, lastColumn));
    }

    private Font font(int points, boolean bold) {
        var font = workbook.createFont();
        font.setFontName(FONT);
        font.setFontHeightInPoints((short) points);
        font.setBold(bold);
        return font;
    }

    private CellStyle style(Font font, boolean framed) {
        var style = workbook.createCellStyle();
        style.setFont(font);
        style.setVerticalAlignment(VerticalAlignment.CENTER);
        if (framed) {
            style.setBorderTop(BorderStyle.THIN);
            style.setBorderBottom(BorderStyle.THIN);
            style.setBorderLeft(BorderStyle.THIN);
            style.setBorderRight(BorderStyle.THIN);
        }
        return style;
    }
}
