package dev.kikilist.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kikilist.access.Viewer.AgencyViewer;
import dev.kikilist.access.Viewer.ReviewerViewer;
import dev.kikilist.advice.OpinionDraft;
import dev.kikilist.advice.Review;
import dev.kikilist.advice.ReviewLists;
import dev.kikilist.advice.ReviewResult;
import dev.kikilist.mail.MailContent;
import dev.kikilist.mail.MailId;
import dev.kikilist.mail.MailMatter;
import dev.kikilist.mail.MailState;
import dev.kikilist.mail.Occasion;
import dev.kikilist.mail.Outbox;
import dev.kikilist.mail.Recipient;
import dev.kikilist.policy.Editions;
import dev.kikilist.submission.SubmissionId;
import dev.kikilist.testkit.Samples;
import dev.kikilist.validation.Finding;
import dev.kikilist.validation.FindingCode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Two runs of the same lists, one in which the offices know and think things and one in which they do not: every byte that is
 * handed to the mail service for a vendor or an agency is the same, until advice is released.
 */
class TwoAudiencesMailTest {
    private static final ReviewerViewer NISC = Samples.reviewer("NISC", "n-1");
    private static final ReviewerViewer DIGITAL = Samples.reviewer("DIGITAL", "d-1");

    @Test
    void whatOfficesKnowAndThinkShowsInNoMailToOthers() throws IOException {
        var calm = new Run(false);
        var concerned = new Run(true);

        var mails = calm.mailsToVendorsAndAgencies();

        assertThat(concerned.thoughts()).as("the runs differ").isNotEqualTo(calm.thoughts());
        assertThat(mails).hasSize(6);
        assertThat(concerned.mailsToVendorsAndAgencies()).isEqualTo(mails);
    }

    private static final class Run {
        private final Office office = new Office();
        private final boolean concerned;
        private final AgencyViewer agency = new AgencyViewer(office.procurement.body());
        private final ReviewLists reviewing = new ReviewLists(
                office.stores.reviews(),
                office.stores.submissions(),
                office.stores.rows(),
                Editions.bundled(),
                office.clock);
        private final SubmissionId list;

        Run(boolean concerned) {
            this.concerned = concerned;
            decide(Office.finding(FindingCode.E140, 13));
            list = decide(Office.finding(FindingCode.Q201, 14));
            step(reviewing.request(agency, list));
            if (concerned) {
                give(NISC, "REPLACEMENT", "秘密の理由");
                give(NISC, "NO_CONCERN", "秘密の再考");
            }
            step(reviewing.ask(DIGITAL, list, review().version(), "用途は何ですか。", List.of()));
            if (concerned) {
                give(DIGITAL, "RISK_REDUCTION", "秘密の低減策");
            }
            step(reviewing.answer(agency, list, review().agencyVersion(), 1, "執務用です。", List.of()));
            step(reviewing.withdraw(agency, list, review().agencyVersion()));
        }

        private SubmissionId decide(Finding finding) {
            office.clock.advance(Duration.ofMinutes(1));
            List<Finding> findings = new ArrayList<>(List.of(finding));
            if (concerned) {
                findings.add(Finding.ofFile(FindingCode.R303, "秘密の製造者"));
            }
            return office.decide(List.of(Samples.item(1, "架空電機", null, "スイッチ", "MX-1")), findings)
                    .submission()
                    .id();
        }

        private void give(ReviewerViewer reviewer, String kind, String text) {
            step(reviewing.give(
                    reviewer, list, review().version(), new OpinionDraft(kind, text, List.of(), List.of())));
        }

        private Review review() {
            return office.stores.reviews().find(list).orElseThrow();
        }

        private static void step(ReviewResult result) {
            assertThat(result).isInstanceOf(ReviewResult.Done.class);
        }

        String thoughts() {
            return review().opinions() + " " + review().proposals();
        }

        /** Returns what the mail service is given for each mail owed by now, and for the mails of two dates. */
        List<String> mailsToVendorsAndAgencies() throws IOException {
            try (var endpoint = MailEndpoint.answering(200, "", SesMailSenderTest.TAKEN)) {
                var sender = SesMailSenderTest.sender(endpoint.address());
                for (var id : owed()) {
                    var contact =
                            office.stores.addresses().contacts(id.recipient()).getFirst();
                    MailContent content = office.drafter().draft(id, contact);
                    sender.send(new Outbox.Claim(id, 1), contact.email(), new JStachioMailComposer().compose(content));
                }
                return endpoint.requests().stream()
                        .map(MailEndpoint.Request::body)
                        .sorted()
                        .toList();
            }
        }

        private List<MailId> owed() {
            List<MailId> owed = new ArrayList<>();
            for (var mail : office.stores.outbox().unsentSince(Instant.parse("9999-01-01T00:00:00Z"), 100)) {
                if (mail.state() instanceof MailState.Pending && !(mail.id().recipient() instanceof Recipient.Office)) {
                    owed.add(mail.id());
                }
            }
            var due = office.procurement.schedule().inspectionDue();
            for (var occasion : List.of(Occasion.INSPECTION_DUE, Occasion.ADVICE_LATE)) {
                owed.add(
                        new MailId(new MailMatter.OfDeadline(office.procurement.id(), due), occasion, office.agency()));
            }
            return owed;
        }
    }
}
