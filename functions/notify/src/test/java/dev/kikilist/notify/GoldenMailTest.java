package dev.kikilist.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kikilist.audit.AuditEntry;
import dev.kikilist.audit.AuditKind;
import dev.kikilist.equipment.CellAddress;
import dev.kikilist.mail.MailId;
import dev.kikilist.mail.MailMatter;
import dev.kikilist.mail.Occasion;
import dev.kikilist.mail.Recipient;
import dev.kikilist.procurement.Procurement;
import dev.kikilist.procurement.ProcurementCalendar;
import dev.kikilist.procurement.Schedule;
import dev.kikilist.procurement.Standing;
import dev.kikilist.testkit.Samples;
import dev.kikilist.text.CorporateNumber;
import dev.kikilist.validation.Finding;
import dev.kikilist.validation.FindingCode;
import dev.kikilist.validation.Findings;
import dev.kikilist.validation.Term;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Holds the mails to their committed text, so that no change of theirs goes unseen.
 *
 * <p>Each run leaves what it composed in {@code target/mails}: compare, look at the HTML in a browser, and copy the text
 * to {@code src/test/resources/mails} when it is as it should be.
 */
class GoldenMailTest {
    private final Office office = GoldenMails.office();

    @Test
    void requestToCorrect() throws IOException {
        var decided = office.decide("機器リスト（最終版）.xlsx", GoldenMails.items(), faults());
        GoldenMails.check(office, "correction-request", decided.mail(office.vendor()));
    }

    @Test
    void noticeOfCorrection() throws IOException {
        var decided = office.decide("機器リスト（最終版）.xlsx", GoldenMails.items(), faults());
        GoldenMails.check(office, "correction-notice", decided.mail(office.agency()));
    }

    @Test
    void requestToHandInAgainAfterTheDate() throws IOException {
        office.clock.advance(Duration.ofDays(12));
        var decided = office.decide("機器リスト.xlsx", List.of(), List.of(Findings.encrypted()));
        GoldenMails.check(office, "refusal-request", decided.mail(office.vendor()));
    }

    @Test
    void noticeOfRefusal() throws IOException {
        var decided = office.decide("機器リスト.xlsx", List.of(), List.of(Findings.encrypted()));
        GoldenMails.check(office, "refusal-notice", decided.mail(office.agency()));
    }

    @Test
    void requestToReview() throws IOException {
        var decided = office.decide(
                "機器リスト（最終版）.xlsx",
                GoldenMails.items(),
                List.of(unknownCategory(), Finding.ofFile(FindingCode.R303, "架空電機株式会社")));
        GoldenMails.check(office, "review-request", decided.mail(new Recipient.Office(Office.NISC)));
    }

    @Test
    void noticeOfReview() throws IOException {
        var decided = office.decide("機器リスト（最終版）.xlsx", GoldenMails.items(), List.of(unknownCategory()));
        GoldenMails.check(office, "review-notice", decided.mail(office.agency()));
    }

    @Test
    void invitationOfAVendor() throws IOException {
        GoldenMails.check(
                office,
                "invited-vendor",
                new MailId(new MailMatter.OfInvitation(office.procurement.id()), Occasion.INVITED, office.vendor()));
    }

    @Test
    void reminderToAVendor() throws IOException {
        GoldenMails.check(
                office,
                "submission-due-vendor",
                deadline(Occasion.SUBMISSION_DUE, LocalDate.of(2026, 12, 1), office.vendor()));
    }

    @Test
    void reminderToTheAgency() throws IOException {
        GoldenMails.check(
                office,
                "inspection-due-agency",
                deadline(Occasion.INSPECTION_DUE, LocalDate.of(2026, 12, 8), office.agency()));
    }

    @Test
    void lateAdviceToAnOffice() throws IOException {
        office.decide("機器リスト.xlsx", GoldenMails.items(), List.of());
        GoldenMails.check(
                office,
                "advice-late-office",
                deadline(Occasion.ADVICE_LATE, LocalDate.of(2026, 12, 8), new Recipient.Office(Office.NISC)));
    }

    @Test
    void changeToAVendor() throws IOException {
        var before = office.procurement;
        var schedule = before.schedule();
        var now = office.clock.instant();
        var changed = new Procurement(
                before.id(),
                before.body(),
                before.title(),
                before.startDate(),
                before.edition(),
                before.viewpoints(),
                before.contractMethod(),
                before.subjects(),
                new Schedule(
                        schedule.submissionDue().plusDays(2),
                        schedule.inspectionDue().plusDays(1),
                        schedule.biddingDay()),
                before.contact(),
                before.fallbackContact(),
                before.registeredAt(),
                before.particulars(),
                new Standing(2, 1, now, now, 1, null, List.of(new Standing.Told(0, before.title(), schedule))));
        office.stores.procurements().change(changed, AuditEntry.of(AuditKind.PROCUREMENT_AMENDED, now, Map.of()));
        GoldenMails.check(
                office,
                "procurement-changed-vendor",
                new MailId(
                        new MailMatter.OfChange(office.procurement.id(), 1),
                        Occasion.PROCUREMENT_CHANGED,
                        office.vendor()));
    }

    @Test
    void theDatesGoWithTheMailAsACalendar() {
        var mail = new JStachioMailComposer()
                .compose(office.draft(deadline(Occasion.SUBMISSION_DUE, LocalDate.of(2026, 12, 1), office.vendor())));

        assertThat(mail.attachments()).singleElement().satisfies(attachment -> {
            assertThat(attachment.mediaType()).isEqualTo("text/calendar");
            assertThat(attachment.fileName()).isEqualTo(office.procurement.id() + ".ics");
            assertThat(attachment.content()).isEqualTo(ProcurementCalendar.of(office.procurement, "デジタル庁"));
        });
    }

    @Test
    void aVendorIsToldNothingOfTheOthersAndAnAgencyOfAll() {
        var rival = office.stores
                .procurements()
                .create(new Samples("rival").invitation(office.procurement, new CorporateNumber("7010001008844")));
        var due = LocalDate.of(2026, 12, 1);

        var vendors = new JStachioMailComposer()
                .compose(office.draft(deadline(Occasion.SUBMISSION_DUE, due, office.vendor())));
        var agencys = new JStachioMailComposer()
                .compose(office.draft(deadline(Occasion.SUBMISSION_DUE, due, office.agency())));

        assertThat(vendors.text() + vendors.html()).doesNotContain(rival.vendorName(), "機器リストの状況");
        assertThat(agencys.text()).contains("株式会社架空システムズ：未受理", rival.vendorName() + "：未受理");
    }

    private MailId deadline(Occasion occasion, LocalDate day, Recipient recipient) {
        return new MailId(new MailMatter.OfDeadline(office.procurement.id(), day), occasion, recipient);
    }

    private static List<Finding> faults() {
        return List.of(
                fault(FindingCode.E120, 15, 4, "1234567890123", null, Term.MAKER_NUMBER, Term.CHECK_DIGIT),
                unknownCategory(),
                fault(
                        FindingCode.E120,
                        20,
                        4,
                        "７０００－０１２０－５０００２",
                        "7000012050002",
                        Term.MAKER_NUMBER,
                        Term.NOT_HALF_WIDTH),
                fault(FindingCode.E140, 23, 6, "", null, Term.MODEL));
    }

    private static Finding unknownCategory() {
        return new Finding(FindingCode.Q201, at(15, 2), "サーバー類", List.of("サーバー類"), "サーバ装置");
    }

    private static Finding fault(
            FindingCode code, int row, int column, String raw, @Nullable String suggestion, Term... arguments) {
        return new Finding(
                code,
                at(row, column),
                raw,
                List.of(arguments).stream().map(Term::japanese).toList(),
                suggestion);
    }

    private static CellAddress at(int row, int column) {
        return new CellAddress(0, "機器リスト", row, column);
    }
}
