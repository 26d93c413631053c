package dev.kikilist.validation;

import static dev.kikilist.form.WrittenForm.CATEGORY;
import static dev.kikilist.form.WrittenForm.MAKER;
import static dev.kikilist.form.WrittenForm.MAKER_NUMBER;
import static dev.kikilist.form.WrittenForm.MODEL;
import static dev.kikilist.form.WrittenForm.NUMBER;
import static dev.kikilist.form.WrittenForm.PRODUCT;
import static dev.kikilist.form.WrittenForm.VENDOR;
import static dev.kikilist.form.WrittenForm.VENDOR_NAME;
import static dev.kikilist.validation.FindingCode.*;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.kikilist.form.Line;
import dev.kikilist.form.Procurements;
import dev.kikilist.form.Written;
import dev.kikilist.form.WrittenForm;
import dev.kikilist.form.WrittenForm.Outcome;
import dev.kikilist.form.WrittenSheet;
import dev.kikilist.procurement.Subject;
import dev.kikilist.reading.FormReader;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each code raised, and not raised by what is nearly the same. */
class JudgeTest {
    private final WrittenForm form = WrittenForm.filled();
    private final WrittenSheet sheet = form.sheet();

    private Outcome judged() {
        return form.examine(Procurements.ofEquipment());
    }

    private List<FindingCode> codes() {
        return judged().codes();
    }

    private Finding only(FindingCode code) {
        var outcome = judged();
        assertThat(outcome.codes()).containsExactly(code);
        return outcome.findings().getFirst();
    }

    private static String cell(Finding finding) {
        return requireNonNull(finding.at()).a1();
    }

    @Test
    void findsNothingInAListThatIsRight() {
        assertThat(codes()).isEmpty();
        assertThat(Verdict.of(judged().findings())).isEqualTo(Verdict.READY_FOR_REVIEW);
    }

    // --- F

    @Test
    void refusesMoreThanAHundredThousandRows() {
        int note = sheet.lineOf("(省庁記載欄)");
        var rows = new ArrayList<Line>();
        for (int i = 4; i <= FormReader.LIST_ROWS; i++) {
            rows.add(Line.of(null, Integer.toString(i), "OS", "Fabrikam", null, "OS " + i, "Pro"));
        }
        sheet.lines.addAll(note, rows);
        assertThat(codes()).isEmpty();
        sheet.lines.add(note, Line.of(null, "100001", "OS", "Fabrikam", null, "One more", "Pro"));
        var outcome = judged();
        assertThat(outcome.codes()).containsExactly(F004);
        assertThat(outcome.items()).hasSize(FormReader.LIST_ROWS);
        assertThat(outcome.findings().getFirst().arguments()).containsExactly("一覧の行数", "> 100000");
    }

    @ParameterizedTest
    @CsvSource({"製造業者名,会社", "製品名,内容", "型番,備考"})
    void refusesAHeaderThatCannotBeMapped(String column, String instead) {
        int header = sheet.lineOf("通番");
        for (int i = 0; i < 7; i++) {
            if (sheet.lines.get(header).cells().get(i) instanceof Written.Text text
                    && text.text().equals(column)) {
                sheet.cell(header, i, instead);
            }
        }
        var outcome = judged();
        assertThat(outcome.items()).isEmpty();
        var finding = outcome.only(F010);
        assertThat(finding.arguments().get(0)).isEqualTo(column);
        assertThat(finding.arguments().get(1)).contains("通番 | ").contains(instead);
        assertThat(cell(finding)).isEqualTo("10:10");
        assertThat(Verdict.of(outcome.findings())).isEqualTo(Verdict.REFUSED);
    }

    @Test
    void refusesAHeaderOfUnknownWordsBelowTheMark() {
        sheet.lines.set(sheet.lineOf("通番"), Line.of("A", "B", "C", "D", "E", "F", "G"));
        assertThat(judged().only(F010).arguments().get(1)).isEqualTo("A | B | C | D | E | F | G");
    }

    @Test
    void judgesTheBlocksOfAListWhoseHeaderIsNotRecognised() {
        sheet.cell(sheet.lineOf("通番"), MODEL, "備考");
        sheet.set("購入等件名(調達案件名)", (String) null);
        assertThat(codes()).containsExactlyInAnyOrder(F010, E101);
    }

    @Test
    void refusesAFileWithoutList() {
        form.sheets.clear();
        form.sheets.add(new WrittenSheet("Sheet1").add("こんにちは", "世界").add("1", "2", "3", "4"));
        assertThat(codes()).containsExactly(F011);
        form.sheets.clear();
        assertThat(codes()).containsExactly(F011);
    }

    @Test
    void refusesAListThatIsOnlyOnASheetLeftOut() {
        sheet.name = "記入例";
        assertThat(only(F012).arguments()).containsExactly("記入例");
        sheet.name = "機器リスト";
        sheet.hidden = true;
        assertThat(only(F012).arguments()).containsExactly("機器リスト");
    }

    // --- E1xx: the blocks

    @Test
    void missesTheTitle() {
        sheet.set("購入等件名(調達案件名)", (String) null);
        assertThat(cell(only(E101))).isEqualTo("B3");
        sheet.lines.set(2, Line.of());
        assertThat(only(E101).at()).isNull();
    }

    @Test
    void missesTheVendorName() {
        sheet.set("法人名", "　 ");
        assertThat(cell(only(E102))).isEqualTo("B4");
    }

    @Test
    void missesTheRows() {
        int first = form.firstItem();
        sheet.lines.subList(first, first + 3).clear();
        only(E103);
    }

    @Test
    void missesThePerson() {
        sheet.set("担当者名", (String) null);
        only(E104);
    }

    @ParameterizedTest
    @ValueSource(strings = {"taro.yamada", "taro@example", "なし", "a@b.jp c@d.jp", "@example.jp"})
    void findsUnusableMailAddresses(String email) {
        sheet.set("連絡メールアドレス", email);
        var finding = only(E110);
        assertThat(finding.arguments()).containsExactly("連絡メールアドレス");
        assertThat(cell(finding)).isEqualTo("C6");
    }

    @ParameterizedTest
    @ValueSource(strings = {"taro@example.jp", " Taro.Yamada@Example.CO.JP ", "ｔａｒｏ＠ｅｘａｍｐｌｅ．ｊｐ"})
    void acceptsUsableMailAddresses(String email) {
        sheet.set("連絡メールアドレス", email);
        assertThat(codes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1234-5678", "12345", "03-1234", "なし", "電話不可", "012345678901"})
    void findsUnusablePhones(String phone) {
        sheet.set("連絡先電話番号", phone);
        assertThat(only(E110).arguments()).containsExactly("連絡先電話番号");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "03-1234-5678",
                "０３（１２３４）５６７８",
                "090−1234−5678",
                "03-1234-5678(内線12)",
                "TEL：03-1234-5678",
                "+81-3-1234-5678",
                "03-1234-5678 / 090-1234-5678",
                "0120-123-456"
            })
    void acceptsUsablePhones(String phone) {
        sheet.set("連絡先電話番号", phone);
        assertThat(codes()).isEmpty();
    }

    @Test
    void proposesTheZeroThatASpreadsheetTook() {
        sheet.set("連絡先電話番号", new Written.Figure("312345678"));
        assertThat(only(E110).suggestion()).isEqualTo("0312345678");
    }

    @ParameterizedTest
    @ValueSource(strings = {"令和4年2月29日", "6月末", "20/6/2022", "令和4年13月1日"})
    void findsUnreadableDates(String date) {
        sheet.set("提出予定期日", date);
        assertThat(only(E130).arguments()).containsExactly("提出予定期日");
    }

    @Test
    void findsDatesOutOfOrder() {
        sheet.set("技術検査提出締切り", "令和4. 6. 19");
        assertThat(judged().only(E131).arguments()).containsExactly("提出予定期日", "技術検査提出締切り");
        sheet.set("技術検査提出締切り", "令和4. 7. 1");
        var finding = judged().only(E131);
        assertThat(finding.arguments()).containsExactly("技術検査提出締切り", "入札予定期日");
        assertThat(cell(finding)).isEqualTo("C25");
        sheet.set("技術検査提出締切り", "未定");
        sheet.set("入札予定期日", "令和4. 6. 19");
        assertThat(judged().only(E131).arguments()).containsExactly("提出予定期日", "入札予定期日");
    }

    @Test
    void acceptsThreeEqualDates() {
        sheet.set("提出予定期日", "令和4. 6. 30");
        sheet.set("技術検査提出締切り", "R4.6.30");
        sheet.set("入札予定期日", "2022/6/30");
        assertThat(form.examine(Procurements.unknown()).codes()).isEmpty();
    }

    // --- E1xx: rows

    @ParameterizedTest
    @CsvSource({
        "700001205000２,FULL,7000012050002",
        "7-0000-1205-0002,SEPARATED,7000012050002",
        "T7000012050002,T_PREFIX,7000012050002",
        "000012050002,TWELVE,7000012050002",
        "1234567890123,CHECK,",
        "9999999999999,PLACEHOLDER,",
        "7.01E+12,EXPONENT,",
        "北斗,NOT_DIGITS,",
        "70000120500,LENGTH,"
    })
    void namesTheSlipInANumber(String number, String slip, @Nullable String suggestion) {
        form.item(0, MAKER_NUMBER, number);
        var finding = only(E120);
        var expected = switch (slip) {
            case "FULL" -> Term.NOT_HALF_WIDTH;
            case "SEPARATED" -> Term.SEPARATED;
            case "T_PREFIX" -> Term.T_PREFIX;
            case "TWELVE" -> Term.TWELVE_DIGITS;
            case "CHECK" -> Term.CHECK_DIGIT;
            case "PLACEHOLDER" -> Term.PLACEHOLDER;
            case "EXPONENT" -> Term.EXPONENT;
            case "NOT_DIGITS" -> Term.NOT_DIGITS;
            default -> Term.WRONG_LENGTH;
        };
        assertThat(finding.arguments()).containsExactly("製造業者の法人番号", expected.japanese());
        assertThat(finding.suggestion()).isEqualTo(suggestion);
        assertThat(cell(finding)).isEqualTo("E11");
        assertThat(finding.raw()).isEqualTo(number);
    }

    @ParameterizedTest
    @CsvSource({"3,製造業者名", "5,製品名", "6,型番"})
    void missesWhatEveryRowNeeds(int column, String field) {
        form.clearItem(0, column);
        var finding = only(E140);
        assertThat(finding.arguments()).containsExactly(field);
        assertThat(requireNonNull(finding.at()).column()).isEqualTo(column);
        form.item(0, column, "　");
        assertThat(codes()).containsExactly(E140);
    }

    @Test
    void acceptsThatThereIsNoModelButNotThatThereIsNoMaker() {
        form.item(2, MODEL, "-");
        assertThat(codes()).isEmpty();
        form.item(2, MAKER, "-");
        form.item(1, PRODUCT, "なし");
        assertThat(codes()).containsExactly(E140, E140);
    }

    @Test
    void findsWhatASpreadsheetTurnedIntoADate() {
        form.item(1, MODEL, new Written.Day(LocalDate.of(2022, 10, 1)));
        assertThat(only(E141).arguments()).containsExactly("型番", "2022-10-01");
    }

    @Test
    void findsErrorValues() {
        form.item(1, PRODUCT, new Written.Fault("#REF!"));
        assertThat(only(E142).arguments()).containsExactly("製品名", "#REF!");
    }

    @ParameterizedTest
    @CsvSource({"3,×××", "5,〇〇サーバ", "5,△△△", "6,XXXXXXXXXX", "0,〇〇〇〇株式会社"})
    void findsSampleTextInRows(int column, String text) {
        form.item(0, column, text);
        var finding = only(E150);
        assertThat(requireNonNull(finding.at()).column()).isEqualTo(column);
    }

    @Test
    void findsASampleNumberAsSampleText() {
        form.item(1, MAKER_NUMBER, "XXXXXXXXXX");
        only(E150);
    }

    @ParameterizedTest
    @CsvSource({
        "購入等件名(調達案件名),〇〇〇〇システム",
        "法人名,〇〇〇〇株式会社",
        "担当者名,OO OO",
        "連絡メールアドレス,XXXX@XXXX.co.jp",
        "連絡先電話番号,XX-XXXX-XXXX",
        "省庁名,〇〇省",
        "担当部局課名,〇〇局〇〇課",
        "提出予定期日,令和〇. 6. 20"
    })
    void findsSampleTextInTheBlocks(String label, String text) {
        sheet.set(label, text);
        only(E150);
    }

    @Test
    void leavesRealNamesAlone() {
        form.item(1, PRODUCT, "AXXX-100 Switch");
        form.item(1, MODEL, "1920×1080");
        assertThat(codes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"総務庁,総務省", "国土交通所,国土交通省", "北海道庁,", "総務省大臣官房,総務省"})
    void findsABodyThatIsNone(String written, @Nullable String suggestion) {
        sheet.set("省庁名", written);
        var finding = only(E160);
        assertThat(finding.suggestion()).isEqualTo(suggestion);
        assertThat(finding.arguments()).containsExactly(written, "令和3年9月1日");
    }

    @Test
    void acceptsAShortNameOfABody() {
        sheet.set("省庁名", "ＭＩＣ");
        assertThat(codes()).isEmpty();
    }

    @Test
    void findsAnotherBodyThanTheProcurements() {
        sheet.set("省庁名", "デジタル庁");
        var finding = only(E161);
        assertThat(finding.arguments()).containsExactly("デジタル庁", "総務省");
        assertThat(finding.suggestion()).isEqualTo("総務省");
        assertThat(form.examine(Procurements.unknown()).codes()).isEmpty();
    }

    @Test
    void judgesTheDigitalAgencyByTheEditionInForce() {
        sheet.set("省庁名", "デジタル庁");
        var before = form.examine(Procurements.started(LocalDate.of(2021, 8, 31), Subject.EQUIPMENT));
        assertThat(before.codes()).containsExactly(E160);
        assertThat(before.only(E160).arguments()).containsExactly("デジタル庁", "令和3年7月6日");
        var from = form.examine(
                Procurements.circumstances(LocalDate.of(2021, 9, 1), Subject.EQUIPMENT, Procurements.DIGITAL_AGENCY));
        assertThat(from.codes()).isEmpty();
    }

    @Test
    void asksForSubcontractorsOfServicesOnly() {
        assertThat(form.examine(Procurements.ofServices()).codes()).containsExactly(E170);
        assertThat(form.examine(Procurements.ofEquipment()).codes()).isEmpty();
        assertThat(form.examine(Procurements.unknown()).codes()).isEmpty();
    }

    @Test
    void asksForSubcontractorsFromTheEditionThatWantsThem() {
        var before = form.examine(Procurements.started(LocalDate.of(2021, 7, 5), Subject.SERVICE));
        assertThat(before.codes()).isEmpty();
        var from = form.examine(Procurements.started(LocalDate.of(2021, 7, 6), Subject.SERVICE));
        assertThat(from.codes()).containsExactly(E170);
    }

    @Test
    void acceptsSubcontractorsOrTheStatementThatThereAreNone() {
        form.sheets.add(WrittenForm.subcontractorSheet());
        assertThat(form.examine(Procurements.ofServices()).codes()).isEmpty();
        var subcontractors = form.sheets.getLast();
        subcontractors.lines.subList(2, 4).clear();
        assertThat(form.examine(Procurements.ofServices()).codes()).containsExactly(E170);
        subcontractors.add(null, null, "該当なし");
        assertThat(form.examine(Procurements.ofServices()).codes()).isEmpty();
        subcontractors.lines.clear();
        subcontractors.add("再委託は行いません。");
        assertThat(form.examine(Procurements.ofServices()).codes()).isEmpty();
    }

    // --- Q2xx

    @Test
    void asksAboutACategoryOutsideTheAnnex() {
        form.item(0, CATEGORY, "自動販売機");
        assertThat(only(Q201).suggestion()).isNull();
        form.item(0, CATEGORY, "ルータ");
        form.item(2, CATEGORY, "ミドルウエヤ");
        assertThat(only(Q201).suggestion()).isEqualTo("ミドルウェア");
        form.item(2, CATEGORY, "ミドルウェア");
        assertThat(codes()).isEmpty();
    }

    @Test
    void asksAboutAnAmbiguousCategory() {
        form.item(0, CATEGORY, "AP");
        assertThat(only(Q202).arguments()).containsExactly("AP", "通信回線装置、アプリケーション");
    }

    @Test
    void asksAboutAnEmptyCategory() {
        form.clearItem(0, CATEGORY);
        only(Q203);
    }

    @Test
    void asksAboutDuplicates() {
        form.item(2, MAKER, "ＣＯＮＴＯＳＯ, Inc");
        form.item(2, PRODUCT, "Power Rack");
        form.item(2, MODEL, "pr‐740");
        var finding = only(Q210);
        assertThat(finding.arguments()).containsExactly("12");
        assertThat(cell(finding)).isEqualTo("F13");
        form.item(2, MODEL, "PR-741");
        assertThat(codes()).isEmpty();
    }

    @Test
    void namesTheSheetOfADuplicatesFirstRow() {
        form.sheets.add(WrittenForm.filledSheet("第2"));
        var outcome = judged();
        assertThat(outcome.codes()).containsExactly(Q210, Q210, Q210);
        assertThat(outcome.findings().getFirst().arguments()).containsExactly("機器リスト!11");
    }

    @Test
    void asksAboutOneMakerWithTwoNumbers() {
        form.item(1, MAKER, "(株)北斗通信");
        form.item(1, MAKER_NUMBER, "8000012010038");
        var finding = only(Q211);
        assertThat(finding.arguments()).containsExactly("(株)北斗通信", "11", "7000012050002");
        assertThat(cell(finding)).isEqualTo("E12");
        form.item(1, MAKER_NUMBER, "7000012050002");
        assertThat(codes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"株式会社サンライズ", "㈱ABC", "日本電子", "さくら工業", "(株)XYZ"})
    void asksForTheNumberOfADomesticMaker(String maker) {
        form.item(1, MAKER, maker);
        assertThat(only(Q212).arguments()).containsExactly(maker);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Contoso Ltd.", "コントソ", "华为技术有限公司", "OpenSSL Project"})
    void asksForNoNumberOfAForeignMaker(String maker) {
        form.item(1, MAKER, maker);
        assertThat(codes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"3,不明", "5,未定", "6,調査中"})
    void asksAboutWhatIsNotKnownYet(int column, String text) {
        form.item(1, column, text);
        assertThat(only(Q213).arguments().get(1)).isEqualTo(text);
    }

    @Test
    void asksAboutAnotherTitle() {
        sheet.set("購入等件名(調達案件名)", "統合ﾈｯﾄﾜｰｸシステム の更改");
        assertThat(codes()).isEmpty();
        sheet.set("購入等件名(調達案件名)", "統合ネットワークシステムの運用");
        assertThat(only(Q214).suggestion()).isEqualTo(WrittenForm.TITLE);
        assertThat(form.examine(Procurements.unknown()).codes()).isEmpty();
    }

    @Test
    void asksAboutAnotherVendor() {
        sheet.set("法人名", "(株)富士見システム");
        assertThat(codes()).isEmpty();
        sheet.set("法人名", "富士見システム・青空電算共同企業体");
        assertThat(codes()).isEmpty();
        sheet.set("法人名", "青空電算株式会社");
        assertThat(only(Q215).arguments()).containsExactly(VENDOR);
    }

    @Test
    void asksAboutTheMinistrysContact() {
        int line = sheet.lineOf("省庁担当者名");
        sheet.cell(line + 1, WrittenSheet.VALUE, "hanako");
        assertThat(only(Q216).arguments()).containsExactly("連絡メールアドレス");
        sheet.cell(line + 1, WrittenSheet.VALUE, (String) null);
        assertThat(codes()).isEmpty();
    }

    @Test
    void asksAboutADateThatIsNotTheRegisteredOne() {
        sheet.set("提出予定期日", "令和4. 6. 21");
        var finding = only(Q217);
        assertThat(finding.suggestion()).isEqualTo("令和4年6月20日");
        assertThat(form.examine(Procurements.unknown()).codes()).isEmpty();
    }

    @Test
    void asksAboutAnEmptyMinistryBlock() {
        sheet.set("省庁名", (String) null);
        sheet.set("提出予定期日", "-");
        sheet.set("入札予定期日", "未定");
        assertThat(judged().findings())
                .extracting(Finding::code, finding -> finding.arguments().getFirst())
                .containsExactly(tuple(Q218, "省庁名"), tuple(Q218, "提出予定期日"), tuple(Q218, "入札予定期日"));
    }

    @Test
    void asksAboutGapsInTheNumbers() {
        form.item(1, NUMBER, "5");
        form.item(2, NUMBER, "6");
        var finding = only(Q220);
        assertThat(finding.suggestion()).isEqualTo("2");
        assertThat(cell(finding)).isEqualTo("B12");
    }

    @Test
    void asksAboutAGroupThatDoesNotBeginWithOne() {
        form.item(1, VENDOR_NAME, "第二電算合同会社");
        form.item(1, NUMBER, "7");
        form.item(2, NUMBER, "8");
        only(Q220);
    }

    @Test
    void asksOnceAboutNumbersLeftOut() {
        form.clearItem(0, NUMBER);
        form.clearItem(1, NUMBER);
        form.clearItem(2, NUMBER);
        only(Q220);
    }

    @Test
    void asksAboutANumberThatIsNone() {
        form.item(1, NUMBER, "二");
        assertThat(only(Q220).suggestion()).isEqualTo("2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "１", "一次", "再委託", "1次"})
    void readsTiers(String tier) {
        form.sheets.add(WrittenForm.subcontractorSheet());
        form.sheets.getLast().cell(2, 0, tier);
        assertThat(codes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "孫請け", "A", "-1"})
    void asksAboutATierThatIsNone(String tier) {
        form.sheets.add(WrittenForm.subcontractorSheet());
        form.sheets.getLast().cell(2, 0, tier);
        only(Q221);
    }

    @Test
    void asksAboutAnOutsourcerThatIsNotListed() {
        form.sheets.add(WrittenForm.subcontractorSheet());
        form.sheets.getLast().cell(3, 1, "(株)北斗保守");
        assertThat(codes()).isEmpty();
        form.sheets.getLast().cell(3, 1, "南斗保守株式会社");
        assertThat(only(Q222).arguments()).containsExactly("南斗保守株式会社");
    }

    @Test
    void checksSubcontractors() {
        form.sheets.add(WrittenForm.subcontractorSheet());
        var subcontractors = form.sheets.getLast();
        subcontractors.cell(2, 3, "8000012010039");
        assertThat(only(E120).arguments().getFirst()).isEqualTo("委託先の法人番号");
        subcontractors.cell(2, 3, (String) null);
        assertThat(only(Q212).arguments()).containsExactly("北斗保守株式会社");
        subcontractors.cell(2, 3, "8000012010038");
        subcontractors.cell(2, 4, (String) null);
        assertThat(only(E140).arguments()).containsExactly("委託業務の内容");
    }

    @Test
    void asksAboutMissingColumns() {
        int header = sheet.lineOf("通番");
        for (int i = 0; i <= 3; i++) {
            sheet.cell(header + i, NUMBER, (String) null);
        }
        assertThat(only(Q231).arguments()).containsExactly("通番");
    }

    @Test
    void takesASubcontractorsNumberForNoMakersNumber() {
        sheet.cell(sheet.lineOf("通番"), MAKER_NUMBER, "再委託先の法人番号");
        var outcome = judged();
        assertThat(outcome.codes()).containsExactly(Q231, Q230);
        assertThat(outcome.items().getFirst().makerCorporateNumber()).isNull();
    }

    @Test
    void asksAboutSeveralModelsInACell() {
        form.item(0, MODEL, "GR-1、GR-2");
        only(Q234);
        form.item(0, MODEL, "GR-1\nGR-2");
        assertThat(judged().items()).hasSize(3);
        only(Q234);
        form.item(0, MODEL, "GR-1\n");
        assertThat(codes()).isEmpty();
    }

    @Test
    void asksAboutAFurtherTable() {
        form.sheets.add(new WrittenSheet("別表").add("通番", "区分", "製造業者名", "金額").add("1", "OS", "A", "100"));
        assertThat(only(Q236).arguments()).containsExactly("通番 | 区分 | 製造業者名 | 金額");
    }

    @Test
    void asksAboutFormulas() {
        form.item(1, NUMBER, new Written.Formula("2"));
        var finding = only(Q240);
        assertThat(finding.arguments()).containsExactly("通番");
        assertThat(finding.raw()).isEqualTo("2");
        sheet.set("担当者名", new Written.Formula("山田"));
        assertThat(codes()).containsExactly(Q240, Q240);
    }

    @Test
    void missesTheResultOfAFormula() {
        form.item(1, PRODUCT, new Written.Formula(" "));
        assertThat(codes()).containsExactly(E140, E143);
    }

    @Test
    void asksAboutHiddenRowsAndColumns() {
        sheet.hide(form.firstItem() + 1);
        var row = only(Q241);
        assertThat(cell(row)).isEqualTo("12:12");
        sheet.hiddenColumns.add(MAKER);
        sheet.hiddenColumns.add(20);
        var outcome = judged();
        assertThat(outcome.codes()).containsExactly(Q242, Q241);
        assertThat(outcome.only(Q242).arguments()).containsExactly("製造業者名");
    }

    @Test
    void asksAboutVersionsTypedAsNumbers() {
        sheet.cell(sheet.lineOf("通番"), 7, "版数");
        form.item(1, 7, new Written.Figure("1.1"));
        var outcome = judged();
        assertThat(outcome.codes()).containsExactly(Q230, Q243);
        assertThat(outcome.only(Q243).arguments()).containsExactly("版数", "1.1");
        form.item(1, 7, "1.10");
        assertThat(codes()).containsExactly(Q230);
    }

    @Test
    void asksAboutAListOnAHiddenSheet() {
        var hidden = WrittenForm.filledSheet("旧リスト");
        hidden.hidden = true;
        form.sheets.add(hidden);
        assertThat(only(Q244).arguments()).containsExactly("旧リスト");
    }

    @Test
    void asksAboutAnEraThatHadPassed() {
        sheet.set("提出予定期日", "平成34年6月20日");
        var finding = only(Q250);
        assertThat(finding.suggestion()).isEqualTo("令和4年6月20日");
    }

    @Test
    void asksForTheSoftwareOfServers() {
        form.item(2, CATEGORY, "ルータ");
        only(Q260);
        form.item(1, CATEGORY, "ルータ");
        assertThat(codes()).isEmpty();
    }

    @Test
    void asksToMoveSubcontractorsToTheirSheet() {
        sheet.cell(sheet.lineOf("通番"), 7, "再委託先");
        form.item(1, 7, "北斗保守株式会社");
        assertThat(form.examine(Procurements.ofServices()).codes()).containsExactlyInAnyOrder(Q230, Q261);
        form.item(1, 7, "なし");
        assertThat(form.examine(Procurements.ofServices()).codes()).containsExactlyInAnyOrder(Q230, E170);
    }

    @Test
    void tellsFindingsInReadingOrder() {
        form.item(2, MODEL, "");
        form.item(0, MAKER, "");
        sheet.set("入札予定期日", "?");
        sheet.set("担当者名", (String) null);
        assertThat(judged().findings())
                .isSorted()
                .extracting(JudgeTest::cell)
                .containsExactly("B5", "D11", "G13", "C25");
        assertThat(VENDOR_NAME).isZero();
    }
}
