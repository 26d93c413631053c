package dev.kikilist.validation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kikilist.equipment.EquipmentItem;
import dev.kikilist.form.Line;
import dev.kikilist.form.Procurements;
import dev.kikilist.form.RandomForm;
import dev.kikilist.form.Written;
import dev.kikilist.form.WrittenForm;
import dev.kikilist.form.WrittenForm.Outcome;
import dev.kikilist.form.WrittenSheet;
import dev.kikilist.reading.FileFormat;
import dev.kikilist.reading.RawCell;
import dev.kikilist.reading.RawRow;
import dev.kikilist.reading.SheetHead;
import dev.kikilist.reading.WorkbookReader.Result;
import dev.kikilist.text.Folding;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What must hold for every form, tried on many that a seed makes. */
class FormPropertiesTest {
    private static final int FORMS = 400;
    private static final List<RawCell.Kind> KINDS = List.of(RawCell.Kind.values());

    private static Outcome examine(WrittenForm form) {
        return form.examine(Procurements.ofEquipment());
    }

    @Test
    void readsWhatWasWrittenWhateverTheLayout() {
        for (long seed = 0; seed < FORMS; seed++) {
            var made = RandomForm.varied(seed);
            var outcome = examine(made.form);
            assertThat(texts(outcome.items())).as("seed %d", seed).isEqualTo(made.truth);
            assertThat(outcome.codes())
                    .as("seed %d", seed)
                    .isSubsetOf(
                            FindingCode.Q210, FindingCode.Q211, FindingCode.Q212, FindingCode.Q232, FindingCode.Q260);
        }
    }

    @Test
    void saysTheSameOfAPlainAndAVariedFormButForItsLayout() {
        for (long seed = 0; seed < FORMS; seed++) {
            var plain = codesBesides(examine(RandomForm.plain(seed).form), FindingCode.Q232);
            var varied = codesBesides(examine(RandomForm.varied(seed).form), FindingCode.Q232);
            assertThat(varied).as("seed %d", seed).isEqualTo(plain);
        }
    }

    @Test
    void insertedRowsChangeNoItem() {
        for (long seed = 0; seed < FORMS; seed++) {
            var made = RandomForm.plain(seed);
            var before = examine(made.form);
            var random = new Random(seed);
            var sheet = made.form.sheet();
            for (int i = 0; i < 5; i++) {
                int line = made.form.firstItem() + random.nextInt(made.truth.size() + 1);
                switch (random.nextInt(4)) {
                    case 0 -> sheet.insert(line);
                    case 1 -> sheet.insert(line, "", "　", "\u200B");
                    case 2 -> sheet.insert(line, "■ 追加分");
                    default -> sheet.insert(line, null, null, "合計", null, null, null, "5");
                }
            }
            var after = examine(made.form);
            assertThat(texts(after.items())).as("seed %d", seed).isEqualTo(texts(before.items()));
            assertThat(after.codes()).as("seed %d", seed).isEqualTo(before.codes());
        }
    }

    @Test
    void permutedRowsGivePermutedFindings() {
        for (long seed = 0; seed < FORMS; seed++) {
            var made = RandomForm.plain(seed);
            spoil(made, new Random(seed));
            var sheet = made.form.sheet();
            int first = made.form.firstItem();
            for (int i = 0; i < made.truth.size(); i++) {
                sheet.cell(first + i, WrittenForm.VENDOR_NAME, WrittenForm.VENDOR);
                sheet.cell(first + i, WrittenForm.NUMBER, (String) null);
            }
            var before = perCodeAndRaw(examine(made.form));
            Collections.shuffle(sheet.lines.subList(first, first + made.truth.size()), new Random(seed));
            assertThat(perCodeAndRaw(examine(made.form))).as("seed %d", seed).isEqualTo(before);
        }
    }

    @Test
    void otherWidthsOfTheSameTextGiveTheSameResult() {
        for (long seed = 0; seed < FORMS; seed++) {
            var made = RandomForm.varied(seed);
            spoil(made, new Random(seed));
            var before = examine(made.form);
            var random = new Random(seed);
            for (var sheet : made.form.sheets) {
                for (int line = 0; line < sheet.lines.size(); line++) {
                    sheet.change(line, written -> widened(written, random));
                }
            }
            var after = examine(made.form);
            assertThat(folded(after.items())).as("seed %d", seed).isEqualTo(folded(before.items()));
            assertThat(places(after)).as("seed %d", seed).isEqualTo(places(before));
        }
    }

    @Test
    void anAddedColumnIsNeverOverlooked() {
        for (long seed = 0; seed < FORMS; seed++) {
            var made = RandomForm.plain(seed);
            var before = texts(examine(made.form).items());
            var random = new Random(seed);
            int column = random.nextInt(8);
            var header = List.of("備考", "数量", "設置場所", "バージョン", "名称", "法人番号", "価格", "X")
                    .get(random.nextInt(8));
            int first = made.form.firstItem();
            for (int line = first - 1; line < first + made.truth.size(); line++) {
                var text = line == first - 1 ? header : "x" + line;
                made.form.sheet().change(line, written -> {
                    var cells = new ArrayList<@Nullable Written>(written.cells());
                    while (cells.size() < column) {
                        cells.add(null);
                    }
                    cells.add(column, new Written.Text(text));
                    return new Line(cells, false);
                });
            }
            var after = examine(made.form);
            assertThat(after.codes()).as("seed %d", seed).containsAnyOf(FindingCode.Q230, FindingCode.F010);
            assertThat(texts(after.items())).as("seed %d", seed).isEqualTo(before);
        }
    }

    @Test
    void noRowsMakeItThrow() {
        for (long seed = 0; seed < 1_500; seed++) {
            var outcome = examineNoise(seed);
            assertThat(outcome.findings()).isSorted();
            for (int i = 0; i < outcome.items().size(); i++) {
                assertThat(outcome.items().get(i).position()).isEqualTo(i + 1);
            }
            for (var finding : outcome.findings()) {
                var text = Catalogue.standard().text(finding);
                assertThat(text.japanese()).isNotBlank();
                assertThat(text.english()).isNotBlank();
            }
        }
    }

    @Test
    void givesTheSameWhateverTheLocaleAndTimeZone() {
        var locale = Locale.getDefault();
        var zone = TimeZone.getDefault();
        try {
            for (long seed = 0; seed < 60; seed++) {
                Locale.setDefault(Locale.JAPAN);
                TimeZone.setDefault(TimeZone.getTimeZone("Asia/Tokyo"));
                var expected = examineNoise(seed);
                var expectedForm = examine(RandomForm.varied(seed).form);
                for (var tag :
                        List.of("tr-TR", "ar-EG-u-nu-arab", "th-TH-u-ca-buddhist-nu-thai", "ja-JP-u-ca-japanese")) {
                    Locale.setDefault(Locale.forLanguageTag(tag));
                    TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
                    assertThat(examineNoise(seed).findings()).isEqualTo(expected.findings());
                    assertThat(examine(RandomForm.varied(seed).form)).isEqualTo(expectedForm);
                }
            }
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    /** Puts mistakes into a form that depend on nothing but their own row. */
    private static void spoil(RandomForm made, Random random) {
        var sheet = made.form.sheets.stream()
                .filter(candidate -> candidate.name.equals("機器リスト"))
                .findFirst()
                .orElseThrow();
        int header = headerOf(sheet);
        for (int line = header + 1; line <= header + made.truth.size(); line++) {
            int column = random.nextInt(12);
            var cells = sheet.lines.get(line).cells();
            if (column >= 2 && column < cells.size() && cells.get(column) != null) {
                sheet.cell(
                        line, column, List.of("△△△", "不明", "??", "A、B", "ﾙｰﾀー").get(random.nextInt(5)));
            }
        }
    }

    private static int headerOf(WrittenSheet sheet) {
        return sheet.lineOf("○ 機器等一覧") + 1;
    }

    private static Line widened(Line line, Random random) {
        var cells = new ArrayList<@Nullable Written>();
        for (var cell : line.cells()) {
            cells.add(
                    cell instanceof Written.Text text && random.nextInt(3) == 0
                            ? new Written.Text(widened(text.text()))
                            : cell);
        }
        return new Line(cells, line.hidden());
    }

    /** Writes ASCII wide, but leaves digits alone: a corporate number has to be in half-width ones. */
    private static String widened(String text) {
        var wide = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean ascii = c > ' ' && c < 0x7F && !(c >= '0' && c <= '9');
            wide.append(ascii ? (char) (c + 0xFEE0) : c == ' ' ? '\u3000' : c);
        }
        var widened = wide.toString();
        assertThat(Normalizer.normalize(widened, Normalizer.Form.NFKC))
                .isEqualTo(Normalizer.normalize(text, Normalizer.Form.NFKC));
        return widened;
    }

    private static Outcome examineNoise(long seed) {
        var items = new ArrayList<EquipmentItem>();
        var examiner = new FormExaminer((file, visitor) -> {
            var random = new Random(seed);
            int sheets = random.nextInt(4);
            for (int sheet = 0; sheet < sheets; sheet++) {
                visitor.startSheet(new SheetHead(
                        sheet,
                        noise(random),
                        random.nextInt(6) == 0,
                        Set.of(random.nextInt(5), 5 + random.nextInt(5))));
                int number = 0;
                int rows = random.nextInt(25);
                for (int row = 0; row < rows; row++) {
                    number += 1 + random.nextInt(2);
                    visitor.row(new RawRow(number, random.nextInt(9) == 0, noiseCells(random)));
                }
                visitor.endSheet();
            }
            return new Result.Read(FileFormat.CSV, List.of());
        });
        var examined =
                examiner.examine(Path.of("unused"), Procurements.ofServices(), new dev.kikilist.equipment.ItemSink() {
                    @Override
                    public void item(EquipmentItem item) {
                        items.add(item);
                    }

                    @Override
                    public void subcontractor(dev.kikilist.equipment.Subcontractor subcontractor) {}
                });
        return new Outcome(examined, items, List.of());
    }

    private static List<RawCell> noiseCells(Random random) {
        if (random.nextInt(5) == 0) {
            var header = List.of("法人名", "通番", "区分", "製造業者名", "法人番号", "製品名", "型番");
            var cells = new ArrayList<RawCell>();
            for (int i = 0; i < header.size(); i++) {
                if (random.nextInt(12) > 0) {
                    cells.add(RawCell.text(i, header.get(i)));
                }
            }
            return cells;
        }
        var cells = new ArrayList<RawCell>();
        int column = 0;
        for (int i = random.nextInt(9); i > 0; i--) {
            var text = noise(random);
            var date = random.nextInt(4) == 0 ? LocalDate.ofEpochDay(random.nextInt(30_000)) : null;
            var kind = KINDS.get(random.nextInt(KINDS.size()));
            cells.add(new RawCell(column, kind, text, date, random.nextBoolean(), random.nextInt(9) == 0));
            column += 1 + (random.nextInt(9) == 0 ? random.nextInt(16_000) : 0);
        }
        return cells;
    }

    private static final List<String> NOISE = List.of(
            "",
            " ",
            "\u200B",
            "\uD842",
            "\uDFB7",
            "𠮷",
            "同上",
            "〃",
            "該当なし",
            "-",
            "※",
            "○ 機器等一覧",
            "(省庁記載欄)",
            "再委託等一覧",
            "階層",
            "委託元",
            "委託先",
            "委託業務の内容",
            "省庁名",
            "デジタル庁",
            "提出予定期日",
            "令和〇. 6. 20",
            "令和三年六月二十日",
            "平成34年1月1日",
            "44367",
            "1",
            "2",
            "7000012050002",
            "７０００",
            "T7000012050002",
            "7.01E+12",
            "サーバ装置",
            "サーパ装置",
            "AP",
            "株式会社",
            "㍿",
            "×××",
            "XXXX@XXXX.co.jp",
            "a@b.jp",
            "03-1234-5678",
            "担当者名：",
            "：：",
            "(",
            ")))",
            "【",
            "記入例",
            "ｶﾞｷﾞｸﾞ",
            "\n\n",
            "A\nB、C",
            "合計",
            "以上",
            "#REF!",
            "法人名",
            "購入等件名(調達案件名)",
            "連絡先電話番号");

    private static String noise(Random random) {
        return switch (random.nextInt(12)) {
            case 0 -> {
                var text = new StringBuilder();
                for (int i = random.nextInt(12); i > 0; i--) {
                    text.append((char) random.nextInt(0x10000));
                }
                yield text.toString();
            }
            case 1 -> NOISE.get(random.nextInt(NOISE.size())).repeat(random.nextInt(40));
            default -> NOISE.get(random.nextInt(NOISE.size()));
        };
    }

    private static List<FindingCode> codesBesides(Outcome outcome, FindingCode besides) {
        return outcome.codes().stream().filter(code -> code != besides).sorted().toList();
    }

    private static Map<String, Integer> perCodeAndRaw(Outcome outcome) {
        var counts = new TreeMap<String, Integer>();
        for (var finding : outcome.findings()) {
            // Which of several equal rows is called the first depends on the order, that there are several does not.
            var raw = finding.code() == FindingCode.Q210 || finding.code() == FindingCode.Q211 ? "" : finding.raw();
            counts.merge(finding.code() + " " + raw, 1, Integer::sum);
        }
        return counts;
    }

    private static List<String> places(Outcome outcome) {
        return outcome.findings().stream()
                .map(finding -> finding.code() + " " + finding.at())
                .toList();
    }

    private static List<List<String>> texts(List<EquipmentItem> items) {
        return items.stream().map(FormPropertiesTest::texts).toList();
    }

    private static List<String> texts(EquipmentItem item) {
        return List.of(
                item.vendorName().value(),
                item.number().value(),
                item.category().value(),
                item.maker().value(),
                item.makerNumber().value(),
                item.product().value(),
                item.model().value());
    }

    private static List<List<String>> folded(List<EquipmentItem> items) {
        return texts(items).stream()
                .map(texts -> texts.stream().map(Folding::fold).toList())
                .toList();
    }
}
