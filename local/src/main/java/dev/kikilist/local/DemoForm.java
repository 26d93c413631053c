package dev.kikilist.local;

import dev.kikilist.calendar.BusinessDays;
import dev.kikilist.text.JapaneseDate;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** A filled equipment list for the demo: one without faults, and one with five. */
final class DemoForm {
    static final String TITLE = "基幹ネットワーク機器の購入";
    static final String VENDOR = "霞が関システム株式会社";

    private static final int COLUMNS = 7;
    private static final List<String> HEADER = List.of("法人名", "通番", "区分", "製造業者名", "製造業者の法人番号(半角数字)", "製品名", "型番");
    private static final List<List<String>> ITEMS = List.of(
            List.of("ルータ", "みどり通信機株式会社", "7000012050002", "MX コアルータ", "MX-9100"),
            List.of("スイッチ", "みどり通信機株式会社", "7000012050002", "MX フロアスイッチ", "MX-2400 48T"),
            List.of("ファイアウォール", "青空セキュリティ株式会社", "1180301018771", "そら FW", "SF-500 Rev.2"),
            List.of("認証サーバ", "Example Systems Inc.", "", "Identity Appliance", "IDA 320"),
            List.of("管理サーバ", "株式会社あかつき計算機", "8000012010038", "暁サーバ", "AK-210 G4"),
            List.of("OS", "Example Systems Inc.", "", "Example Linux", "9.4"));

    private final LocalDate submissionDue;
    private final LocalDate inspectionDue;
    private final LocalDate biddingDay;

    private DemoForm(LocalDate submissionDue, LocalDate inspectionDue, LocalDate biddingDay) {
        this.submissionDue = submissionDue;
        this.inspectionDue = inspectionDue;
        this.biddingDay = biddingDay;
    }

    /** Makes forms for a procurement of {@code today}, whose dates are business days a month and more away. */
    static DemoForm of(LocalDate today) {
        return new DemoForm(
                businessDayFrom(today.plusDays(30)),
                businessDayFrom(today.plusDays(40)),
                businessDayFrom(today.plusDays(50)));
    }

    /** Returns {@code day}, or the first business day after it. */
    static LocalDate businessDayFrom(LocalDate day) {
        return BusinessDays.after(day.minusDays(1));
    }

    LocalDate submissionDue() {
        return submissionDue;
    }

    LocalDate inspectionDue() {
        return inspectionDue;
    }

    LocalDate biddingDay() {
        return biddingDay;
    }

    /** Returns an .xlsx file as a careful vendor fills it. */
    byte[] correct() {
        return workbook("tanaka@vendor.example.jp", ITEMS, "デジタル庁", JapaneseDate.format(inspectionDue));
    }

    /**
     * Returns an .xlsx file with five mistakes: a mail address without @, a corporate number with a wrong digit, a model
     * left out, a ministry's name with a slip, and a day that no month has.
     */
    byte[] withFiveMistakes() {
        var items = new ArrayList<>(ITEMS);
        items.set(2, List.of("ファイアウォール", "青空セキュリティ株式会社", "1180301018772", "そら FW", "SF-500 Rev.2"));
        items.set(4, List.of("管理サーバ", "株式会社あかつき計算機", "8000012010038", "暁サーバ", ""));
        return workbook("tanaka.vendor.example.jp", items, "デジタル省", "令和9年2月30日");
    }

    /** Returns that file with the mistakes corrected, one product replaced and one more added. */
    byte[] corrected() {
        var items = new ArrayList<>(ITEMS);
        items.set(1, List.of("スイッチ", "Example Systems Inc.", "", "Example Switch", "ES-48"));
        items.add(List.of("ストレージ", "株式会社あかつき計算機", "8000012010038", "暁ストレージ", "AS-77"));
        return workbook("tanaka@vendor.example.jp", items, "デジタル庁", JapaneseDate.format(inspectionDue));
    }

    private byte[] workbook(String mail, List<List<String>> items, String ministry, String inspection) {
        try (var workbook = new XSSFWorkbook();
                var target = new ByteArrayOutputStream()) {
            var sheet = workbook.createSheet("機器リスト");
            int row = 0;
            text(sheet, row++, 0, "機器リスト");
            row++;
            row = labels(
                    sheet,
                    row,
                    List.of(
                            List.of("購入等件名(調達案件名)", TITLE),
                            List.of("法人名", VENDOR),
                            List.of("担当者名", "田中 一郎"),
                            List.of("連絡メールアドレス", mail),
                            List.of("連絡先電話番号", "03-1234-5678")));
            row++;
            text(sheet, row++, 0, "○ 機器等一覧");
            for (int column = 0; column < COLUMNS; column++) {
                text(sheet, row, column, HEADER.get(column));
            }
            row++;
            int first = row;
            for (var item : items) {
                text(sheet, row, 1, Integer.toString(row - first + 1));
                for (int field = 0; field < item.size(); field++) {
                    text(sheet, row, field + 2, item.get(field));
                }
                row++;
            }
            text(sheet, first, 0, VENDOR);
            sheet.addMergedRegion(new CellRangeAddress(first, row - 1, 0, 0));
            text(sheet, row++, 0, "※ 行は必要に応じて追加してください。");
            row++;
            text(sheet, row++, 0, "(省庁記載欄)");
            row = labels(
                    sheet,
                    row,
                    List.of(
                            List.of("省庁名", ministry),
                            List.of("担当部局課名", "戦略・組織グループ 調達担当"),
                            List.of("省庁担当者名", "佐藤 花子"),
                            List.of("連絡メールアドレス", "chotatsu@agency.example.jp"),
                            List.of("連絡先電話番号", "03-0000-0000(内線1234)")));
            row++;
            labels(
                    sheet,
                    row,
                    List.of(
                            List.of("提出予定期日", JapaneseDate.format(submissionDue)),
                            List.of("技術検査提出締切り", inspection),
                            List.of("入札予定期日", JapaneseDate.format(biddingDay))));
            for (int column = 0; column < COLUMNS; column++) {
                sheet.setColumnWidth(column, (column == 1 ? 6 : 26) * 256);
            }
            workbook.write(target);
            return target.toByteArray();
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    private static int labels(XSSFSheet sheet, int firstRow, List<List<String>> pairs) {
        int row = firstRow;
        for (var pair : pairs) {
            text(sheet, row, 0, pair.getFirst());
            text(sheet, row, 1, pair.getLast());
            row++;
        }
        return row;
    }

    private static void text(XSSFSheet sheet, int rowNumber, int column, String text) {
        if (!text.isEmpty()) {
            Row row = sheet.getRow(rowNumber) == null ? sheet.createRow(rowNumber) : sheet.getRow(rowNumber);
            row.createCell(column).setCellValue(text);
        }
    }
}
