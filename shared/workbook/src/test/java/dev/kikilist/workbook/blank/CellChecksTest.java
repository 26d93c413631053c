package dev.kikilist.workbook.blank;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kikilist.testkit.office.LibreOffice;
import dev.kikilist.text.CorporateNumber;
import dev.kikilist.text.JapaneseDate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** The form warns of what the list is faulted for, and of nothing that is right. */
class CellChecksTest {
    private static final List<String> NUMBERS = List.of(
            "7000012050002",
            "8000012010038",
            "1180301018771",
            "7010001008844",
            "1010401900101",
            "1234567890123",
            "7000012050003",
            "700001205000",
            "70000120500021",
            "T7000012050002",
            "7000-012-0500",
            "不明");
    private static final List<String> WORDS_FOR_NONE = List.of("該当なし", "なし", "-");
    private static final List<String> DATES = List.of(
            "令和9. 1.15",
            "令和9年1月15日",
            "R9.1.15",
            "r9.1.15",
            "Ｒ９．１．１５",
            "令9.1.15",
            "令和元年5月1日",
            "令和三年六月二十日",
            "㋿9.1.15",
            "2027/1/15",
            "2027-01-15",
            "２０２７／１／１５",
            "西暦2027年1月15日",
            "平成31年4月30日",
            "H31.4.30");
    private static final List<String> NO_DATES = List.of("1/15", "1月15日", "来年", "令和", "15.1.2027", "-");

    @TempDir
    private Path directory;

    @Test
    @EnabledIf("dev.kikilist.testkit.office.LibreOffice#isInstalled")
    void libreOfficeWorksThemOutAsMeant() {
        verdicts(workbook -> {
            var file = directory.resolve("checks.xlsx");
            try (var out = Files.newOutputStream(file)) {
                workbook.write(out);
            }
            var target = Files.createDirectories(directory.resolve("opened"));
            LibreOffice.convert(List.of(file), "xlsx", target);
            return WorkbookFactory.create(target.resolve("checks.xlsx").toFile(), null, true);
        });
    }

    private static void verdicts(Program program) {
        var expected = new LinkedHashMap<String, Boolean>();
        NUMBERS.forEach(number -> expected.put(
                "number " + number, CorporateNumber.parse(number) instanceof CorporateNumber.ParseResult.Valid));
        WORDS_FOR_NONE.forEach(word -> expected.put("number " + word, true));
        DATES.forEach(date -> {
            assertThat(JapaneseDate.parse(date)).as(date).isInstanceOf(JapaneseDate.Parsed.class);
            expected.put("date " + date, true);
        });
        expected.put("date 未定", true);
        NO_DATES.forEach(date -> expected.put("date " + date, false));

        assertThat(told(expected, program)).containsExactlyEntriesOf(expected);
    }

    private static Map<String, Boolean> told(Map<String, Boolean> asked, Program program) {
        try (var workbook = new XSSFWorkbook()) {
            var sheet = workbook.createSheet("表");
            int next = 0;
            for (var value : asked.keySet()) {
                var row = sheet.createRow(next++);
                row.createCell(0).setCellValue(value.substring(value.indexOf(' ') + 1));
                UnaryOperator<String> check = value.startsWith("date") ? CellChecks::date : CellChecks::corporateNumber;
                row.createCell(1).setCellFormula(check.apply("A" + next));
            }
            var numeric = sheet.createRow(next++);
            numeric.createCell(0).setCellValue(46402);
            numeric.createCell(1).setCellFormula(CellChecks.date("A" + next));
            try (var told = program.open(workbook)) {
                var verdicts = new LinkedHashMap<String, Boolean>();
                var opened = told.getSheetAt(0);
                int at = 0;
                for (var value : asked.keySet()) {
                    verdicts.put(value, opened.getRow(at++).getCell(1).getBooleanCellValue());
                }
                assertThat(opened.getRow(at).getCell(1).getBooleanCellValue())
                        .as("a real date")
                        .isTrue();
                return verdicts;
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @FunctionalInterface
    private interface Program {
        Workbook open(Workbook workbook) throws IOException;
    }
}
