package dev.kikilist.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kikilist.text.JapaneseDate.Blank;
import dev.kikilist.text.JapaneseDate.NotFilledIn;
import dev.kikilist.text.JapaneseDate.Parsed;
import dev.kikilist.text.JapaneseDate.Undecided;
import dev.kikilist.text.JapaneseDate.Unreadable;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JapaneseDateTest {
    private static final LocalDate DAY = LocalDate.of(2021, 6, 20);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "令和3年6月20日",
                "令和3. 6. 20",
                "R3.6.20",
                "R03/06/20",
                "令3.6.20",
                "r3-6-20",
                "Ｒ３．６．２０",
                "令和３年６月２０日",
                "㋿3年6月20日",
                "令和三年六月二十日",
                "令和三年六月二〇日",
                "令和　３　年　６　月　２０　日",
                "2021/6/20",
                "2021-06-20",
                "２０２１年６月２０日",
                "二〇二一年六月二十日",
                "西暦2021年6月20日",
                "20210620",
                "R030620",
                "R.3.6.20",
                "令和03年06月20日",
                "令和3年6月20日(日)",
                "令和3年6月20日（日曜日）",
                "令和3年6月20日 日曜日",
                "令和3年6月20日まで",
                "令和3年6月20日（日）17:00まで（必着）",
                "令和3年6月20日 17時必着",
                "令和3年6月20日午後5時30分",
                "2021/06/20 17:00",
                "2021/6/20 0:00:00",
                "2021-06-20T00:00:00",
                "2021-06-20T17:00:00.000+09:00",
                "令和3年6月20日24時",
                "令和3年6月20日（日・祝）",
                "令和3年6月20日締切",
                "令和3年6月20日迄に提出",
                "\u200B令和3年6月20日\uFEFF",
                "令和3年6月20日\n正午",
                "2021.6.20",
                "令和3,6,20",
                "2021ー6ー20"
            })
    void readsEveryNotation(String written) {
        assertThat(JapaneseDate.parse(written)).isEqualTo(new Parsed(DAY, false));
    }

    @ParameterizedTest
    @CsvSource({
        "令和元年5月1日, 2019-05-01, false",
        "令和1年5月1日, 2019-05-01, false",
        "R元.5.1, 2019-05-01, false",
        "㍻31年4月30日, 2019-04-30, false",
        "平成31年5月1日, 2019-05-01, true",
        "H33.6.20, 2021-06-20, true",
        "令和元年4月30日, 2019-04-30, true",
        "平成元年1月8日, 1989-01-08, false",
        "平成元年1月7日, 1989-01-07, true",
        "昭和64年1月7日, 1989-01-07, false",
        "昭和100年1月1日, 2025-01-01, true",
        "S元.12.25, 1926-12-25, false",
        "大正15年12月24日, 1926-12-24, false",
        "T1.7.30, 1912-07-30, false",
        "明治45年7月29日, 1912-07-29, false",
        "M1.1.25, 1868-01-25, false",
        "令和6年2月29日, 2024-02-29, false",
        "令和一〇年一二月三一日, 2028-12-31, false",
        "令和十二年十月十日, 2030-10-10, false",
        "二千二十一年六月三十日, 2021-06-30, false",
    })
    void knowsTheErasAndTheirBorders(String written, LocalDate date, boolean eraPassed) {
        assertThat(JapaneseDate.parse(written)).isEqualTo(new Parsed(date, eraPassed));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "令和〇. 6. 20",
                "令和○年6月20日",
                "令和◯年○月○日",
                "令和〇〇年〇月〇日",
                "令和　年　月　日",
                "令和●年●月●日",
                "令和3年〇月〇日",
                "令和3年6月 日",
                "令和3年　月　日",
                "20XX/XX/XX",
                "yyyy/mm/dd",
                "年 月 日",
                "令和",
                "令和×年×月×日",
                "　/　/　",
                "〇〇",
                "令和_年_月_日",
                "令和3年6月〇日まで"
            })
    void seesThatTheFormWasNotFilledIn(String written) {
        assertThat(JapaneseDate.parse(written)).isEqualTo(new NotFilledIn());
    }

    @ParameterizedTest
    @ValueSource(strings = {"未定", "令和3年秋頃（未定）", "調整中", "別途通知", "後日連絡", "追って連絡", "ＴＢＤ", "令和3年6月（日は未定）"})
    void seesThatTheDayIsOpen(String written) {
        assertThat(JapaneseDate.parse(written)).isEqualTo(new Undecided());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u3000", "\u200B", "-", "―", "ー", "なし", "該当なし", "無し", "N/A"})
    void seesThatNothingIsWritten(String written) {
        assertThat(JapaneseDate.parse(written)).isEqualTo(new Blank());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "令和3年2月29日",
                "令和3年6月31日",
                "2021/13/1",
                "2021/0/1",
                "2021/1/0",
                "令和0年1月1日",
                "令和3年6月",
                "令和3年6月末",
                "6月20日",
                "3.6.20",
                "21/6/20",
                "20/6/2021",
                "20211320",
                "44367",
                "あさって",
                "令和3年6月20日～25日",
                "令和3年6月20日、25日",
                "令和3年6月20日25時",
                "令和3年6月20日頃",
                "令和3年6月20日17:60",
                "令和2021年6月20日",
                "令和3年度6月20日",
                "0001/1/1",
                "1867/12/31",
                "令和3年6月20日 山田",
                "(",
                "年",
                "・",
                "〇年",
                "R",
                "令和3",
                "999999999999/1/1",
                "6021/6/20"
            })
    void readsNothingIntoWhatIsNoDay(String written) {
        assertThat(JapaneseDate.parse(written)).isNotInstanceOf(Parsed.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"令和3年2月29日", "令和3年6月末", "6月20日", "20/6/2021", "44367", "あさって", "・", "年"})
    void callsItUnreadable(String written) {
        assertThat(JapaneseDate.parse(written)).isEqualTo(new Unreadable());
    }

    @ParameterizedTest
    @CsvSource({
        "44367, false, 2021-06-20",
        "44367.708333, false, 2021-06-20",
        "42905, true, 2021-06-20",
        "1, false, 1900-01-01",
        "59, false, 1900-02-28",
        "61, false, 1900-03-01",
        "0, true, 1904-01-01",
        "2958465, false, 9999-12-31",
    })
    void readsSerialNumbers(double serial, boolean date1904, LocalDate date) {
        assertThat(JapaneseDate.fromSerial(serial, date1904)).isEqualTo(new Parsed(date, false));
    }

    @ParameterizedTest
    @CsvSource({
        "0, false",
        "0.5, false",
        "60, false",
        "-1, false",
        "-1, true",
        "2958466, false",
        "2957004, true",
        "NaN, false",
        "Infinity, false",
        "1e300, true"
    })
    void refusesSerialNumbersOfNoDay(double serial, boolean date1904) {
        assertThat(JapaneseDate.fromSerial(serial, date1904)).isEqualTo(new Unreadable());
    }

    @Test
    void writesTheNotationOfTheForm() {
        assertThat(JapaneseDate.format(DAY)).isEqualTo("令和3年6月20日");
        assertThat(JapaneseDate.format(LocalDate.of(2019, 5, 1))).isEqualTo("令和元年5月1日");
        assertThat(JapaneseDate.format(LocalDate.of(2019, 4, 30))).isEqualTo("平成31年4月30日");
        assertThat(JapaneseDate.format(LocalDate.of(1868, 1, 24))).isEqualTo("1868年1月24日");
    }

    @Test
    void everyDayFrom1868IsReadBackAsWritten() {
        for (var day = LocalDate.of(1868, 1, 1); day.getYear() <= 2030; day = day.plusDays(1)) {
            assertThat(JapaneseDate.parse(JapaneseDate.format(day))).isEqualTo(new Parsed(day, false));
        }
    }

    @Test
    void everyDayFrom1989To2030IsReadInEveryNotation() {
        for (var day = LocalDate.of(1989, 1, 8); day.getYear() <= 2030; day = day.plusDays(1)) {
            for (var written : notations(day)) {
                assertThat(JapaneseDate.parse(written)).as(written).isEqualTo(new Parsed(day, false));
            }
            double serial = ChronoUnit.DAYS.between(LocalDate.of(1899, 12, 30), day);
            assertThat(JapaneseDate.fromSerial(serial, false)).isEqualTo(new Parsed(day, false));
            assertThat(JapaneseDate.fromSerial(serial - 1462, true)).isEqualTo(new Parsed(day, false));
        }
    }

    @Test
    void noTextMakesItThrow() {
        var texts = new WrittenText(6);
        var pieces = List.of(
                "令和", "平成", "R", "3", "年", "6", "月", "20", "日", "〇", "元", "/", ".", "-", "十", "千", "(", "17:00", "まで",
                " ");
        for (int i = 0; i < 300_000; i++) {
            var written = new StringBuilder();
            for (int n = texts.below(10); n > 0; n--) {
                written.append(texts.below(12) == 0 ? texts.next() : pieces.get(texts.below(pieces.size())));
            }
            assertThat(JapaneseDate.parse(written.toString())).isNotNull();
        }
    }

    @Test
    void neitherLocaleNorTimeZoneMatters() {
        var locale = Locale.getDefault();
        var zone = TimeZone.getDefault();
        try {
            for (var tag : List.of("tr-TR", "ja-JP-u-ca-japanese", "ar-EG-u-nu-arab", "th-TH-u-ca-buddhist")) {
                Locale.setDefault(Locale.forLanguageTag(tag));
                TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
                assertThat(JapaneseDate.parse("Ｈ３１．４．３０")).isEqualTo(new Parsed(LocalDate.of(2019, 4, 30), false));
                assertThat(JapaneseDate.format(DAY)).isEqualTo("令和3年6月20日");
                assertThat(Folding.fold("IPS ｉ")).isEqualTo("ipsi");
            }
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    private static List<String> notations(LocalDate day) {
        boolean reiwa = !day.isBefore(LocalDate.of(2019, 5, 1));
        int year = day.getYear() - (reiwa ? 2018 : 1988);
        int month = day.getMonthValue();
        int dayOfMonth = day.getDayOfMonth();
        var notations = new ArrayList<String>();
        notations.add("%s%d年%d月%d日".formatted(reiwa ? "令和" : "平成", year, month, dayOfMonth));
        notations.add("%s%d. %d. %d".formatted(reiwa ? "令和" : "平成", year, month, dayOfMonth));
        notations.add("%s%d.%d.%d".formatted(reiwa ? "R" : "H", year, month, dayOfMonth));
        notations.add("%s%02d/%02d/%02d".formatted(reiwa ? "R" : "H", year, month, dayOfMonth));
        notations.add("%s%d.%d.%d".formatted(reiwa ? "令" : "平", year, month, dayOfMonth));
        notations.add("%s%s年%s月%s日まで".formatted(reiwa ? "㋿" : "㍻", kanji(year), kanji(month), kanji(dayOfMonth)));
        notations.add("%d/%d/%d".formatted(day.getYear(), month, dayOfMonth));
        notations.add("%s 17:00 必着".formatted(day));
        notations.add("%d%02d%02d".formatted(day.getYear(), month, dayOfMonth));
        notations.add(fullWidth("%d年%d月%d日".formatted(day.getYear(), month, dayOfMonth)));
        return notations;
    }

    private static String kanji(int number) {
        var digits = "〇一二三四五六七八九";
        var tens = number / 10 == 0 ? "" : number / 10 == 1 ? "十" : digits.charAt(number / 10) + "十";
        return tens + (number % 10 == 0 ? "" : digits.charAt(number % 10));
    }

    private static String fullWidth(String text) {
        var wide = new StringBuilder();
        text.chars().forEach(c -> wide.append((char) (c >= '0' && c <= '9' ? c + 0xFEE0 : c)));
        return wide.toString();
    }
}
