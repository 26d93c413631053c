package dev.kikilist.text;

import java.time.LocalDate;

/**
 * What a date field of the form says.
 *
 * <p>Depends neither on locale nor on time zone, and never throws, whatever the text.
 */
public sealed interface JapaneseDate {
    /**
     * A day of the calendar.
     *
     * @param date the day
     * @param eraPassed whether the day lies outside the era it was written in, as 平成31年5月1日 does, which is a day of
     *     令和元年
     */
    record Parsed(LocalDate date, boolean eraPassed) implements JapaneseDate {}

    /** The form's own 令和〇年〇月〇日, or blanks before 年, 月 and 日, still stand there. */
    record NotFilledIn() implements JapaneseDate {}

    /** The day is said to be open: 未定, 調整中, 別途通知 and the like. */
    record Undecided() implements JapaneseDate {}

    /** Something is written that is no day, or not exactly one: 6月末, 令和3年2月29日, 20/6/2021. */
    record Unreadable() implements JapaneseDate {}

    /** Nothing is written, or a mark that says so: -, なし, 該当なし. */
    record Blank() implements JapaneseDate {}

    /**
     * Reads a date as people write it: {@code 令和3年6月20日}, {@code 令和3. 6. 20}, {@code R3.6.20}, {@code R03/06/20},
     * {@code 令3.6.20}, {@code 令和元年…}, kanji numerals, full-width digits, {@code ㋿}, the eras from 明治 on,
     * {@code 2021/6/20}, {@code 2021-06-20}, {@code 20210620}, followed or not by a day of the week, a time, and words
     * such as まで and 必着. A time is not kept.
     *
     * <p>Only days that exist are read: 令和3年2月29日 is {@link Unreadable}, not the 28th. A day beyond the end of its
     * era, or before its beginning, is read with {@link Parsed#eraPassed()}.
     */
    static JapaneseDate parse(String written) {
        return JapaneseDateReader.read(written);
    }

    /**
     * Reads the number of a spreadsheet's date cell; a time of day in it is dropped.
     *
     * @param serial days since the workbook's epoch
     * @param date1904 whether the workbook counts from 1904-01-01 (0) and not from 1900-01-01 (1)
     * @return {@link Parsed}, or {@link Unreadable} for a number that stands for no day up to 9999-12-31; 60 of the 1900
     *     system is such a number, since 1900-02-29 never was
     */
    static JapaneseDate fromSerial(double serial, boolean date1904) {
        if (!(serial >= 0 && serial < 3_000_000)) {
            return new Unreadable();
        }
        long days = (long) Math.floor(serial);
        if (date1904) {
            return of(LocalDate.of(1904, 1, 1).plusDays(days));
        }
        if (days == 0 || days == 60) {
            return new Unreadable();
        }
        return of(LocalDate.of(1899, 12, days < 60 ? 31 : 30).plusDays(days));
    }

    /**
     * Returns {@code date} in the notation of the form: {@code 令和3年6月20日}, {@code 令和元年5月1日}; before 明治 (1868-01-25)
     * as {@code 1868年1月24日}.
     */
    static String format(LocalDate date) {
        var era = Era.of(date);
        var year = era == null ? String.valueOf(date.getYear()) : era.yearName(date);
        return year + "年" + date.getMonthValue() + "月" + date.getDayOfMonth() + "日";
    }

    private static JapaneseDate of(LocalDate date) {
        return date.getYear() > 9999 ? new Unreadable() : new Parsed(date, false);
    }
}
