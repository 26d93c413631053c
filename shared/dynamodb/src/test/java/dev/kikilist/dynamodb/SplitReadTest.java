package dev.kikilist.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kikilist.audit.AuditEvent;
import dev.kikilist.audit.AuditKind;
import dev.kikilist.mail.MailId;
import dev.kikilist.mail.MailOwed;
import dev.kikilist.mail.MailReport;
import dev.kikilist.mail.MailReport.News;
import dev.kikilist.mail.MailState;
import dev.kikilist.mail.MailState.Fate;
import dev.kikilist.mail.Occasion;
import dev.kikilist.mail.Outbox;
import dev.kikilist.mail.Outbox.Claim;
import dev.kikilist.mail.Outbox.Noted;
import dev.kikilist.mail.Recipient;
import dev.kikilist.submission.SubmissionEvents;
import dev.kikilist.submission.SubmissionState;
import dev.kikilist.submission.SubmissionStore.Decision;
import dev.kikilist.testkit.Samples;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What becomes of a report when another is noted between the reads of its mail and of its submission. */
class SplitReadTest extends DynamoDbTest {
    private static final Instant LATER = Samples.NOW.plusSeconds(60);

    @Test
    void aComplaintIsToldOnce() {
        var claim = claimed();
        stores.outbox().sent(claim, "m", Samples.NOW);
        var complained = report(claim, new News.Complained(LATER, "abuse", true));

        var noted = through(() ->
                        assertThat(stores.outbox().note(complained, false)).isEqualTo(Noted.CHANGED))
                .note(complained, false);

        assertThat(noted).isEqualTo(Noted.KNOWN);
        assertThat(kinds(claim)).containsOnlyOnce(AuditKind.MAIL_COMPLAINED);
    }

    @Test
    void aMailThatCameBackMeanwhileIsNotTakenForSent() {
        var claim = claimed();
        stores.outbox().release(claim);
        stores.outbox().relay(claim.id());
        var bounced = report(claim, new News.Bounced(LATER, "Permanent/General"));

        var noted = through(() -> {
                    assertThat(stores.outbox().note(bounced, false)).isEqualTo(Noted.CHANGED);
                    assertThat(stores.outbox().note(bounced, false)).isEqualTo(Noted.CHANGED);
                })
                .note(report(claim, new News.Taken()), false);

        assertThat(noted).isEqualTo(Noted.KNOWN);
        assertThat(stores.outbox().state(claim.id())).contains(new MailState.Pending());
        assertThat(kinds(claim)).containsOnlyOnce(AuditKind.MAIL_SENT);
    }

    @Test
    void aComplaintReplacesADelivery() {
        var claim = claimed();
        stores.outbox().sent(claim, "m", Samples.NOW);

        var noted = through(() -> assertThat(stores.outbox().note(report(claim, new News.Delivered(LATER)), false))
                        .isEqualTo(Noted.CHANGED))
                .note(report(claim, new News.Complained(LATER, "abuse", true)), false);

        assertThat(noted).isEqualTo(Noted.CHANGED);
        assertThat(stores.outbox().state(claim.id())).contains(new MailState.Sent("m", Samples.NOW, Fate.COMPLAINED));
    }

    private Claim claimed() {
        var invitation = stores.procurements()
                .create(samples.invitation(stores.procurements().create(samples.procurement())));
        var received = Samples.begin(stores.submissions(), samples.received(invitation));
        var id = new MailId(
                received.id(), Occasion.CORRECTION_REQUIRED, new Recipient.Agency(invitation.procurementId()));
        var decided = received.decided(
                SubmissionState.CORRECTION_REQUIRED, 1, Samples.NOW, Samples.reading(Samples.emptyManifest()), null);
        var _ = stores.submissions()
                .record(new Decision(
                        decided,
                        Samples.lease(decided),
                        invitation,
                        invitation.current(),
                        null,
                        List.of(new MailOwed(id, Samples.NOW))));
        return stores.outbox().claim(id, Samples.NOW).orElseThrow();
    }

    private static MailReport report(Claim claim, News news) {
        return new MailReport(
                claim, "m", Samples.NOW, Samples.contact("somebody").email(), news);
    }

    private List<AuditKind> kinds(Claim claim) {
        return stores.audit().events(SubmissionEvents.subject(claim.id().submissionId())).stream()
                .map(AuditEvent::entry)
                .map(entry -> entry.kind())
                .toList();
    }

    private Outbox through(Runnable meanwhile) {
        return storesThrough(SplitReads.afterTheFirst(meanwhile)).outbox();
    }
}
