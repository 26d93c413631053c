package dev.kikilist.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kikilist.access.ReviewerId;
import dev.kikilist.access.Viewer;
import dev.kikilist.access.Viewer.AgencyViewer;
import dev.kikilist.access.Viewer.ReviewerViewer;
import dev.kikilist.advice.OpinionDraft;
import dev.kikilist.advice.ReviewLists;
import dev.kikilist.advice.ReviewResult;
import dev.kikilist.calendar.BusinessDays;
import dev.kikilist.mail.MailId;
import dev.kikilist.mail.MailState;
import dev.kikilist.mail.Occasion;
import dev.kikilist.mail.Recipient;
import dev.kikilist.policy.AdvisingOfficeCode;
import dev.kikilist.policy.Editions;
import dev.kikilist.procurement.ChangeProcurement;
import dev.kikilist.procurement.ContactDraft;
import dev.kikilist.procurement.Invitation;
import dev.kikilist.procurement.NoticeDeadlines;
import dev.kikilist.procurement.Procurement;
import dev.kikilist.procurement.ProcurementDraft;
import dev.kikilist.procurement.ProcurementDraft.ViewpointDraft;
import dev.kikilist.procurement.Standing.Told;
import dev.kikilist.submission.Submission;
import dev.kikilist.submission.SubmissionState;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whom the dates of a procurement make us tell, and when. */
final class NoticeDeadlinesTest {
    private static final Viewer AGENCY = new AgencyViewer(Samples.BODY);
    private static final AdvisingOfficeCode NISC = new AdvisingOfficeCode("NISC");
    private static final AdvisingOfficeCode DIGITAL = new AdvisingOfficeCode("DIGITAL");

    private final WatchedLists lists = new WatchedLists("deadlines");
    private final InMemoryTable table = lists.table;
    private final AdjustableClock clock = lists.clock;
    private final Stores stores = lists.stores;
    private final Samples samples = lists.samples;
    private final NoticeDeadlines deadlines =
            new NoticeDeadlines(stores.procurements(), stores.reviews(), Editions.bundled(), clock);
    private final ReviewLists reviewing =
            new ReviewLists(stores.reviews(), stores.submissions(), stores.rows(), Editions.bundled(), clock);
    private final ChangeProcurement changing = new ChangeProcurement(stores.procurements(), Editions.bundled(), clock);

    private final Procurement procurement = stores.procurements().create(samples.procurement());
    private final Invitation ready = invite();
    private final Invitation missing = invite();

    @Test
    void beforeTheTimeNobodyIsTold() {
        clock.set(before(procurement.schedule().submissionDue()).minusSeconds(1));

        assertThat(deadlines.notice().mailsOwed()).isZero();
        assertThat(table.mails).isEmpty();
    }

    @Test
    void beforeTheListsAreDueVendorsWithoutOneAndTheAgencyAreTold() {
        accept(ready);
        clock.set(before(procurement.schedule().submissionDue()).plusSeconds(1));

        assertThat(deadlines.notice().mailsOwed()).isEqualTo(2);

        assertThat(owed()).containsExactlyInAnyOrder("SUBMISSION_DUE " + vendor(missing), "SUBMISSION_DUE " + agency());
    }

    @Test
    void aDateIsToldOnceHoweverOftenItIsLookedAt() {
        clock.set(before(procurement.schedule().submissionDue()).plusSeconds(1));
        deadlines.notice();
        clock.advance(Duration.ofHours(1));

        assertThat(deadlines.notice().mailsOwed()).isZero();
        assertThat(AtOnce.run(4, thread -> deadlines.notice().mailsOwed())).containsOnly(0);
    }

    @Test
    void whereManyLookAtOnceEachMailIsOwedOnce() {
        clock.set(before(procurement.schedule().submissionDue()).plusSeconds(1));

        var owed = AtOnce.run(8, thread -> deadlines.notice().mailsOwed());

        assertThat(owed.stream().mapToInt(Integer::intValue).sum()).isEqualTo(3);
        assertThat(table.mails).hasSize(3);
    }

    @Test
    void beforeTheInspectionTheOfficesAreToldWhereAdviceIsAwaited() {
        deadlinesUpTo(procurement.schedule().inspectionDue());
        assertThat(owed()).contains("INSPECTION_DUE " + agency()).noneMatch(mail -> mail.contains("OFFICE"));

        var later = new NoticeDeadlinesTest();
        later.request(later.accept(later.ready));
        later.deadlinesUpTo(later.procurement.schedule().inspectionDue());
        assertThat(later.owed())
                .contains(
                        "INSPECTION_DUE OFFICE:NISC",
                        "INSPECTION_DUE OFFICE:DIGITAL",
                        "INSPECTION_DUE " + later.agency());
    }

    @Test
    void adviceThatDidNotComeInTimeIsLateOnTheNextBusinessDay() {
        request(accept(ready));
        var due = procurement.schedule().inspectionDue();
        clock.set(BusinessDays.opening(due.plusDays(1)).minusSeconds(1));
        deadlines.notice();
        assertThat(owed()).noneMatch(mail -> mail.startsWith("ADVICE_LATE"));

        clock.set(BusinessDays.opening(BusinessDays.after(due)).plusSeconds(1));
        deadlines.notice();

        assertThat(owed())
                .filteredOn(mail -> mail.startsWith("ADVICE_LATE"))
                .containsExactlyInAnyOrder(
                        "ADVICE_LATE OFFICE:NISC", "ADVICE_LATE OFFICE:DIGITAL", "ADVICE_LATE " + agency());
    }

    @Test
    void adviceThatWasNotAskedForOrCameInTimeIsNotLate() {
        accept(ready);
        clock.set(BusinessDays.opening(BusinessDays.after(procurement.schedule().inspectionDue()))
                .plusSeconds(1));

        deadlines.notice();

        assertThat(owed()).noneMatch(mail -> mail.startsWith("ADVICE_LATE"));
        assertThat(releasedInTime(false)).noneMatch(mail -> mail.startsWith("ADVICE_LATE"));
    }

    /** An office that thinks again after the release shows in no mail: who is told follows from what the agency sees. */
    @Test
    void whatAnOfficeThinksAfterTheReleaseShowsInNoMail() {
        assertThat(releasedInTime(true)).isEqualTo(releasedInTime(false));
    }

    private static List<String> releasedInTime(boolean reopened) {
        var world = new NoticeDeadlinesTest();
        var list = world.accept(world.ready);
        world.request(list);
        world.give(list, NISC, 1);
        world.give(list, DIGITAL, 2);
        assertThat(world.reviewing.release(reviewer(NISC), list.id(), 3)).isInstanceOf(ReviewResult.Done.class);
        if (reopened) {
            world.give(list, DIGITAL, 4);
        }
        world.clock.set(BusinessDays.opening(world.procurement.schedule().biddingDay()));
        world.deadlines.notice();
        return world.owed();
    }

    @Test
    void aReminderOfADayThatHasPassedIsNotOwed() {
        clock.set(BusinessDays.opening(procurement.schedule().biddingDay().plusDays(30)));

        assertThat(deadlines.notice().mailsOwed()).isZero();
        assertThat(stores.procurements().owingBefore(clock.instant(), 10)).isEmpty();
    }

    @Test
    void whoeverIsInvitedIsToldOfOtherDatesAndRemindedOfThose() {
        var before = procurement.schedule();
        clock.set(before(before.submissionDue()).plusSeconds(1));
        deadlines.notice();
        table.mails.clear();
        clock.advance(Duration.ofMinutes(1));
        amend(before.submissionDue().plusDays(7));
        clock.advance(Duration.ofMinutes(5));

        deadlines.notice();

        assertThat(owed())
                .containsExactlyInAnyOrder(
                        "PROCUREMENT_CHANGED " + vendor(ready),
                        "PROCUREMENT_CHANGED " + vendor(missing),
                        "PROCUREMENT_CHANGED " + agency());
        clock.set(before(before.submissionDue().plusDays(7)).plusSeconds(1));
        deadlines.notice();
        assertThat(owed()).contains("SUBMISSION_DUE " + vendor(missing));
    }

    @Test
    void whatWasToldBeforeAChangeIsRemembered() {
        var first = procurement.schedule();
        amend(first.submissionDue().minusDays(1));
        amend(first.submissionDue().minusDays(2));
        clock.advance(Duration.ofMinutes(5));
        deadlines.notice();
        var second = standing();
        assertThat(second.standing().toldBefore()).containsExactly(new Told(0, procurement.title(), first));

        amend(first.submissionDue().minusDays(3));

        assertThat(standing().standing().toldBefore())
                .containsExactly(
                        new Told(0, procurement.title(), first), new Told(2, procurement.title(), second.schedule()));
    }

    private Procurement standing() {
        return stores.procurements().find(procurement.id()).orElseThrow();
    }

    @Test
    void aDatePutOffAndSetAgainIsNotToldTwice() {
        var due = procurement.schedule().submissionDue();
        clock.set(before(due).minusSeconds(120));
        amend(due.plusDays(7));
        clock.set(before(due).minusSeconds(60));
        amend(due);
        clock.set(before(due).plusSeconds(1));
        deadlines.notice();
        var sent = mail("SUBMISSION_DUE " + vendor(missing));
        stores.outbox().sent(stores.outbox().claim(sent, clock.instant()).orElseThrow(), "message", clock.instant());
        clock.advance(Duration.ofMinutes(1));
        amend(due.plusDays(7));
        clock.advance(Duration.ofMinutes(1));
        amend(due);
        clock.advance(Duration.ofMinutes(5));

        deadlines.notice();

        assertThat(stores.outbox().state(sent)).containsInstanceOf(MailState.Sent.class);
        assertThat(owed())
                .filteredOn(mail -> mail.startsWith("SUBMISSION_DUE " + vendor(missing)))
                .hasSize(1);
    }

    @Test
    void ofACancelledProcurementEverybodyIsToldAndNobodyReminded() {
        accept(ready);
        clock.advance(Duration.ofDays(1));
        changing.cancel(AGENCY, procurement.id(), 1, "予算の見直しのため", List.of());
        clock.set(BusinessDays.opening(procurement.schedule().biddingDay()));

        deadlines.notice();

        assertThat(owed())
                .containsExactlyInAnyOrder(
                        "PROCUREMENT_CANCELLED " + vendor(ready),
                        "PROCUREMENT_CANCELLED " + vendor(missing),
                        "PROCUREMENT_CANCELLED " + agency(),
                        "PROCUREMENT_CANCELLED OFFICE:NISC",
                        "PROCUREMENT_CANCELLED OFFICE:DIGITAL");
    }

    @Test
    void whatCannotBeStoredIsOwedByTheNextRunAndKeepsNothingElseFromBeingOwed() {
        var other = stores.procurements().create(samples.procurement());
        clock.set(before(procurement.schedule().submissionDue()).plusSeconds(1));
        table.outages().failNext("ProcurementStore.notice", 1);

        var first = deadlines.notice();

        assertThat(first.faults()).hasSize(1);
        assertThat(first.mailsOwed()).isPositive();
        assertThat(deadlines.notice().faults()).isEmpty();
        assertThat(owed()).contains("SUBMISSION_DUE AGENCY:" + other.id(), "SUBMISSION_DUE " + agency());
    }

    private void deadlinesUpTo(LocalDate day) {
        clock.set(before(day).plusSeconds(1));
        deadlines.notice();
    }

    private void amend(LocalDate submissionDue) {
        var standing = stores.procurements().find(procurement.id()).orElseThrow();
        var schedule = standing.schedule();
        var contact = standing.contact().known().orElseThrow();
        var draft = new ProcurementDraft(
                standing.title(),
                standing.startDate().toString(),
                standing.viewpoints().stream()
                        .map(viewpoint -> new ViewpointDraft(viewpoint.name(), null))
                        .toList(),
                standing.contractMethod().name(),
                standing.subjects().stream().map(Enum::name).toList(),
                null,
                false,
                submissionDue.toString(),
                schedule.inspectionDue().toString(),
                schedule.biddingDay().toString(),
                new ContactDraft(
                        contact.department(), contact.name(), contact.email().value(), contact.phone()),
                null,
                List.of());
        assertThat(changing.amend(AGENCY, procurement.id(), standing.standing().version(), draft))
                .isInstanceOf(ChangeProcurement.Result.Changed.class);
    }

    private Submission accept(Invitation invitation) {
        var list = lists.received(invitation);
        lists.read(list, SubmissionState.READY_FOR_REVIEW);
        return list;
    }

    private void request(Submission list) {
        assertThat(reviewing.request(AGENCY, list.id())).isInstanceOf(ReviewResult.Done.class);
    }

    private void give(Submission list, AdvisingOfficeCode office, int version) {
        assertThat(reviewing.give(
                        reviewer(office),
                        list.id(),
                        version,
                        new OpinionDraft("NO_CONCERN", null, List.of(), List.of())))
                .isInstanceOf(ReviewResult.Done.class);
    }

    private static Viewer reviewer(AdvisingOfficeCode office) {
        return new ReviewerViewer(office, new ReviewerId("r-1"));
    }

    private Invitation invite() {
        return stores.procurements().create(samples.invitation(procurement));
    }

    private static Instant before(LocalDate day) {
        return BusinessDays.opening(BusinessDays.before(day, 3));
    }

    private String vendor(Invitation invitation) {
        return new Recipient.Vendor(procurement.id(), invitation.id()).reference();
    }

    private String agency() {
        return new Recipient.Agency(procurement.id()).reference();
    }

    private List<String> owed() {
        return mails().map(NoticeDeadlinesTest::words).sorted().toList();
    }

    private MailId mail(String words) {
        return mails().filter(mail -> words(mail).equals(words)).findFirst().orElseThrow();
    }

    private Stream<MailId> mails() {
        return table.mails.keySet().stream().filter(mail -> mail.occasion() != Occasion.LIST_READY);
    }

    private static String words(MailId mail) {
        return mail.occasion() + " " + mail.recipient().reference();
    }
}
