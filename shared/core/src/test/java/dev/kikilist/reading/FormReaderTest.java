package dev.kikilist.reading;

import static dev.kikilist.form.WrittenForm.CATEGORY;
import static dev.kikilist.form.WrittenForm.MAKER;
import static dev.kikilist.form.WrittenForm.MAKER_NUMBER;
import static dev.kikilist.form.WrittenForm.MODEL;
import static dev.kikilist.form.WrittenForm.NUMBER;
import static dev.kikilist.form.WrittenForm.PRODUCT;
import static dev.kikilist.form.WrittenForm.VENDOR;
import static dev.kikilist.form.WrittenForm.VENDOR_NAME;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kikilist.equipment.EquipmentItem;
import dev.kikilist.form.Line;
import dev.kikilist.form.Procurements;
import dev.kikilist.form.Written;
import dev.kikilist.form.WrittenForm;
import dev.kikilist.form.WrittenForm.Outcome;
import dev.kikilist.form.WrittenSheet;
import dev.kikilist.text.CorporateNumber;
import dev.kikilist.text.JapaneseDate;
import dev.kikilist.validation.FindingCode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FormReaderTest {
    private final WrittenForm form = WrittenForm.filled();
    private final WrittenSheet sheet = form.sheet();

    private Outcome read() {
        return form.examine(Procurements.ofEquipment());
    }

    @Test
    void readsTheOfficialForm() {
        var outcome = read();
        assertThat(outcome.findings()).isEmpty();
        assertThat(outcome.items()).hasSize(3);
        var first = outcome.items().getFirst();
        assertThat(first.position()).isEqualTo(1);
        assertThat(first.vendorName().value()).isEqualTo(VENDOR);
        assertThat(first.number().value()).isEqualTo("1");
        assertThat(first.category().value()).isEqualTo("ルータ");
        assertThat(requireNonNull(first.categoryCode()).value()).isEqualTo("NET-ROUTER");
        assertThat(first.maker().value()).isEqualTo("北斗通信株式会社");
        assertThat(first.makerCorporateNumber()).isEqualTo(new CorporateNumber("7000012050002"));
        assertThat(first.product().value()).isEqualTo("ギガルータ");
        assertThat(first.model().value()).isEqualTo("GR 0123");
        assertThat(first.model().address().a1()).isEqualTo("G11");
        assertThat(first.extras()).isEmpty();
        var vendor = requireNonNull(outcome.examined().vendorBlock());
        assertThat(requireNonNull(vendor.subject()).value()).isEqualTo(WrittenForm.TITLE);
        assertThat(requireNonNull(vendor.email()).value()).isEqualTo("taro.yamada@example.co.jp");
        assertThat(requireNonNull(vendor.phone()).value()).isEqualTo("03-1234-5678");
        var ministry = requireNonNull(outcome.examined().ministryBlock());
        assertThat(requireNonNull(ministry.bodyName()).value()).isEqualTo("総務省");
        assertThat(requireNonNull(ministry.email()).value()).isEqualTo("hanako@example.go.jp");
        assertThat(requireNonNull(ministry.phone()).value()).isEqualTo("03-5253-5111(内線1234)");
        assertThat(requireNonNull(ministry.biddingDay()).date())
                .isEqualTo(new JapaneseDate.Parsed(LocalDate.of(2022, 6, 30), false));
    }

    @Test
    void fillsTheVendorNameDownAndGroupsAConsortium() {
        form.item(1, VENDOR_NAME, "第二電算合同会社");
        form.item(1, NUMBER, "1");
        form.item(2, NUMBER, "2");
        var outcome = read();
        assertThat(outcome.items())
                .extracting(item -> item.vendorName().value())
                .containsExactly(VENDOR, "第二電算合同会社", "第二電算合同会社");
        assertThat(outcome.codes()).isEmpty();
    }

    @Test
    void usesTheBlocksVendorNameWhereTheTableHasNone() {
        form.clearItem(0, VENDOR_NAME);
        assertThat(read().items()).extracting(item -> item.vendorName().value()).containsOnly(VENDOR);
    }

    @Test
    void fillsInSameAsAboveAndKeepsWhatWasWritten() {
        form.item(1, MAKER, "同上");
        form.item(1, MAKER_NUMBER, "〃");
        var second = read().items().get(1);
        assertThat(second.maker().value()).isEqualTo("北斗通信株式会社");
        assertThat(second.maker().raw()).isEqualTo("同上");
        assertThat(second.makerNumber().value()).isEqualTo("7000012050002");
        assertThat(second.makerCorporateNumber()).isEqualTo(new CorporateNumber("7000012050002"));
    }

    @Test
    void sameAsAboveInTheFirstRowIsNothing() {
        form.item(0, MAKER, "同上");
        var outcome = read();
        assertThat(outcome.items().getFirst().maker().isBlank()).isTrue();
        assertThat(outcome.codes()).contains(FindingCode.E140);
    }

    @Test
    void readsColumnsByTheirHeaderWhereverTheyStand() {
        var expected = texts(read().items());
        int header = sheet.lineOf("通番");
        for (int line = header; line <= header + 3; line++) {
            sheet.change(line, written -> {
                var cells = new ArrayList<@Nullable Written>(written.cells());
                while (cells.size() < 7) {
                    cells.add(null);
                }
                var vendor = cells.removeFirst();
                Collections.reverse(cells);
                cells.addFirst(vendor);
                cells.addFirst(null);
                return new Line(cells, false);
            });
        }
        var outcome = read();
        assertThat(texts(outcome.items())).isEqualTo(expected);
        assertThat(outcome.codes()).containsExactly(FindingCode.Q232);
    }

    @Test
    void knowsOtherWordsForTheHeaders() {
        var header = sheet.lineOf("通番");
        var others = List.of(
                List.of("会社名", "No.", "種別", "メーカー", "法人番号(13桁)", "品名", "型式"),
                List.of("事業者名", "項番", "機器区分", "製造元", "法人番号", "機器名", "型名"),
                List.of("法人名", "№", "分類", "開発元", "メーカーの法人番号", "サービス名", "モデル"),
                List.of("法人名", "番号", "品目", "提供元", "製造業者の法人番号\n(半角数字)", "名称", "品番"),
                List.of("法人名", "ＮＯ", "区　分", "ﾒｰｶ", "法人番号※1", "【製品名】", "型 番 *"),
                List.of("法人名", "通番", "区分", "機器の製造業者名", "製造業者の法人番号", "製品名・サービス名", "型番/バージョン"));
        var expected = texts(read().items());
        for (var words : others) {
            for (int column = 0; column < 7; column++) {
                sheet.cell(header, column, words.get(column));
            }
            var outcome = read();
            assertThat(outcome.codes()).as("%s", words).isEmpty();
            assertThat(texts(outcome.items())).as("%s", words).isEqualTo(expected);
        }
    }

    @Test
    void readsAHeaderOverTwoRows() {
        var expected = texts(read().items());
        int header = sheet.lineOf("通番");
        sheet.lines.set(header, Line.of("法人名", "通番", "区分", "製造業者", null, "製品", null));
        sheet.insert(header + 1, null, null, null, "名称", "法人番号", "名称", "型番");
        var outcome = read();
        assertThat(texts(outcome.items())).isEqualTo(expected);
        assertThat(outcome.codes()).containsExactly(FindingCode.Q233);
    }

    @Test
    void readsAHeaderOverTwoRowsWhoseUpperRowSaysLittle() {
        var expected = texts(read().items());
        int header = sheet.lineOf("通番");
        sheet.lines.set(header, Line.of("法人名", "機器等の情報", null, "製造業者の情報", null, "機器の情報", null));
        sheet.insert(header + 1, null, "通番", "区分", "製造業者名", "法人番号", "名称", "型番");
        var outcome = read();
        assertThat(texts(outcome.items())).isEqualTo(expected);
        assertThat(outcome.codes()).containsExactly(FindingCode.Q233);
    }

    @Test
    void readsAHeaderWhoseLowerRowHasTwoWords() {
        var expected = texts(read().items());
        int header = sheet.lineOf("通番");
        sheet.lines.set(header, Line.of("法人名", "通番", "区分", "製造業者名", "法人番号", "製品", null));
        sheet.insert(header + 1, null, null, null, null, null, "名称", "型番");
        var outcome = read();
        assertThat(texts(outcome.items())).isEqualTo(expected);
        assertThat(outcome.codes()).containsExactly(FindingCode.Q233);
    }

    @Test
    void takesARemarkBelowTheHeaderForNoItem() {
        sheet.insert(form.firstItem(), null, null, null, null, "(半角数字)", null, null);
        var outcome = read();
        assertThat(outcome.items()).hasSize(3);
        assertThat(outcome.codes()).isEmpty();
    }

    @Test
    void skipsTitleTotalBlankAndUnusedRows() {
        int first = form.firstItem();
        sheet.insert(first, "【ネットワーク機器】");
        sheet.insert(first + 2, "", " ", "　");
        sheet.insert(first + 3, null, null, "■サーバ機器");
        sheet.insert(first + 6, "合計", null, null, null, null, null, "3");
        sheet.insert(first + 7, null, "4");
        sheet.insert(first + 8, null, "5");
        sheet.insert(first + 9, null, null, null, null, null, "以下余白");
        sheet.insert(first + 10, "該当なし");
        var outcome = read();
        assertThat(outcome.items()).hasSize(3);
        assertThat(outcome.items())
                .extracting(item -> item.vendorName().value())
                .containsOnly(VENDOR);
        assertThat(outcome.codes()).isEmpty();
    }

    @Test
    void skipsARepeatedHeader() {
        int first = form.firstItem();
        sheet.lines.add(first + 2, sheet.lines.get(first - 1));
        var outcome = read();
        assertThat(outcome.items()).hasSize(3);
        assertThat(outcome.codes()).isEmpty();
    }

    @Test
    void readsRowsThatWereAddedBelowTheNote() {
        int note = form.firstItem() + 3;
        sheet.insert(note + 1, null, "4", "OS", "Fabrikam Corporation", null, "Client OS", "Pro");
        var outcome = read();
        assertThat(outcome.products()).contains("Client OS");
        assertThat(outcome.codes()).isEmpty();
    }

    @Test
    void readsRowsBelowTheMinistryBlockAndSaysSo() {
        sheet.add(null, "4", "OS", "Fabrikam Corporation", null, "Client OS", "Pro");
        var outcome = read();
        assertThat(outcome.products()).contains("Client OS");
        assertThat(outcome.codes()).containsExactly(FindingCode.Q235);
    }

    @Test
    void keepsUnknownColumns() {
        int header = sheet.lineOf("通番");
        sheet.cell(header, 7, "備考");
        sheet.cell(header, 8, "設置階");
        form.item(0, 7, "予備機\nあり");
        form.item(0, 8, "3F");
        form.item(2, 9, "欄外");
        var outcome = read();
        assertThat(outcome.items().getFirst().extras())
                .containsExactly(Map.entry("備考", "予備機 あり"), Map.entry("設置階", "3F"));
        assertThat(outcome.items().get(1).extras()).isEmpty();
        assertThat(outcome.items().get(2).extras()).containsOnly(Map.entry("J13", "欄外"));
        assertThat(outcome.codes()).containsExactly(FindingCode.Q230, FindingCode.Q230);
    }

    @Test
    void readsNumbersPlain() {
        form.item(0, MAKER_NUMBER, new Written.Figure("7000012050002"));
        form.item(0, NUMBER, new Written.Figure("1"));
        var outcome = read();
        assertThat(outcome.items().getFirst().makerCorporateNumber()).isEqualTo(new CorporateNumber("7000012050002"));
        assertThat(outcome.codes()).isEmpty();
    }

    @Test
    void readsDateCells() {
        sheet.set("提出予定期日", new Written.Day(LocalDate.of(2022, 6, 20)));
        sheet.set("技術検査提出締切り", new Written.Figure("44737"));
        var outcome = read();
        var ministry = requireNonNull(outcome.examined().ministryBlock());
        var due = requireNonNull(ministry.submissionDue());
        assertThat(due.date()).isEqualTo(new JapaneseDate.Parsed(LocalDate.of(2022, 6, 20), false));
        assertThat(due.cell().raw()).isEqualTo("44732");
        assertThat(due.cell().value()).isEqualTo("2022-06-20");
        assertThat(outcome.codes()).isEmpty();
    }

    @Test
    void takesNoSmallNumberForADate() {
        sheet.set("提出予定期日", new Written.Figure("620"));
        assertThat(read().codes()).containsExactly(FindingCode.E130);
    }

    @Test
    void readsSeveralSheets() {
        var second = WrittenForm.filledSheet("第2拠点");
        int first = second.lineOf("通番") + 1;
        second.cell(first, PRODUCT, "メガルータ");
        second.cell(first + 1, PRODUCT, "PowerRack X");
        second.cell(first + 2, PRODUCT, "Server OS 2025");
        second.set("購入等件名(調達案件名)", "別の件名");
        form.sheets.add(second);
        var outcome = read();
        assertThat(outcome.items()).extracting(EquipmentItem::position).containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(outcome.items().get(3).product().address().sheetName()).isEqualTo("第2拠点");
        assertThat(outcome.codes()).isEmpty();
    }

    @Test
    void leavesOutSampleAndHiddenSheets() {
        for (var name : List.of("記入例", "機器リスト（記入例）", "サンプル", "Sample", "例", "見本")) {
            var sample = WrittenForm.filledSheet(name);
            form.sheets.addFirst(sample);
            var outcome = read();
            assertThat(outcome.items()).as(name).hasSize(3);
            assertThat(outcome.codes()).as(name).isEmpty();
            form.sheets.removeFirst();
        }
        var hidden = new WrittenSheet("選択肢").add("サーバ装置").add("ルータ");
        hidden.hidden = true;
        form.sheets.add(hidden);
        assertThat(read().codes()).isEmpty();
    }

    @Test
    void leavesOutASheetOfSampleRowsWhenThereIsARealOne() {
        form.sheets.addFirst(sampleSheet("Sheet1"));
        var outcome = read();
        assertThat(outcome.products()).containsExactly("ギガルータ", "PowerRack", "Server OS 2022");
        assertThat(requireNonNull(
                                requireNonNull(outcome.examined().vendorBlock()).subject())
                        .value())
                .isEqualTo(WrittenForm.TITLE);
        assertThat(outcome.codes()).isEmpty();
    }

    @Test
    void readsASheetOfSampleRowsWhenItIsTheOnlyOne() {
        form.sheets.clear();
        form.sheets.add(sampleSheet("Sheet1"));
        var outcome = read();
        assertThat(outcome.items()).hasSize(2);
        assertThat(outcome.items()).extracting(EquipmentItem::position).containsExactly(1, 2);
        assertThat(outcome.codes()).contains(FindingCode.E150);
    }

    @Test
    void readsSampleRowsAboveRealOnes() {
        int first = form.firstItem();
        sheet.insert(first, "〇〇〇〇株式会社", "0", "サーバ", "×××", "XXXXXXXXXX", "××サーバ", "AAA 0123");
        var outcome = read();
        assertThat(outcome.items()).hasSize(4);
        assertThat(outcome.codes()).contains(FindingCode.E150);
    }

    private static WrittenSheet sampleSheet(String name) {
        var sample = WrittenForm.filledSheet(name);
        int first = sample.lineOf("通番") + 1;
        sample.set("購入等件名(調達案件名)", "〇〇〇〇システム");
        sample.lines.subList(first, first + 3).clear();
        sample.insert(first, "〇〇〇〇株式会社", "1", "サーバ", "× × ×", "XXXXXXXXXX", "× × サーバ", "AAA 0123");
        sample.insert(first + 1, null, "2", "端末装置", "△△△", "XXXXXXXXXX", "△△端末", "CCC-1111");
        return sample;
    }

    @Test
    void readsSubcontractors() {
        form.sheets.add(WrittenForm.subcontractorSheet());
        var outcome = read();
        assertThat(outcome.codes()).isEmpty();
        assertThat(outcome.subcontractors()).hasSize(2);
        var second = outcome.subcontractors().get(1);
        assertThat(second.position()).isEqualTo(2);
        assertThat(second.tier().value()).isEqualTo("2");
        assertThat(second.from().value()).isEqualTo("北斗保守株式会社");
        assertThat(second.to().value()).isEqualTo("Fabrikam Support Inc.");
        assertThat(second.work().value()).isEqualTo("遠隔監視");
        assertThat(second.place().value()).isEqualTo("大阪府");
    }

    @Test
    void readsSubcontractorsBelowTheItems() {
        int note = form.firstItem() + 3;
        sheet.insert(note, "○ 再委託等一覧");
        sheet.insert(note + 1, "階層", "委託元", "委託先", "委託先の法人番号", "委託業務の内容", "作業場所");
        sheet.insert(note + 2, "再委託", VENDOR, "北斗保守株式会社", "8000012010038", "保守", "東京都");
        var outcome = read();
        assertThat(outcome.codes()).isEmpty();
        assertThat(outcome.subcontractors()).hasSize(1);
        assertThat(requireNonNull(requireNonNull(outcome.examined().ministryBlock())
                                .bodyName())
                        .value())
                .isEqualTo("総務省");
    }

    @Test
    void readsLabelsWithTheValueInTheSameCell() {
        sheet.lines.set(sheet.lineOf("担当者名"), Line.of("担当者名：佐藤 一郎"));
        var vendor = requireNonNull(read().examined().vendorBlock());
        assertThat(requireNonNull(vendor.person()).value()).isEqualTo("佐藤 一郎");
    }

    @Test
    void readsAMinistryBlockAboveTheTable() {
        int mark = sheet.lineOf("(省庁記載欄)");
        var block = new ArrayList<>(sheet.lines.subList(mark, sheet.lines.size()));
        sheet.lines.subList(mark, sheet.lines.size()).clear();
        sheet.lines.addAll(sheet.lineOf("○ 機器等一覧"), block);
        var outcome = read();
        assertThat(outcome.codes()).isEmpty();
        assertThat(requireNonNull(
                                requireNonNull(outcome.examined().vendorBlock()).email())
                        .value())
                .isEqualTo("taro.yamada@example.co.jp");
    }

    @Test
    void findsTheMinistryBlockWithoutItsMark() {
        sheet.lines.remove(sheet.lineOf("(省庁記載欄)"));
        var outcome = read();
        assertThat(outcome.codes()).isEmpty();
        assertThat(outcome.items()).hasSize(3);
    }

    private static List<List<String>> texts(List<EquipmentItem> items) {
        return items.stream()
                .map(item -> List.of(
                        item.vendorName().value(),
                        item.number().value(),
                        item.category().value(),
                        item.maker().value(),
                        item.makerNumber().value(),
                        item.product().value(),
                        item.model().value()))
                .toList();
    }

    @Test
    void keepsTheColumnOfABlankField() {
        form.clearItem(1, CATEGORY);
        form.clearItem(1, MODEL);
        var second = read().items().get(1);
        assertThat(second.category().address().a1()).isEqualTo("C12");
        assertThat(second.model().address().a1()).isEqualTo("G12");
    }
}
