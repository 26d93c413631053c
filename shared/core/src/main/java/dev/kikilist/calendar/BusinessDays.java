package dev.kikilist.calendar;

import dev.kikilist.text.BilingualText;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;

/**
 * Business days of Japan's administration: all but 土曜日, 日曜日, 国民の祝日 with the days off that follow from them, and 年末年始
 * from 12-29 to 01-03 (行政機関の休日に関する法律, Article 1). A day is a calendar day in Japan.
 *
 * <p>Days from 2018 to 2100 are known; for others every method throws {@link IllegalArgumentException}.
 */
public final class BusinessDays {
    /** The zone in which days begin and end. */
    public static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

    private static final LocalTime OFFICE_OPENS = LocalTime.of(9, 0);
    private static final BilingualText TURN_OF_YEAR = new BilingualText("年末年始", "Turn of the year");
    private static final BilingualText SATURDAY = new BilingualText("土曜日", "Saturday");
    private static final BilingualText SUNDAY = new BilingualText("日曜日", "Sunday");

    private BusinessDays() {}

    /** Returns the day that it is in Japan. */
    public static LocalDate today(Clock clock) {
        return dayOf(clock.instant());
    }

    /** Returns the day that it is in Japan at {@code instant}. */
    public static LocalDate dayOf(Instant instant) {
        return LocalDate.ofInstant(instant, JAPAN);
    }

    /** Returns nine o'clock in Japan on {@code day}. */
    public static Instant opening(LocalDate day) {
        return day.atTime(OFFICE_OPENS).atZone(JAPAN).toInstant();
    }

    /** Returns why {@code day} is no business day; empty when it is one. */
    public static Optional<BilingualText> dayOff(LocalDate day) {
        var holiday = NationalHolidays.on(day);
        if (holiday.isPresent()) {
            return holiday;
        }
        if (isTurnOfYear(day)) {
            return Optional.of(TURN_OF_YEAR);
        }
        return switch (day.getDayOfWeek()) {
            case SATURDAY -> Optional.of(SATURDAY);
            case SUNDAY -> Optional.of(SUNDAY);
            case MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY -> Optional.empty();
        };
    }

    /** Returns whether {@code day} is a business day. */
    public static boolean isBusinessDay(LocalDate day) {
        return dayOff(day).isEmpty();
    }

    /** Returns the last business day before {@code day}, or the one {@code count} business days before it. */
    public static LocalDate before(LocalDate day, int count) {
        var found = day;
        for (int left = count; left > 0; left--) {
            do {
                found = found.minusDays(1);
            } while (!isBusinessDay(found));
        }
        return found;
    }

    /** Returns the first business day after {@code day}. */
    public static LocalDate after(LocalDate day) {
        var found = day.plusDays(1);
        while (!isBusinessDay(found)) {
            found = found.plusDays(1);
        }
        return found;
    }

    /**
     * Returns how many business days are left: those after {@code from} up to and with {@code to}. Zero when {@code to} is not
     * after {@code from}.
     */
    public static int between(LocalDate from, LocalDate to) {
        int count = 0;
        for (var day = from.plusDays(1); !day.isAfter(to); day = day.plusDays(1)) {
            if (isBusinessDay(day)) {
                count++;
            }
        }
        return count;
    }

    private static boolean isTurnOfYear(LocalDate day) {
        return switch (day.getMonth()) {
            case DECEMBER -> day.getDayOfMonth() >= 29;
            case JANUARY -> day.getDayOfMonth() <= 3;
            case FEBRUARY, MARCH, APRIL, MAY, JUNE, JULY, AUGUST, SEPTEMBER, OCTOBER, NOVEMBER -> false;
        };
    }
}
