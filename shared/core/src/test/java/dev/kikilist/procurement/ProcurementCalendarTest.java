package dev.kikilist.procurement;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.validate.ValidationException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Calendars are read by a library that knows nothing of ours. */
final class ProcurementCalendarTest {
    private static final Instant LATER = Instant.parse("2026-11-20T00:00:00Z");

    @Test
    void itsEventsAreTheThreeDatesEachAWholeDay() {
        var events = events(SampleProcurement.standard());

        assertThat(events).extracting(ProcurementCalendarTest::day).containsExactly("20261201", "20261208", "20261222");
        assertThat(events)
                .extracting(event -> value(event.getSummary()))
                .containsExactly("提出予定期日：基幹ネットワーク機器の購入", "技術検査提出締切り：基幹ネットワーク機器の購入", "入札予定期日：基幹ネットワーク機器の購入");
        assertThat(events)
                .allSatisfy(event -> assertThat(value(event.getDescription()))
                        .contains("総務省\n基幹ネットワーク機器の購入")
                        .doesNotContain("調達 花子"));
    }

    @Test
    void aChangeOfTheDatesKeepsTheUidsAndRaisesTheSequence() {
        var before = SampleProcurement.standard();
        var asked = SampleProcurement.titled(
                before.title(),
                new Schedule(LocalDate.of(2026, 12, 2), LocalDate.of(2026, 12, 8), LocalDate.of(2026, 12, 22)));
        var after = before.changedTo(asked, LATER);

        assertThat(events(after))
                .extracting(event -> event.getUid().orElseThrow().getValue())
                .isEqualTo(events(before).stream()
                        .map(event -> event.getUid().orElseThrow().getValue())
                        .toList())
                .doesNotHaveDuplicates();
        assertThat(events(before)).extracting(ProcurementCalendarTest::sequence).containsOnly(0);
        assertThat(events(after)).extracting(ProcurementCalendarTest::sequence).containsOnly(1);
        assertThat(events(after.cancelled(new Standing.Cancellation("中止", LATER))))
                .extracting(ProcurementCalendarTest::sequence)
                .containsOnly(2);
    }

    @Test
    void aChangeThatItDoesNotShowLeavesItAsItWas() {
        var before = SampleProcurement.standard();
        var after = before.handedOver(
                before.contact().known().orElseThrow(), before.contact().known().orElseThrow(), LATER);

        assertThat(events(after)).extracting(ProcurementCalendarTest::sequence).containsOnly(0);
    }

    @Test
    void aCancelledProcurementsEventsAreCancelled() {
        var cancelled = SampleProcurement.standard().cancelled(new Standing.Cancellation("予算の見直しのため", LATER));

        assertThat(events(cancelled)).allSatisfy(event -> {
            assertThat(value(event.getStatus())).isEqualTo("CANCELLED");
            assertThat(value(event.getSummary())).startsWith("【中止】");
        });
        assertThat(ProcurementCalendar.of(cancelled, "総務省")).doesNotContain("予算の見直し");
    }

    @Test
    void everyTitleComesBackAsItWasAndNoLineIsTooLong() {
        for (var title :
                List.of("甲,乙;丙\\丁:\"戊\"", "𠮷".repeat(200), "a".repeat(200), "BEGIN:VEVENT", "1㈱ " + "髙﨑".repeat(40))) {
            var procurement = SampleProcurement.titled(title, SampleProcurement.SCHEDULE);

            assertThat(value(events(procurement).getFirst().getSummary())).isEqualTo("提出予定期日：" + title);
            var text = ProcurementCalendar.of(procurement, "総務省");
            assertThat(text.split("\r\n", -1))
                    .allSatisfy(line -> assertThat(line.getBytes(StandardCharsets.UTF_8).length)
                            .isLessThanOrEqualTo(75));
            assertThat(text.replace("\r\n", "")).doesNotContain("\n", "\r");
        }
    }

    private static String value(@Nullable Property property) {
        return Objects.requireNonNull(property).getValue();
    }

    private static List<VEvent> events(Procurement procurement) {
        var calendar = read(ProcurementCalendar.of(procurement, "総務省"));
        List<VEvent> events = calendar.getComponents("VEVENT");
        assertThat(events).hasSize(3);
        return events;
    }

    private static Calendar read(String text) {
        try {
            var calendar = new CalendarBuilder().build(new StringReader(text));
            assertThat(calendar.validate().hasErrors()).as("errors in " + text).isFalse();
            return calendar;
        } catch (IOException | ParserException | ValidationException e) {
            throw new AssertionError("no calendar: " + text, e);
        }
    }

    private static String day(VEvent event) {
        return event.getRequiredProperty("DTSTART").getValue();
    }

    private static int sequence(VEvent event) {
        return Integer.parseInt(event.getRequiredProperty("SEQUENCE").getValue());
    }
}
