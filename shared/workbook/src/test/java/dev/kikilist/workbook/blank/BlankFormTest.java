package dev.kikilist.workbook.blank;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kikilist.equipment.EquipmentItem;
import dev.kikilist.equipment.ItemSink;
import dev.kikilist.equipment.Subcontractor;
import dev.kikilist.policy.Edition;
import dev.kikilist.policy.Editions;
import dev.kikilist.validation.Circumstances;
import dev.kikilist.validation.Finding;
import dev.kikilist.validation.FindingCode;
import dev.kikilist.validation.FormExaminer;
import dev.kikilist.workbook.PoiWorkbookReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.WorkbookFactory;
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
        try (var form = WorkbookFactory.create(new ByteArrayInputStream(BlankForm.of(edition)))) {
            var list = form.getSheet("機器リスト");
            beside(list, "購入等件名", 0, "統計システム用サーバの購入");
            beside(list, "法人名", 0, "みなと情報システム株式会社");
            beside(list, "担当者名", 0, "高橋 一郎");
            beside(list, "連絡メールアドレス", 0, "a@example.jp");
            beside(list, "連絡先電話番号", 0, "03-0000-1234");
            beside(list, "省庁名", 0, choice(form.getSheet("選択肢"), 1, 3));
            beside(list, "担当部局課名", 0, "企画課");
            beside(list, "省庁担当者名", 0, "鈴木 花子");
            beside(list, "連絡メールアドレス", 1, "b@example.go.jp");
            beside(list, "連絡先電話番号", 1, "03-0000-5678（内線2345）");
            beside(list, "提出予定期日", 0, "令和9. 1.15");
            beside(list, "技術検査提出締切り", 0, "令和9. 1.25");
            beside(list, "入札予定期日", 0, "令和9. 2.10");
            int header = row(list, "通番", 1, 0);
            int categories = edition.categories().all().size();
            for (int i = 0; i < 12; i++) {
                var row = list.getRow(header + 1 + i);
                if (i == 0) {
                    row.getCell(0).setCellValue("みなと情報システム株式会社");
                }
                row.getCell(2).setCellValue(choice(form.getSheet("選択肢"), 0, i * categories / 12));
                row.getCell(3).setCellValue("みなと電機株式会社");
                row.getCell(4).setCellValue("1010401900101");
                row.getCell(5).setCellValue("製品 " + i);
                row.getCell(6).setCellValue("AAA 0123-" + i);
            }
            var second = form.getSheet("再委託等一覧");
            assertThat(second != null).isEqualTo(edition.resubcontractorsRequired());
            if (second != null) {
                var row = second.getRow(3);
                List.of("1", "みなと情報システム株式会社", "西浜運用サービス株式会社", "8290001900707", "保守", "東京都")
                        .forEach(text -> {
                            int column;
                            for (column = 0;
                                    !row.getCell(column).getStringCellValue().isEmpty();
                                    column++) {}
                            row.getCell(column).setCellValue(text);
                        });
            }
            var file = directory.resolve("filled.xlsx");
            try (var out = Files.newOutputStream(file)) {
                form.write(out);
            }

            assertThat(findings(file, edition)).isEmpty();
            assertThat(items).hasSize(12);
            assertThat(subcontractors).hasSize(second == null ? 0 : 1);
        }
    }

    @ParameterizedTest
    @MethodSource("editions")
    void leftBlankItLacksContentAndNothingElse(Edition edition) throws IOException {
        var file = directory.resolve("blank.xlsx");
        Files.write(file, BlankForm.of(edition));

        var findings = findings(file, edition);

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

    private static String choice(Sheet choices, int column, int row) {
        return choices.getRow(row).getCell(column).getStringCellValue();
    }

    private static void beside(Sheet sheet, String label, int occurrence, String value) {
        sheet.getRow(row(sheet, label, 0, occurrence)).getCell(2).setCellValue(value);
    }

    private static int row(Sheet sheet, String label, int column, int occurrence) {
        int found = 0;
        for (var row : sheet) {
            var cell = row.getCell(column);
            if (cell != null
                    && cell.getCellType() == org.apache.poi.ss.usermodel.CellType.STRING
                    && cell.getStringCellValue().contains(label)
                    && found++ == occurrence) {
                return row.getRowNum();
            }
        }
        throw new IllegalArgumentException(label);
    }

    private List<Finding> findings(Path file, Edition edition) {
        return new FormExaminer(new PoiWorkbookReader())
                .examine(file, new Circumstances(edition, null), new ItemSink() {
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
