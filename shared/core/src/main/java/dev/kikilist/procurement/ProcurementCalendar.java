package dev.kikilist.procurement;

import dev.kikilist.text.BilingualText;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * The dates of a procurement as a calendar (RFC 5545): an event of a whole day for each. Its UIDs stay, and its SEQUENCE rises
 * with every change that it shows, so that a calendar that has the events moves them and keeps no second ones. It follows from
 * the procurement alone and says the same to everybody who may see it.
 */
public final class ProcurementCalendar {
    /** The media type. */
    public static final String MEDIA_TYPE = "text/calendar; charset=utf-8";

    private static final int LONGEST_LINE = 75;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT);
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final StringBuilder text = new StringBuilder();

    private ProcurementCalendar() {}

    /** Returns the calendar of {@code procurement}, of the body called {@code bodyName}. */
    public static String of(Procurement procurement, String bodyName) {
        var calendar = new ProcurementCalendar();
        calendar.line("BEGIN", "VCALENDAR");
        calendar.line("VERSION", "2.0");
        calendar.line("PRODID", "-//Kikilist//Deadlines//JA");
        calendar.line("CALSCALE", "GREGORIAN");
        calendar.line("X-WR-CALNAME", escaped("機器リスト " + procurement.title()));
        var schedule = procurement.schedule();
        calendar.event(
                procurement,
                bodyName,
                "submission-due",
                schedule.submissionDue(),
                new BilingualText("提出予定期日", "Equipment list due"));
        calendar.event(
                procurement,
                bodyName,
                "inspection-due",
                schedule.inspectionDue(),
                new BilingualText("技術検査提出締切り", "Technical inspection due"));
        calendar.event(
                procurement,
                bodyName,
                "bidding-day",
                schedule.biddingDay(),
                new BilingualText("入札予定期日", "Bidding day"));
        calendar.line("END", "VCALENDAR");
        return calendar.text.toString();
    }

    private void event(Procurement procurement, String bodyName, String name, LocalDate day, BilingualText what) {
        var standing = procurement.standing();
        line("BEGIN", "VEVENT");
        line("UID", procurement.id() + "-" + name + "@kikilist.dev");
        line("SEQUENCE", Integer.toString(standing.sequence()));
        line("DTSTAMP", moment(standing.changedAt()));
        line("CREATED", moment(procurement.registeredAt()));
        line("LAST-MODIFIED", moment(standing.changedAt()));
        line("DTSTART;VALUE=DATE", DAY.format(day));
        line("DTEND;VALUE=DATE", DAY.format(day.plusDays(1)));
        line(
                "SUMMARY",
                escaped((procurement.isCancelled() ? "【中止】" : "") + what.japanese() + "：" + procurement.title()));
        line(
                "DESCRIPTION",
                escaped(bodyName + "\n" + procurement.title() + "\n" + what.japanese() + " / " + what.english() + "\n"
                        + procurement.id()));
        line("STATUS", procurement.isCancelled() ? "CANCELLED" : "CONFIRMED");
        line("TRANSP", "TRANSPARENT");
        line("END", "VEVENT");
    }

    /** Writes a content line, folded so that no line has more than 75 bytes and no character is cut. */
    private void line(String name, String value) {
        int bytes = 0;
        var content = name + ":" + value;
        for (int i = 0; i < content.length(); ) {
            int next = content.offsetByCodePoints(i, 1);
            var character = content.substring(i, next);
            int width = character.getBytes(StandardCharsets.UTF_8).length;
            if (bytes + width > LONGEST_LINE) {
                text.append("\r\n ");
                bytes = 1;
            }
            text.append(character);
            bytes += width;
            i = next;
        }
        text.append("\r\n");
    }

    private static String moment(Instant instant) {
        return MOMENT.format(instant);
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\")
                .replace(";", "\\;")
                .replace(",", "\\,")
                .replace("\n", "\\n");
    }
}
