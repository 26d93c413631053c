package dev.kikilist.representation;

import dev.kikilist.lambda.JsonWriter;
import dev.kikilist.procurement.Schedule;
import dev.kikilist.text.JapaneseDate;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** Shows times and days. Formats by hand, since the formatters of the platform are slow to load. */
public final class Times {
    // Japan has had no other offset since 1951.
    private static final ZoneOffset JAPAN = ZoneOffset.ofHours(9);

    private Times() {}

    /** Returns a time to the second in Japan, such as {@code 2026-06-20T17:00:00+09:00}; years 1 to 9999. */
    public static String text(Instant time) {
        var local = LocalDateTime.ofEpochSecond(time.getEpochSecond(), 0, JAPAN);
        var text = new StringBuilder(25).append(local.toLocalDate()).append('T');
        twoDigits(text, local.getHour()).append(':');
        twoDigits(text, local.getMinute()).append(':');
        return twoDigits(text, local.getSecond()).append("+09:00").toString();
    }

    /** Writes the member {@code name}: a day, also as it is written in Japan. */
    public static void write(JsonWriter json, String name, LocalDate day) {
        json.beginObject(name)
                .field("date", day.toString())
                .field("ja", JapaneseDate.format(day))
                .endObject();
    }

    /** Writes the member {@code deadlines}. */
    public static void write(JsonWriter json, Schedule schedule) {
        json.beginObject("deadlines");
        write(json, "submissionDue", schedule.submissionDue());
        write(json, "inspectionDue", schedule.inspectionDue());
        write(json, "biddingDay", schedule.biddingDay());
        json.endObject();
    }

    private static StringBuilder twoDigits(StringBuilder text, int number) {
        return number < 10 ? text.append('0').append(number) : text.append(number);
    }
}
