package dev.kikilist.workbook.annotation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kikilist.equipment.CellAddress;
import dev.kikilist.equipment.EquipmentItem;
import dev.kikilist.equipment.ItemSink;
import dev.kikilist.equipment.Subcontractor;
import dev.kikilist.policy.EditionId;
import dev.kikilist.policy.Editions;
import dev.kikilist.reading.FileFormat;
import dev.kikilist.submission.AnnotatedFormat;
import dev.kikilist.testkit.workbook.FormColumn;
import dev.kikilist.testkit.workbook.FormWorkbook;
import dev.kikilist.validation.Circumstances;
import dev.kikilist.validation.Examined;
import dev.kikilist.validation.Finding;
import dev.kikilist.validation.FindingCode;
import dev.kikilist.validation.FormExaminer;
import dev.kikilist.workbook.PoiWorkbookReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Hyperlink;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of many programs come back annotated with the vendor's part as it was, and with the same findings. */
class AnnotatedFilesTest {
    private static final Path FOREIGN = Path.of("src", "test", "foreign", "files");
    private static final String LIST = "指摘一覧";
    private static final int FIRST_LINE = 6;

    private final PoiWorkbookAnnotator annotator = new PoiWorkbookAnnotator();

    @TempDir
    private Path directory;

    /** Strict workbooks are made anew: POI does not open them. */
    static Stream<Path> ownWorkbooks() throws IOException {
        return foreign()
                .filter(file ->
                        file.toString().endsWith(".xlsx") && !file.toString().contains("strict"));
    }

    static Stream<Path> readFiles() throws IOException {
        return foreign().filter(file -> {
            var examined = examined(file);
            return examined.format() != null && examined.vendorBlock() != null;
        });
    }

    private static Stream<Path> foreign() throws IOException {
        try (var files = Files.list(FOREIGN)) {
            return files.sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("ownWorkbooks")
    void theSheetsOfTheVendorStayAsTheyWere(Path file) throws IOException {
        var findings = new ArrayList<>(examined(file).findings());
        findings.add(new Finding(FindingCode.E140, new CellAddress(0, name(file), 13, 2), "", List.of("型番"), null));
        findings.add(new Finding(FindingCode.E140, new CellAddress(0, name(file), 200, 9), "", List.of("型番"), null));
        var annotated = directory.resolve("annotated.xlsx");

        annotator.annotate(file, FileFormat.XLSX, findings, annotated);

        assertThat(VendorsPart.differences(file, annotated)).isEmpty();
    }

    @Test
    void soDoThoseOfARichWorkbook() throws IOException {
        var file = directory.resolve("rich.xlsx");
        FormWorkbook.withFiveMistakes().edited(AnnotatedFilesTest::enrich).writeTo(file);

        var annotated = annotated(file);

        assertThat(VendorsPart.differences(file, annotated)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("readFiles")
    void theFindingsAreTheSameWhenItIsReadAgain(Path file) {
        var examined = examined(file);

        var again = examined(annotated(file));

        assertThat(again.findings()).isEqualTo(examined.findings());
    }

    @ParameterizedTest
    @ValueSource(strings = {"xlsx", "xls"})
    void theFindingsOfManyMistakesAreTheSameToo(String ending) throws IOException {
        var form = mistaken(300);
        var file = directory.resolve("file." + ending);
        Files.write(file, ending.equals("xls") ? form.xls() : form.xlsx());

        assertThat(examined(annotated(file)).findings())
                .isEqualTo(examined(file).findings());
    }

    @ParameterizedTest
    @ValueSource(strings = {"xlsx", "xls"})
    void aProtectedWorkbookStaysProtectedAndIsMarked(String ending) throws IOException {
        var form = FormWorkbook.withFiveMistakes().edited(AnnotatedFilesTest::protect);
        var file = directory.resolve("file." + ending);
        Files.write(file, ending.equals("xls") ? form.xls() : form.xlsx());
        var findings = examined(file).findings();

        try (var workbook = WorkbookFactory.create(Files.newInputStream(annotated(file)))) {
            assertThat(workbook.getSheetAt(0).getProtect()).isTrue();
            assertThat(workbook.getSheet(LIST).getProtect()).isFalse();
            if (workbook instanceof XSSFWorkbook own) {
                assertThat(own.isStructureLocked()).isTrue();
                assertThat(own.validateWorkbookPassword("構成")).isTrue();
                assertThat(own.getSheetAt(0).validateSheetPassword("secret")).isTrue();
            } else {
                assertThat(((HSSFWorkbook) workbook).getSheetAt(0).getPassword())
                        .isNotZero();
            }
            assertThat(workbook.getSheetAt(0).getCellComments()).isNotEmpty();
            assertThat(links(workbook.getSheet(LIST))).hasSameSizeAs(findings);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"xlsx", "xls"})
    void thousandsOfFindingsAreAllListedAndMarkedUpToABound(String ending) throws IOException {
        var form = mistaken(3_000);
        var file = directory.resolve("file." + ending);
        Files.write(file, ending.equals("xls") ? form.xls() : form.xlsx());
        var findings = examined(file).findings();
        assertThat(findings).hasSizeGreaterThan(Marks.MOST_CELLS);

        try (var workbook = WorkbookFactory.create(Files.newInputStream(annotated(file)))) {
            int comments = 0;
            for (var sheet : workbook) {
                comments += sheet.getCellComments().size();
            }
            assertThat(comments).isEqualTo(Marks.MOST_CELLS);
            assertThat(links(workbook.getSheet(LIST)))
                    .containsExactlyElementsOf(findings.stream()
                            .map(Finding::at)
                            .map(at -> "'" + at.sheetName() + "'!" + at.a1())
                            .toList());
        }
    }

    @Test
    void whatIsNotListedIsSaid() throws IOException {
        var file = directory.resolve("file.xlsx");
        FormWorkbook.filled(5).writeTo(file);
        var findings = new ArrayList<Finding>();
        for (int i = 0; i < FindingsSheet.MOST_LINES + 7; i++) {
            findings.add(
                    new Finding(FindingCode.E140, new CellAddress(0, "機器リスト", 13 + i, 3), "", List.of("型番"), null));
        }
        var target = directory.resolve("annotated.xlsx");

        annotator.annotate(file, FileFormat.XLSX, findings, target);

        try (var workbook = WorkbookFactory.create(Files.newInputStream(target))) {
            var list = workbook.getSheet(LIST);
            assertThat(list.getRow(list.getLastRowNum()).getCell(0).getStringCellValue())
                    .isEqualTo("ほかに 7 件の指摘があります。 / 7 more findings.");
            assertThat(list.getRow(1).getCell(0).getStringCellValue()).contains(" 10007 件");
        }
    }

    @Test
    void aLongTextIsCutInTheListAndFitsItsRow() throws IOException {
        var file = directory.resolve("file.xlsx");
        FormWorkbook.filled(5)
                .cell(2, FormColumn.MAKER_NUMBER, "長い説明です。".repeat(40))
                .writeTo(file);

        try (var workbook = WorkbookFactory.create(Files.newInputStream(annotated(file)))) {
            var list = workbook.getSheet(LIST);
            var cut = new ArrayList<String>();
            for (int row = FIRST_LINE; row <= list.getLastRowNum(); row++) {
                var written = list.getRow(row).getCell(5).getStringCellValue();
                if (written.endsWith("…")) {
                    cut.add(written);
                    assertThat(list.getRow(row).getHeightInPoints()).isBetween(150f, 200f);
                }
            }
            assertThat(cut).hasSize(1).allMatch(text -> text.length() <= 101);
        }
    }

    @Test
    void whatIsMadeOfACsvFileShowsItsNumbersWhole() throws IOException {
        var file = directory.resolve("file.csv");
        Files.write(file, FormWorkbook.withFiveMistakes().csv(UTF_8));

        try (var workbook = WorkbookFactory.create(Files.newInputStream(annotated(file)))) {
            var sheet = workbook.getSheetAt(0);
            assertThat(sheet.getDefaultColumnWidth()).isGreaterThan(13);
            assertThat(sheet.getFitToPage()).isTrue();
            assertThat(sheet.getPrintSetup().getFitHeight()).isZero();
        }
    }

    private static FormWorkbook mistaken(int items) {
        var form = FormWorkbook.filled(items);
        for (int item = 1; item <= items; item++) {
            form.cell(item, FormColumn.MODEL, "");
        }
        return form;
    }

    /**
     * Returns where the lines of the list lead, in their order; fails where there is no such sheet. A cell looks for its link
     * among all of the sheet, so they are asked for once.
     */
    private static List<String> links(Sheet list) {
        var byRow = list.getHyperlinkList().stream()
                .collect(Collectors.toMap(Hyperlink::getFirstRow, Hyperlink::getAddress));
        var links = new ArrayList<String>();
        for (int row = FIRST_LINE; row <= list.getLastRowNum(); row++) {
            assertThat(byRow).as("row %s", row).containsKey(row);
            var target = new CellReference(byRow.get(row));
            assertThat(list.getWorkbook().getSheet(target.getSheetName()))
                    .as(byRow.get(row))
                    .isNotNull();
            links.add(byRow.get(row));
        }
        return links;
    }

    private static void protect(Workbook workbook) {
        workbook.getSheetAt(0).protectSheet("secret");
        if (workbook instanceof XSSFWorkbook own) {
            own.lockStructure();
            own.setWorkbookPassword("構成", null);
        }
    }

    private static void enrich(Workbook workbook) {
        protect(workbook);
        var sheet = workbook.getSheetAt(0);
        sheet.createRow(80).createCell(3).setCellFormula("SUM(1,2)");
        sheet.addMergedRegion(new CellRangeAddress(82, 84, 1, 3));
        sheet.setColumnWidth(4, 4_321);
        sheet.setColumnHidden(9, true);
        sheet.groupColumn(10, 12);
        sheet.setRepeatingRows(new CellRangeAddress(0, 2, -1, -1));
        sheet.createFreezePane(1, 12);
        sheet.getHeader().setCenter("社外秘");
        var helper = sheet.getDataValidationHelper();
        sheet.addValidationData(helper.createValidation(
                helper.createExplicitListConstraint(new String[] {"a", "b"}), new CellRangeAddressList(80, 80, 5, 5)));
        var formats = sheet.getSheetConditionalFormatting();
        formats.addConditionalFormatting(
                new CellRangeAddress[] {new CellRangeAddress(12, 40, 0, 6)},
                formats.createConditionalFormattingRule("LEN(A13)=0"));
        var name = workbook.createName();
        name.setNameName("範囲");
        name.setRefersToFormula("'" + sheet.getSheetName() + "'!$A$1:$B$2");
        var more = workbook.createSheet("メモ");
        more.createRow(0).createCell(0).setCellFormula("NOW()");
        workbook.setSheetHidden(workbook.getSheetIndex(more), true);
    }

    private static String name(Path file) throws IOException {
        try (var workbook = WorkbookFactory.create(file.toFile(), null, true)) {
            return workbook.getSheetName(0);
        }
    }

    private Path annotated(Path file) {
        var target = directory.resolve("annotated");
        var examined = examined(file);
        var format = annotator.annotate(file, examined.format(), examined.findings(), target);
        assertThat(format).isEqualTo(examined.format() == FileFormat.XLS ? AnnotatedFormat.XLS : AnnotatedFormat.XLSX);
        return target;
    }

    private static Examined examined(Path file) {
        var circumstances = new Circumstances(Editions.bundled().edition(new EditionId("2021-09-01")), null);
        return new FormExaminer(new PoiWorkbookReader()).examine(file, circumstances, new ItemSink() {
            @Override
            public void item(EquipmentItem item) {}

            @Override
            public void subcontractor(Subcontractor subcontractor) {}
        });
    }
}
