package dev.kikilist.workbook.annotation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kikilist.equipment.EquipmentItem;
import dev.kikilist.equipment.ItemSink;
import dev.kikilist.equipment.Subcontractor;
import dev.kikilist.policy.EditionId;
import dev.kikilist.policy.Editions;
import dev.kikilist.reading.FileFormat;
import dev.kikilist.reading.RawRow;
import dev.kikilist.reading.RowVisitor;
import dev.kikilist.reading.SheetHead;
import dev.kikilist.submission.AnnotatedFormat;
import dev.kikilist.testkit.Samples;
import dev.kikilist.testkit.workbook.FormColumn;
import dev.kikilist.testkit.workbook.FormWorkbook;
import dev.kikilist.validation.Circumstances;
import dev.kikilist.validation.Examined;
import dev.kikilist.validation.Finding;
import dev.kikilist.validation.FindingCode;
import dev.kikilist.validation.FormExaminer;
import dev.kikilist.workbook.PoiWorkbookReader;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.apache.poi.ss.util.CellAddress;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The vendor's file comes back with its findings, and with nothing else changed. */
class PoiWorkbookAnnotatorTest {
    private static final Charset WINDOWS_31J = Charset.forName("windows-31j");

    private final PoiWorkbookAnnotator annotator = new PoiWorkbookAnnotator();
    private final Circumstances circumstances =
            new Circumstances(Editions.bundled().edition(new EditionId("2021-09-01")), null);

    @TempDir
    private Path directory;

    enum Form {
        XLSX,
        XLS,
        CSV;

        byte[] of(FormWorkbook form) {
            return switch (this) {
                case XLSX -> form.xlsx();
                case XLS -> form.xls();
                case CSV -> form.csv(WINDOWS_31J);
            };
        }
    }

    @ParameterizedTest
    @EnumSource(Form.class)
    void everyFindingIsMarkedAtItsCellAndListed(Form form) throws IOException {
        var file = file(form.of(FormWorkbook.withFiveMistakes()));
        var findings = examined(file).findings();
        assertThat(findings).hasSizeGreaterThanOrEqualTo(5);

        try (var annotated = annotated(file)) {
            for (var finding : findings) {
                var at = place(finding);
                var sheet = annotated.getSheet(at.sheetName().isEmpty() ? "機器リスト" : at.sheetName());
                assertThat(comment(sheet, at.a1()))
                        .as("%s", finding)
                        .contains(finding.code().name());
                assertThat(coloured(sheet)).as("%s", finding).contains(at.a1());
            }
            var list = annotated.getSheet("指摘一覧");
            assertThat(annotated.getActiveSheetIndex()).isEqualTo(annotated.getSheetIndex(list));
            assertThat(column(list, 2)).containsExactlyElementsOf(codes(findings));
            assertThat(list.getRow(6).getCell(4).getHyperlink().getAddress())
                    .isEqualTo("'" + annotated.getSheetName(0) + "'!"
                            + place(findings.getFirst()).a1());
        }
    }

    @ParameterizedTest
    @EnumSource(value = Form.class, names = "CSV", mode = EnumSource.Mode.EXCLUDE)
    void nothingElseOfTheFileIsTouched(Form form) throws IOException {
        var file = file(form.of(FormWorkbook.withFiveMistakes().edited(PoiWorkbookAnnotatorTest::decorate)));

        try (var before = WorkbookFactory.create(file.toFile(), null, true);
                var after = annotated(file)) {
            assertThat(after.getNumberOfSheets()).isEqualTo(before.getNumberOfSheets() + 1);
            for (var sheet : before) {
                assertThat(content(after.getSheet(sheet.getSheetName())))
                        .as(sheet.getSheetName())
                        .isEqualTo(content(sheet));
            }
            assertThat(after.getName("範囲").getRefersToFormula())
                    .isEqualTo(before.getName("範囲").getRefersToFormula());
            assertThat(comment(after.getSheetAt(0), "A1")).isEqualTo("控え");
        }
    }

    @ParameterizedTest
    @EnumSource(value = Form.class)
    void correctedAndHandedInAgainItIsClean(Form form) throws IOException {
        var file = file(form.of(FormWorkbook.withFiveMistakes()));
        var annotated = annotatedFile(file);
        var findings = examined(file).findings();
        assertThat(examined(annotated).findings())
                .extracting(Finding::code)
                .containsExactlyElementsOf(findings.stream().map(Finding::code).toList());

        var sound = directory.resolve("sound");
        Files.write(sound, form.of(FormWorkbook.filled(20)));
        var corrected = directory.resolve("corrected");
        try (var from = form == Form.CSV ? annotated(sound) : WorkbookFactory.create(sound.toFile(), null, true);
                var to = WorkbookFactory.create(Files.newInputStream(annotated));
                var out = Files.newOutputStream(corrected)) {
            for (var finding : findings) {
                var at = place(finding);
                var address = new CellAddress(at.a1());
                var name = at.sheetName().isEmpty() ? "機器リスト" : at.sheetName();
                var row = to.getSheet(name).getRow(address.getRow());
                var target = row.getCell(address.getColumn(), Row.MissingCellPolicy.CREATE_NULL_AS_BLANK);
                var source = from.getSheet(name);
                var right =
                        source == null ? null : source.getRow(address.getRow()).getCell(address.getColumn());
                if (right != null) {
                    target.setCellValue(right.getStringCellValue());
                }
            }
            to.write(out);
        }

        assertThat(examined(corrected).findings()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Form.class)
    void aSecondRoundTakesThePlaceOfTheFirst(Form form) throws IOException {
        var file = file(form.of(FormWorkbook.withFiveMistakes()));
        var once = annotatedFile(file);

        try (var first = WorkbookFactory.create(Files.newInputStream(once));
                var second = annotated(once)) {
            assertThat(second.getNumberOfSheets()).isEqualTo(first.getNumberOfSheets());
            assertThat(column(second.getSheet("指摘一覧"), 2)).isEqualTo(column(first.getSheet("指摘一覧"), 2));
            for (int i = 0; i < first.getNumberOfSheets() - 1; i++) {
                assertThat(coloured(second.getSheetAt(i))).isEqualTo(coloured(first.getSheetAt(i)));
                assertThat(comments(second.getSheetAt(i))).isEqualTo(comments(first.getSheetAt(i)));
            }
        }
    }

    @Test
    void aCleanSecondRoundLeavesNothingOfTheFirst() throws IOException {
        var file = file(FormWorkbook.withFiveMistakes()
                .edited(PoiWorkbookAnnotatorTest::decorate)
                .xlsx());
        var once = annotatedFile(file);
        var target = directory.resolve("clean");

        annotator.annotate(once, FileFormat.XLSX, List.of(), target);

        try (var clean = WorkbookFactory.create(Files.newInputStream(target))) {
            for (int i = 0; i < clean.getNumberOfSheets() - 1; i++) {
                assertThat(coloured(clean.getSheetAt(i))).isEmpty();
            }
            assertThat(comments(clean.getSheetAt(0))).containsOnlyKeys("A1").containsValue("控え");
        }
    }

    @ParameterizedTest
    @EnumSource(Form.class)
    void equalFilesGiveEqualBytes(Form form) throws Exception {
        var file = file(form.of(FormWorkbook.withFiveMistakes()));
        var first = Files.readAllBytes(annotatedFile(file));
        // Archives keep times to two seconds. The rounds are for orders that depend on identity hashes.
        Thread.sleep(2_100);

        for (int round = 0; round < 8; round++) {
            assertThat(annotatedFile(file)).hasBinaryContent(first);
        }
    }

    @Test
    void whatOnlyReviewersKnowIsLeftOut() throws IOException {
        var file = file(FormWorkbook.filled(5).xlsx());
        var plain = directory.resolve("plain");
        var secret = directory.resolve("secret");
        var query = Samples.finding(FindingCode.Q210, 13);
        var hit = Samples.finding(FindingCode.R301, 14);

        annotator.annotate(file, FileFormat.XLSX, List.of(query), plain);
        annotator.annotate(file, FileFormat.XLSX, List.of(query, hit), secret);

        assertThat(secret).hasSameBinaryContentAs(plain);
    }

    @ParameterizedTest
    @ValueSource(strings = {"not a workbook", "", "PK\u0003\u0004 and then nothing"})
    void aFileThatCannotBeReadGetsAListOfItsOwn(String content) throws IOException {
        var file = file(content.getBytes(UTF_8));
        var examined = examined(file);
        assertThat(examined.format() == null || !examined.findings().isEmpty()).isTrue();

        try (var annotated = annotated(file)) {
            var list = annotated.getSheet("指摘一覧");
            assertThat(column(list, 2)).containsExactlyElementsOf(codes(examined.findings()));
            assertThat(list.getRow(6).getCell(3).getStringCellValue()).isEqualTo("（ファイル全体）");
        }
    }

    @Test
    void aListTooLongToBeHeldIsMadeAnewInTheSamePlaces() throws IOException {
        var file = directory.resolve("long.xlsx");
        FormWorkbook.filled(PoiWorkbookAnnotator.MOST_CELLS / 7 + 1).writeTo(file);
        var finding = new Finding(
                FindingCode.E120, new dev.kikilist.equipment.CellAddress(0, "機器リスト", 14_000, 4), "1", List.of(), "2");
        var target = directory.resolve("annotated");

        assertThat(annotator.annotate(file, FileFormat.XLSX, List.of(finding), target))
                .isEqualTo(AnnotatedFormat.XLSX);

        var told = new Texts();
        new PoiWorkbookReader().read(file, told);
        var toldAgain = new Texts();
        new PoiWorkbookReader().read(target, toldAgain);
        toldAgain.texts.keySet().removeIf(place -> place.startsWith("指摘一覧!"));
        assertThat(toldAgain.texts).isEqualTo(told.texts);
    }

    @Test
    void noTextOfTheFileBecomesAFormula() throws IOException {
        var payloads = List.of(
                "=1+1",
                "＝1+1",
                "+1",
                "-2+3",
                "@SUM(1)",
                "\t=1",
                "  =1",
                "=cmd|' /C calc'!A0",
                "=HYPERLINK(\"http://x\")");
        var form = FormWorkbook.filled(payloads.size());
        for (int i = 0; i < payloads.size(); i++) {
            form.cell(i + 1, FormColumn.MODEL, payloads.get(i));
        }
        var file = file(form.csv(UTF_8));
        var findings = new ArrayList<Finding>();
        for (var payload : payloads) {
            findings.add(new Finding(FindingCode.E140, null, payload, List.of(payload), payload));
        }
        var target = directory.resolve("annotated.xlsx");
        annotator.annotate(file, FileFormat.CSV, findings, target);

        try (var annotated = WorkbookFactory.create(Files.newInputStream(target))) {
            int literal = 0;
            for (var sheet : annotated) {
                for (var row : sheet) {
                    for (var cell : row) {
                        assertThat(cell.getCellType()).isNotEqualTo(CellType.FORMULA);
                        if (cell.getCellType() == CellType.STRING && payloads.contains(cell.getStringCellValue())) {
                            assertThat(cell.getCellStyle().getQuotePrefixed())
                                    .as(cell.getStringCellValue())
                                    .isTrue();
                            literal++;
                        }
                    }
                }
            }
            assertThat(literal).isGreaterThanOrEqualTo(3 * payloads.size() - 3);
        }
    }

    private static void decorate(Workbook workbook) {
        var sheet = workbook.getSheetAt(0);
        var comment = sheet.createDrawingPatriarch()
                .createCellComment(workbook.getCreationHelper().createClientAnchor());
        comment.setAddress(0, 0);
        comment.setString(workbook.getCreationHelper().createRichTextString("控え"));
        sheet.createRow(80).createCell(3).setCellFormula("SUM(1,2)");
        sheet.getRow(80).createCell(4).setCellValue(44367);
        var style = workbook.createCellStyle();
        style.setDataFormat(workbook.createDataFormat().getFormat("0.00"));
        sheet.getRow(80).getCell(4).setCellStyle(style);
        sheet.setColumnHidden(9, true);
        var choices = sheet.getDataValidationHelper();
        sheet.addValidationData(choices.createValidation(
                choices.createExplicitListConstraint(new String[] {"a", "b"}), new CellRangeAddressList(80, 80, 5, 5)));
        var name = workbook.createName();
        name.setNameName("範囲");
        name.setRefersToFormula("'" + sheet.getSheetName() + "'!$A$1:$B$2");
        var more = workbook.createSheet("メモ");
        more.createRow(0).createCell(0).setCellFormula("NOW()");
        workbook.setSheetHidden(workbook.getSheetIndex(more), true);
    }

    private static List<String> content(Sheet sheet) {
        var content = new ArrayList<String>();
        for (var row : sheet) {
            content.add("row " + row.getRowNum() + " " + row.getZeroHeight() + " " + row.getHeight());
            for (var cell : row) {
                content.add(cell.getAddress() + " " + cell.getCellType() + " " + value(cell) + " "
                        + cell.getCellStyle().getIndex() + " "
                        + cell.getCellStyle().getDataFormatString());
            }
        }
        content.add(sheet.getMergedRegions().toString());
        for (int column = 0; column < 12; column++) {
            content.add(sheet.getColumnWidth(column) + " " + sheet.isColumnHidden(column));
        }
        sheet.getDataValidations()
                .forEach(validation -> content.add(
                        validation.getRegions().getCellRangeAddresses()[0].formatAsString()));
        content.add("hidden "
                + sheet.getWorkbook().isSheetHidden(sheet.getWorkbook().getSheetIndex(sheet)));
        return content;
    }

    private static String value(Cell cell) {
        return switch (cell.getCellType()) {
            case FORMULA -> "=" + cell.getCellFormula() + " " + cell.getCachedFormulaResultType();
            case NUMERIC -> DateUtil.isCellDateFormatted(cell) + " " + cell.getNumericCellValue();
            case STRING -> cell.getRichStringCellValue().getString();
            case BOOLEAN -> Boolean.toString(cell.getBooleanCellValue());
            case BLANK, ERROR, _NONE -> "";
        };
    }

    private static String comment(Sheet sheet, String address) {
        return comments(sheet).getOrDefault(address, "");
    }

    private static Map<String, String> comments(Sheet sheet) {
        var comments = new TreeMap<String, String>();
        sheet.getCellComments()
                .forEach((at, comment) ->
                        comments.put(at.formatAsString(), comment.getString().getString()));
        return comments;
    }

    private static List<String> coloured(Sheet sheet) {
        var formats = sheet.getSheetConditionalFormatting();
        var cells = new ArrayList<String>();
        for (int i = 0; i < formats.getNumConditionalFormattings(); i++) {
            for (var range : formats.getConditionalFormattingAt(i).getFormattingRanges()) {
                cells.add(new CellAddress(range.getFirstRow(), range.getFirstColumn()).formatAsString());
            }
        }
        return cells;
    }

    private static List<String> column(Sheet list, int column) {
        var texts = new ArrayList<String>();
        for (int row = 6; row <= list.getLastRowNum(); row++) {
            texts.add(list.getRow(row).getCell(column).getStringCellValue());
        }
        return texts;
    }

    private static List<String> codes(List<Finding> findings) {
        return findings.stream().map(finding -> finding.code().name()).toList();
    }

    private static dev.kikilist.equipment.CellAddress place(Finding finding) {
        return Objects.requireNonNull(finding.at());
    }

    private Path file(byte[] content) throws IOException {
        var file = directory.resolve("upload");
        Files.write(file, content);
        return file;
    }

    private Workbook annotated(Path file) throws IOException {
        return WorkbookFactory.create(Files.newInputStream(annotatedFile(file)));
    }

    private Path annotatedFile(Path file) {
        var target = directory.resolve(file.getFileName() + ".annotated");
        var examined = examined(file);
        var format = annotator.annotate(file, examined.format(), examined.findings(), target);
        assertThat(format).isEqualTo(examined.format() == FileFormat.XLS ? AnnotatedFormat.XLS : AnnotatedFormat.XLSX);
        return target;
    }

    private Examined examined(Path file) {
        return new FormExaminer(new PoiWorkbookReader()).examine(file, circumstances, new ItemSink() {
            @Override
            public void item(EquipmentItem item) {}

            @Override
            public void subcontractor(Subcontractor subcontractor) {}
        });
    }

    private static final class Texts implements RowVisitor {
        private final TreeMap<String, String> texts = new TreeMap<>();
        private String sheet = "";

        @Override
        public void startSheet(SheetHead head) {
            sheet = head.name();
        }

        @Override
        public void row(RawRow row) {
            row.cells().forEach(cell -> texts.put(sheet + "!" + row.number() + "," + cell.column(), cell.text()));
        }

        @Override
        public void endSheet() {}
    }
}
