package dev.kikilist.procurement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kikilist.access.Viewer;
import dev.kikilist.access.Viewer.AgencyViewer;
import dev.kikilist.access.Viewer.VendorViewer;
import dev.kikilist.policy.BodyCode;
import dev.kikilist.procurement.DeadlinePlan.Kind;
import dev.kikilist.procurement.DeadlinePlan.Notice;
import dev.kikilist.text.CorporateNumber;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DeadlinePlanTest {
    private static final Viewer AGENCY = new AgencyViewer(new BodyCode("GOV-009"));

    @Test
    void remindersAreThreeBusinessDaysAheadAndAdviceIsLateOnTheDayAfter() {
        assertThat(DeadlinePlan.of(SampleProcurement.SCHEDULE))
                .containsExactly(
                        notice(Kind.SUBMISSION_DUE, "2026-12-01", "2026-11-26T00:00:00Z"),
                        notice(Kind.INSPECTION_DUE, "2026-12-08", "2026-12-03T00:00:00Z"),
                        notice(Kind.ADVICE_LATE, "2026-12-08", "2026-12-09T00:00:00Z"),
                        notice(Kind.BIDDING_DAY, "2026-12-22", "2026-12-17T00:00:00Z"));
    }

    @Test
    void daysOffDoNotCount() {
        var overTheTurnOfTheYear =
                new Schedule(LocalDate.of(2027, 1, 5), LocalDate.of(2027, 1, 8), LocalDate.of(2027, 1, 12));

        assertThat(DeadlinePlan.of(overTheTurnOfTheYear))
                .containsExactly(
                        notice(Kind.SUBMISSION_DUE, "2027-01-05", "2026-12-25T00:00:00Z"),
                        notice(Kind.INSPECTION_DUE, "2027-01-08", "2027-01-05T00:00:00Z"),
                        notice(Kind.BIDDING_DAY, "2027-01-12", "2027-01-06T00:00:00Z"),
                        notice(Kind.ADVICE_LATE, "2027-01-08", "2027-01-12T00:00:00Z"));
    }

    @Test
    void whatWasOwedBeforeTheDatesWereSetIsNotOwed() {
        var procurement = SampleProcurement.standard();

        assertThat(DeadlinePlan.next(procurement)).map(Notice::kind).contains(Kind.SUBMISSION_DUE);
        var noticed = procurement.noticed(DeadlinePlan.next(procurement).orElseThrow());
        assertThat(DeadlinePlan.next(noticed)).map(Notice::kind).contains(Kind.INSPECTION_DUE);
        var changedAt = Instant.parse("2026-11-27T05:00:00Z");
        var putOff = noticed.changedTo(
                SampleProcurement.titled(
                        noticed.title(),
                        new Schedule(LocalDate.of(2026, 12, 4), LocalDate.of(2026, 12, 8), LocalDate.of(2026, 12, 22))),
                changedAt);
        assertThat(DeadlinePlan.next(putOff)).contains(new Notice(Kind.CHANGED, LocalDate.of(2026, 11, 27), changedAt));
        var told = putOff.noticed(DeadlinePlan.next(putOff).orElseThrow());
        assertThat(DeadlinePlan.next(told)).contains(notice(Kind.SUBMISSION_DUE, "2026-12-04", "2026-12-01T00:00:00Z"));
        var last = notice(Kind.BIDDING_DAY, "2026-12-22", "2026-12-17T00:00:00Z");
        assertThat(DeadlinePlan.next(told.noticed(last))).isEmpty();
    }

    @Test
    void ofACancelledProcurementOnlyTheCancellationIsOwed() {
        var at = Instant.parse("2026-11-28T00:00:00Z");
        var cancelled = SampleProcurement.standard().cancelled(new Standing.Cancellation("中止", at));

        assertThat(DeadlinePlan.next(cancelled)).contains(new Notice(Kind.CANCELLED, LocalDate.of(2026, 11, 28), at));
        assertThat(DeadlinePlan.next(
                        cancelled.noticed(DeadlinePlan.next(cancelled).orElseThrow())))
                .isEmpty();
    }

    @Test
    void aChangeThatNoCalendarShowsOwesNothing() {
        var procurement = SampleProcurement.standard();

        assertThat(DeadlinePlan.next(procurement.handedOver(
                        procurement.contact().known().orElseThrow(), null, Instant.parse("2026-11-20T00:00:00Z"))))
                .isEqualTo(DeadlinePlan.next(procurement));
    }

    @Test
    void aReminderIsPointlessOnceItsDayHasPassedAndLateAdviceNever() {
        var reminder = notice(Kind.BIDDING_DAY, "2026-12-22", "2026-12-17T00:00:00Z");
        var late = notice(Kind.ADVICE_LATE, "2026-12-08", "2026-12-09T00:00:00Z");

        assertThat(reminder.isPointlessOn(LocalDate.of(2026, 12, 22))).isFalse();
        assertThat(reminder.isPointlessOn(LocalDate.of(2026, 12, 23))).isTrue();
        assertThat(late.isPointlessOn(LocalDate.of(2027, 3, 1))).isFalse();
    }

    @Test
    void whatComesNextIsTheFirstDateThatHasNotPassed() {
        assertThat(next("2026-11-30")).isEqualTo("SUBMISSION_DUE 2026-12-01 1");
        assertThat(next("2026-12-01")).isEqualTo("SUBMISSION_DUE 2026-12-01 0");
        assertThat(next("2026-12-02")).isEqualTo("INSPECTION_DUE 2026-12-08 4");
        assertThat(next("2026-12-09")).isEqualTo("BIDDING_DAY 2026-12-22 9");
        assertThat(next("2026-12-23")).isEmpty();
    }

    @Test
    void aVendorHearsOfItsOwnListAndAnAgencyOfAll() {
        var procurement = SampleProcurement.standard();
        var first = SampleProcurement.invitation(procurement, "7010001008844");
        var second = SampleProcurement.invitation(procurement, "7000012050002");
        var today = LocalDate.of(2026, 11, 25);

        var agencys = NextDeadline.of(new ProcurementQueries.View(procurement, List.of(first, second)), AGENCY, today)
                .orElseThrow();
        var vendors = NextDeadline.of(
                        new ProcurementQueries.View(procurement, List.of(first)),
                        new VendorViewer(new CorporateNumber("7010001008844")),
                        today)
                .orElseThrow();

        assertThat(agencys.text().japanese()).contains("2者のうち、2者");
        assertThat(agencys.text().english()).contains("Of 2 invited vendors");
        assertThat(vendors.text().japanese()).isEqualTo("提出予定期日までに、機器リストを提出してください。");
    }

    @Test
    void inACancelledProcurementNothingComesNext() {
        var cancelled = SampleProcurement.standard()
                .cancelled(new Standing.Cancellation("中止", Instant.parse("2026-11-20T00:00:00Z")));

        assertThat(NextDeadline.of(
                        new ProcurementQueries.View(cancelled, List.of()), AGENCY, LocalDate.of(2026, 11, 25)))
                .isEmpty();
    }

    private static String next(String today) {
        return NextDeadline.of(
                        new ProcurementQueries.View(SampleProcurement.standard(), List.of()),
                        AGENCY,
                        LocalDate.parse(today))
                .map(next -> next.kind() + " " + next.day() + " " + next.businessDaysLeft())
                .orElse("");
    }

    private static Notice notice(Kind kind, String day, String owedAt) {
        return new Notice(kind, LocalDate.parse(day), Instant.parse(owedAt));
    }
}
