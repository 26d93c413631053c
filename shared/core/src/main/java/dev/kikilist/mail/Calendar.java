package dev.kikilist.mail;

import dev.kikilist.text.BilingualText;
import dev.kikilist.text.JapaneseDate;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;

/** Days and times as a mail writes them, in Japan's calendar and zone. */
final class Calendar {
    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

    private Calendar() {}

    /** Returns the day that it is in Japan. */
    static LocalDate today(Clock clock) {
        return LocalDate.ofInstant(clock.instant(), JAPAN);
    }

    /** Returns a day such as 令和8年12月1日. */
    static String day(LocalDate day) {
        return JapaneseDate.format(day);
    }

    /** Returns a day with its day of the week, such as 令和8年12月1日（火） and 2026-12-01 (Tue). */
    static BilingualText words(LocalDate day) {
        return new BilingualText(
                day(day) + "（" + japanese(day.getDayOfWeek()) + "）", day + " (" + english(day.getDayOfWeek()) + ")");
    }

    /** Returns a moment to the minute, such as 令和8年11月20日（金） 10時15分（日本時間） and 2026-11-20 (Fri) 10:15 JST. */
    static BilingualText moment(Instant instant) {
        var local = instant.atZone(JAPAN);
        var day = words(local.toLocalDate());
        return new BilingualText(
                String.format(Locale.ROOT, "%s %d時%02d分（日本時間）", day.japanese(), local.getHour(), local.getMinute()),
                String.format(Locale.ROOT, "%s %02d:%02d JST", day.english(), local.getHour(), local.getMinute()));
    }

    private static String japanese(DayOfWeek day) {
        return switch (day) {
            case MONDAY -> "月";
            case TUESDAY -> "火";
            case WEDNESDAY -> "水";
            case THURSDAY -> "木";
            case FRIDAY -> "金";
            case SATURDAY -> "土";
            case SUNDAY -> "日";
        };
    }

    private static String english(DayOfWeek day) {
        return switch (day) {
            case MONDAY -> "Mon";
            case TUESDAY -> "Tue";
            case WEDNESDAY -> "Wed";
            case THURSDAY -> "Thu";
            case FRIDAY -> "Fri";
            case SATURDAY -> "Sat";
            case SUNDAY -> "Sun";
        };
    }
}
