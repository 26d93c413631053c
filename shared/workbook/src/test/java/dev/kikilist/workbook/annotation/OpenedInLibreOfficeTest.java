package dev.kikilist.workbook.annotation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kikilist.equipment.CellAddress;
import dev.kikilist.reading.FileFormat;
import dev.kikilist.testkit.office.LibreOffice;
import dev.kikilist.testkit.workbook.FormColumn;
import dev.kikilist.testkit.workbook.FormWorkbook;
import dev.kikilist.validation.Finding;
import dev.kikilist.validation.FindingCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** LibreOffice opens annotated workbooks, with every mark, link and text, and nothing as a formula. */
@EnabledIf("dev.kikilist.testkit.office.LibreOffice#isInstalled")
class OpenedInLibreOfficeTest {
    private static final List<String> SHEET_NAMES =
            List.of("機器リスト", "it's", "a!b", "'", "=1+1", "a b,c;d", "R1C1", "A1", "#REF!", "'!'", "\"q\"", "-2");
    private static final List<String> HOSTILE = List.of(
            "=1+1", "＝1+1", "+1", "＋1", "-2+3", "@SUM(1)", "＠SUM(1)", "\t=1", "  =1", "\u3000=1", "\"=1\"", "'=1");

    private final PoiWorkbookAnnotator annotator = new PoiWorkbookAnnotator();

    @TempDir
    private Path directory;

    @Test
    void marksAndLinksHoldWhateverSheetsAreCalled() throws IOException {
        var names =
                SHEET_NAMES.stream().filter(OpenedInLibreOfficeTest::isPossible).toList();
        var file = directory.resolve("names.xlsx");
        var findings = new ArrayList<Finding>();
        try (var workbook = WorkbookFactory.create(true);
                var out = Files.newOutputStream(file)) {
            for (int i = 0; i < names.size(); i++) {
                workbook.createSheet(names.get(i)).createRow(2).createCell(1).setCellValue("値");
                findings.add(new Finding(
                        FindingCode.E140, new CellAddress(i, names.get(i), 3, 1), "", List.of("型番"), "提案 " + i));
            }
            workbook.write(out);
        }
        var annotated = directory.resolve("annotated.xlsx");
        annotator.annotate(file, FileFormat.XLSX, findings, annotated);

        try (var opened = opened(annotated)) {
            for (int i = 0; i < names.size(); i++) {
                var sheet = opened.getSheet(names.get(i));
                assertThat(comments(sheet)).as(names.get(i)).containsOnlyKeys("B3");
                assertThat(comments(sheet).get("B3")).contains("E140", "提案 " + i, "型番");
                var link = opened.getSheet("指摘一覧").getRow(6 + i).getCell(4).getHyperlink();
                assertThat(link.getAddress()).as(names.get(i)).matches(target -> leadsTo(target, sheet.getSheetName()));
            }
        }
    }

    @Test
    void noTextBecomesAFormula() throws IOException {
        var form = FormWorkbook.filled(HOSTILE.size());
        var findings = new ArrayList<Finding>();
        for (int i = 0; i < HOSTILE.size(); i++) {
            form.cell(i + 1, FormColumn.MODEL, HOSTILE.get(i));
            findings.add(new Finding(FindingCode.E140, null, HOSTILE.get(i), List.of(HOSTILE.get(i)), HOSTILE.get(i)));
        }
        var file = directory.resolve("list.csv");
        Files.write(file, form.csv(StandardCharsets.UTF_8));
        var annotated = directory.resolve("made.xlsx");
        annotator.annotate(file, FileFormat.CSV, findings, annotated);

        try (var opened = opened(annotated)) {
            var texts = new ArrayList<String>();
            for (var sheet : opened) {
                for (var row : sheet) {
                    for (var cell : row) {
                        assertThat(cell.getCellType()).isNotIn(CellType.FORMULA, CellType.ERROR);
                        if (cell.getCellType() == CellType.STRING) {
                            texts.add(cell.getStringCellValue());
                        }
                    }
                }
            }
            assertThat(texts).containsAll(HOSTILE);
        }
    }

    private static boolean isPossible(String name) {
        return org.apache.poi.ss.util.WorkbookUtil.createSafeSheetName(name).equals(name);
    }

    private static boolean leadsTo(String target, String sheet) {
        var plain = target.startsWith("#") ? target.substring(1) : target;
        var quoted = "'" + sheet.replace("'", "''") + "'";
        return List.of(quoted + "!B3", quoted + ".B3", sheet + "!B3", sheet + ".B3")
                .contains(plain);
    }

    private static Map<String, String> comments(Sheet sheet) {
        var comments = new TreeMap<String, String>();
        sheet.getCellComments()
                .forEach((at, comment) ->
                        comments.put(at.formatAsString(), comment.getString().getString()));
        return comments;
    }

    private Workbook opened(Path file) throws IOException {
        var target = Files.createDirectories(directory.resolve("opened"));
        LibreOffice.convert(List.of(file), "xlsx", target);
        try (var in = Files.newInputStream(target.resolve(file.getFileName()))) {
            return WorkbookFactory.create(in);
        }
    }
}
