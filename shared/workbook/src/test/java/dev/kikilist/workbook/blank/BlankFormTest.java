package dev.kikilist.workbook.blank;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kikilist.equipment.EquipmentItem;
import dev.kikilist.equipment.ItemSink;
import dev.kikilist.equipment.Subcontractor;
import dev.kikilist.policy.Body;
import dev.kikilist.policy.BodyMatch;
import dev.kikilist.policy.Edition;
import dev.kikilist.policy.Editions;
import dev.kikilist.procurement.Procurement;
import dev.kikilist.procurement.Subject;
import dev.kikilist.testkit.Samples;
import dev.kikilist.validation.Circumstances;
import dev.kikilist.validation.Finding;
import dev.kikilist.validation.FindingCode;
import dev.kikilist.validation.FormExaminer;
import dev.kikilist.workbook.PoiWorkbookReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.ObjIntConsumer;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whoever fills in the form as told has nothing to correct. To write the committed forms anew: {@code ./mvnw -pl
 * :kikilist-workbook -am test -Dtest=BlankFormTest -Dsurefire.failIfNoSpecifiedTests=false -Dform=write}.
 */
class BlankFormTest {
    private static final Path FORMS = Path.of("..", "..", "docs", "form");

    private final List<EquipmentItem> items = new ArrayList<>();
    private final List<Subcontractor> subcontractors = new ArrayList<>();

    @TempDir
    private Path directory;

    static Stream<Edition> editions() {
        return Editions.bundled().all().stream();
    }

    @ParameterizedTest
    @MethodSource("editions")
    void filledInAsToldItHasNoFinding(Edition edition) throws IOException {
        try (var form = form(edition)) {
            fillBlocks(form);
            fillDates(form, (cell, day) -> cell.setCellValue("令和9. 1." + day));
            fillRow(form, edition, 0, 0, "みなと情報システム株式会社");
            int categories = edition.categories().all().size();
            for (int i = 1; i < 12; i++) {
                fillRow(form, edition, i, i * categories / 12, "");
            }
            fillSubcontractors(form, "みなと情報システム株式会社", "西浜運用サービス株式会社", "8290001900707", "保守", "東京都");

            assertThat(findings(form, edition)).isEmpty();
            assertThat(items).hasSize(12);
            assertThat(subcontractors).hasSize(edition.resubcontractorsRequired() ? 1 : 0);
        }
    }

    @ParameterizedTest
    @MethodSource("editions")
    void datesMayBeTypedAsDates(Edition edition) throws IOException {
        try (var form = form(edition)) {
            fillBlocks(form);
            fillDates(form, (cell, day) -> cell.setCellValue(LocalDate.of(2027, 1, day)));
            fillRow(form, edition, 0, 0, "みなと情報システム株式会社");

            assertThat(value(form, "提出予定期日", 0).getCellStyle().getDataFormatString())
                    .as("the cell shows dates")
                    .contains("ggge");
            assertThat(findings(form, edition)).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("editions")
    void rowsMayBeInsertedAndEveryCategoryMayBeChosen(Edition edition) throws IOException {
        try (var form = form(edition)) {
            fillBlocks(form);
            fillDates(form, (cell, day) -> cell.setCellValue("令和9. 1." + day));
            int categories = edition.categories().all().size();
            insertRows(form.getSheet("機器リスト"), categories);
            for (int i = 0; i < categories; i++) {
                fillRow(form, edition, i, i, i == 0 ? "みなと情報システム株式会社" : "");
            }

            assertThat(findings(form, edition)).isEmpty();
            assertThat(items).hasSize(categories);
        }
    }

    @ParameterizedTest
    @MethodSource("editions")
    void everyBodyMayBeChosen(Edition edition) throws IOException {
        try (var form = form(edition)) {
            var choices = choices(form, 1);

            assertThat(choices)
                    .containsExactlyElementsOf(
                            edition.bodies().stream().map(Body::name).toList())
                    .allSatisfy(choice -> assertThat(edition.matchBody(choice)).isInstanceOf(BodyMatch.Exact.class));
        }
    }

    @ParameterizedTest
    @MethodSource("editions")
    void whatItSaysOfSubcontractorsIsNoStatementOfTheVendor(Edition edition) throws IOException {
        try (var form = form(edition)) {
            fillBlocks(form);
            fillRow(form, edition, 0, 0, "みなと情報システム株式会社");
            boolean required = edition.resubcontractorsRequired();

            assertThat(forServices(form, edition).contains(FindingCode.E170)).isEqualTo(required);
            fillSubcontractors(form, "", "該当なし", "", "", "");
            assertThat(forServices(form, edition)).doesNotContain(FindingCode.E170);
        }
    }

    @ParameterizedTest
    @MethodSource("editions")
    void theExampleItselfHasNothingToCorrect(Edition edition) throws IOException {
        try (var form = form(edition)) {
            form.removeSheetAt(form.getSheetIndex("機器リスト"));
            form.setSheetName(form.getSheetIndex("記入例"), "機器リスト");
            if (edition.resubcontractorsRequired()) {
                form.removeSheetAt(form.getSheetIndex("再委託等一覧"));
                form.setSheetName(form.getSheetIndex("記入例(再委託等)"), "再委託等一覧");
            }

            assertThat(findings(form, edition))
                    .extracting(Finding::code)
                    .as("only the title has circles, as an example may")
                    .containsOnly(FindingCode.E150);
            assertThat(items).isNotEmpty();
            assertThat(subcontractors).hasSize(edition.resubcontractorsRequired() ? 2 : 0);
        }
    }

    @ParameterizedTest
    @MethodSource("editions")
    void everyCellToBeFilledInIsCheckedWithoutRefusingAnything(Edition edition) throws IOException {
        try (var form = form(edition)) {
            var sheet = form.getSheet("機器リスト");
            int header = row(sheet, "通番", 1, 0);
            for (int column : List.of(0, 2, 3, 4, 5, 6)) {
                assertThat(checked(sheet, header + 1, column)).isTrue();
                assertThat(checked(sheet, header + FormContent.ROWS, column)).isTrue();
            }
            for (var label : List.of("省庁名", "提出予定期日", "技術検査提出締切り", "入札予定期日")) {
                assertThat(checked(sheet, row(sheet, label, 0, 0), 2)).as(label).isTrue();
            }
            for (var each : form) {
                assertThat(each.getDataValidations())
                        .allSatisfy(
                                check -> assertThat(check.getErrorStyle()).isEqualTo(DataValidation.ErrorStyle.WARNING))
                        .allSatisfy(
                                check -> assertThat(check.getPromptBoxText()).hasSizeLessThanOrEqualTo(255))
                        .allSatisfy(check -> assertThat(String.valueOf(
                                        check.getValidationConstraint().getFormula1()))
                                .hasSizeLessThanOrEqualTo(255));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("editions")
    void leftBlankItLacksContentAndNothingElse(Edition edition) throws IOException {
        var file = directory.resolve("blank.xlsx");
        Files.write(file, BlankForm.of(edition));

        var findings = findings(file, new Circumstances(edition, null));

        assertThat(findings)
                .extracting(Finding::code)
                .contains(FindingCode.E101, FindingCode.E102, FindingCode.E103)
                .isSubsetOf(
                        FindingCode.E101,
                        FindingCode.E102,
                        FindingCode.E103,
                        FindingCode.E104,
                        FindingCode.E110,
                        FindingCode.Q218);
        assertThat(items).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("editions")
    void isTheFormThatIsHandedOut(Edition edition) throws IOException {
        var committed = FORMS.resolve("kikilist-form-" + edition.id().value() + ".xlsx");
        if ("write".equals(System.getProperty("form"))) {
            Files.write(committed, BlankForm.of(edition));
        }

        assertThat(Files.readAllBytes(committed)).isEqualTo(BlankForm.of(edition));
    }

    private static XSSFWorkbook form(Edition edition) throws IOException {
        return new XSSFWorkbook(new ByteArrayInputStream(BlankForm.of(edition)));
    }

    private static List<String> choices(Workbook form, int column) {
        var choices = new ArrayList<String>();
        for (var row : form.getSheet("選択肢")) {
            if (row.getCell(column) != null) {
                choices.add(row.getCell(column).getStringCellValue());
            }
        }
        return choices;
    }

    private static void fillBlocks(Workbook form) {
        value(form, "購入等件名", 0).setCellValue("統計システム用サーバの購入");
        value(form, "法人名", 0).setCellValue("みなと情報システム株式会社");
        value(form, "担当者名", 0).setCellValue("高橋 一郎");
        value(form, "連絡メールアドレス", 0).setCellValue("a@example.jp");
        value(form, "連絡先電話番号", 0).setCellValue("03-0000-1234");
        value(form, "省庁名", 0).setCellValue(choices(form, 1).get(3));
        value(form, "担当部局課名", 0).setCellValue("企画課");
        value(form, "省庁担当者名", 0).setCellValue("鈴木 花子");
        value(form, "連絡メールアドレス", 1).setCellValue("b@example.go.jp");
        value(form, "連絡先電話番号", 1).setCellValue("03-0000-5678（内線2345）");
    }

    private static void fillDates(Workbook form, ObjIntConsumer<Cell> write) {
        write.accept(value(form, "提出予定期日", 0), 15);
        write.accept(value(form, "技術検査提出締切り", 0), 20);
        write.accept(value(form, "入札予定期日", 0), 25);
    }

    private static void fillRow(Workbook form, Edition edition, int item, int category, String vendorName) {
        var sheet = form.getSheet("機器リスト");
        var row = sheet.getRow(row(sheet, "通番", 1, 0) + 1 + item);
        if (!vendorName.isEmpty()) {
            row.getCell(0).setCellValue(vendorName);
        }
        row.getCell(2)
                .setCellValue(choices(form, 0)
                        .get(category % edition.categories().all().size()));
        row.getCell(3).setCellValue("みなと電機株式会社");
        row.getCell(4).setCellValue("1010401900101");
        row.getCell(5).setCellValue("製品 " + item);
        row.getCell(6).setCellValue("AAA 0123-" + item);
    }

    private static void fillSubcontractors(Workbook form, String... fields) {
        var sheet = form.getSheet("再委託等一覧");
        if (sheet != null) {
            var row = sheet.getRow(row(sheet, "階層", 0, 1) + 1);
            row.getCell(0).setCellValue(1);
            for (int column = 0; column < fields.length; column++) {
                row.getCell(column + 1).setCellValue(fields[column]);
            }
        }
    }

    /** Inserts rows in the middle of the list as a person does, with the number of each and the one cell of 法人名 longer. */
    private static void insertRows(Sheet sheet, int rows) {
        int first = row(sheet, "通番", 1, 0) + 1;
        int from = first + FormContent.ROWS / 2;
        for (int i = sheet.getNumMergedRegions() - 1; i >= 0; i--) {
            if (sheet.getMergedRegion(i).isInRange(first, 0)) {
                sheet.removeMergedRegion(i);
            }
        }
        sheet.shiftRows(from, sheet.getLastRowNum(), rows);
        for (int i = 0; i < FormContent.ROWS + rows; i++) {
            var row = sheet.getRow(first + i) == null ? sheet.createRow(first + i) : sheet.getRow(first + i);
            for (int column = 0; column < 7; column++) {
                var cell = row.getCell(column, Row.MissingCellPolicy.CREATE_NULL_AS_BLANK);
                cell.setCellStyle(sheet.getRow(first).getCell(column).getCellStyle());
            }
            row.getCell(1).setCellValue(i + 1);
        }
        sheet.addMergedRegion(new CellRangeAddress(first, first + FormContent.ROWS + rows - 1, 0, 0));
    }

    private static boolean checked(Sheet sheet, int row, int column) {
        return sheet.getDataValidations().stream()
                .flatMap(check -> Stream.of(check.getRegions().getCellRangeAddresses()))
                .anyMatch(range -> range.isInRange(row, column));
    }

    private static Cell value(Workbook form, String label, int occurrence) {
        var sheet = form.getSheet("機器リスト");
        return sheet.getRow(row(sheet, label, 0, occurrence)).getCell(2);
    }

    private static int row(Sheet sheet, String label, int column, int occurrence) {
        int found = 0;
        for (var row : sheet) {
            var cell = row.getCell(column);
            if (cell != null
                    && cell.getCellType() == CellType.STRING
                    && cell.getStringCellValue().contains(label)
                    && found++ == occurrence) {
                return row.getRowNum();
            }
        }
        throw new IllegalArgumentException(label);
    }

    private List<FindingCode> forServices(Workbook form, Edition edition) throws IOException {
        return findings(written(form), new Circumstances(edition, services())).stream()
                .map(Finding::code)
                .toList();
    }

    private static Procurement services() {
        var given = new Samples("form").procurement();
        return new Procurement(
                given.id(),
                given.body(),
                given.title(),
                given.startDate(),
                given.edition(),
                given.viewpoints(),
                given.contractMethod(),
                Set.of(Subject.SERVICE),
                given.schedule(),
                given.contact(),
                given.registeredAt());
    }

    private List<Finding> findings(Workbook form, Edition edition) throws IOException {
        return findings(written(form), new Circumstances(edition, null));
    }

    private Path written(Workbook form) throws IOException {
        var file = directory.resolve("filled.xlsx");
        try (var out = Files.newOutputStream(file)) {
            form.write(out);
        }
        return file;
    }

    private List<Finding> findings(Path file, Circumstances circumstances) {
        return new FormExaminer(new PoiWorkbookReader())
                .examine(file, circumstances, new ItemSink() {
                    @Override
                    public void item(EquipmentItem item) {
                        items.add(item);
                    }

                    @Override
                    public void subcontractor(Subcontractor subcontractor) {
                        subcontractors.add(subcontractor);
                    }
                })
                .findings();
    }
}
