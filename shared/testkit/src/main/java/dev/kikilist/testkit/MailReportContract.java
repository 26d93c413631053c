package dev.kikilist.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kikilist.audit.AuditEvent;
import dev.kikilist.audit.AuditKind;
import dev.kikilist.audit.ChainCheck;
import dev.kikilist.mail.MailId;
import dev.kikilist.mail.MailReport;
import dev.kikilist.mail.MailReport.News;
import dev.kikilist.mail.MailState;
import dev.kikilist.mail.MailState.Fate;
import dev.kikilist.mail.Outbox;
import dev.kikilist.mail.Outbox.Claim;
import dev.kikilist.mail.Outbox.Noted;
import dev.kikilist.mail.Outbox.Unsent;
import dev.kikilist.procurement.EmailAddress;
import dev.kikilist.submission.SubmissionEvents;
import dev.kikilist.submission.SubmissionStore.Recorded;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link Outbox} keeps to when the mail service tells of a mail. */
public abstract class MailReportContract extends StoreContract {
    private static final Instant TAKEN = Samples.NOW.plusSeconds(70);
    private static final Instant LATER = TAKEN.plus(Duration.ofMinutes(5));
    private static final EmailAddress TO = new EmailAddress("tanto@example.go.jp");
    private static final News BOUNCED = new News.Bounced(LATER, "Permanent/General");
    private static final News DELIVERED = new News.Delivered(LATER);
    private static final News COMPLAINED = new News.Complained(LATER, "abuse", true);

    private Outbox outbox() {
        return stores.outbox();
    }

    @Test
    void tellsOfAMailWhoseMarkWasLost() {
        var claim = claimed();

        assertThat(note(claim, new News.Taken())).isEqualTo(Noted.CHANGED);

        assertThat(state(claim)).isEqualTo(new MailState.Sent("m1", TAKEN));
        assertThat(outbox().claim(claim.id(), LATER)).isEmpty();
        assertThat(outbox().relay(claim.id())).isFalse();
        outbox().sent(claim, "m1", LATER);
        assertThat(state(claim)).isEqualTo(new MailState.Sent("m1", TAKEN));
        assertThat(mailEvents(claim)).containsExactly(AuditKind.MAIL_SENT);
        Eventually.holds(() -> assertThat(outbox().unsentSince(LATER, 10)).isEmpty());
    }

    @Test
    void tellsOfAMailThatWasGivenBackAsIfItHadNotBeenTaken() {
        var claim = claimed();
        outbox().release(claim);

        assertThat(note(claim, new News.Taken())).isEqualTo(Noted.CHANGED);

        assertThat(state(claim)).isEqualTo(new MailState.Sent("m1", TAKEN));
        assertThat(outbox().claim(claim.id(), LATER)).isEmpty();
    }

    @Test
    void keepsWhatBecameOfAMail() {
        var claim = sent();

        assertThat(note(claim, DELIVERED)).isEqualTo(Noted.CHANGED);
        assertThat(state(claim)).isEqualTo(new MailState.Sent("m1", TAKEN, Fate.DELIVERED));

        assertThat(note(claim, COMPLAINED)).isEqualTo(Noted.CHANGED);
        assertThat(state(claim)).isEqualTo(new MailState.Sent("m1", TAKEN, Fate.COMPLAINED));

        for (var late : List.of(new News.Taken(), DELIVERED, COMPLAINED, new News.Delayed(LATER, "MailboxFull"))) {
            assertThat(note(claim, late)).isEqualTo(Noted.KNOWN);
        }
        assertThat(state(claim)).isEqualTo(new MailState.Sent("m1", TAKEN, Fate.COMPLAINED));
        assertThat(mailEvents(claim))
                .containsExactly(AuditKind.MAIL_SENT, AuditKind.MAIL_DELIVERED, AuditKind.MAIL_COMPLAINED);
    }

    @Test
    void keepsThatAMailCameBackForAReasonThatMayPass() {
        var claim = sent();

        assertThat(note(claim, new News.Undelivered(LATER, "Transient/MailboxFull")))
                .isEqualTo(Noted.CHANGED);

        assertThat(state(claim)).isEqualTo(new MailState.Sent("m1", TAKEN, Fate.UNDELIVERED));
        assertThat(outbox().claim(claim.id(), LATER)).isEmpty();
        assertThat(mailEvents(claim)).containsExactly(AuditKind.MAIL_SENT, AuditKind.MAIL_BOUNCED);
    }

    @Test
    void owesAMailAgainThatCameBackForGood() {
        var claim = sent();

        assertThat(note(claim, BOUNCED)).isEqualTo(Noted.CHANGED);

        assertThat(state(claim)).isEqualTo(new MailState.Pending());
        Eventually.holds(() -> assertThat(outbox().unsentSince(LATER, 10))
                .containsExactly(new Unsent(claim.id(), new MailState.Pending(), Samples.NOW)));
        for (var late : List.of(new News.Taken(), DELIVERED, BOUNCED, COMPLAINED)) {
            assertThat(note(claim, late)).isEqualTo(Noted.KNOWN);
        }
        assertThat(state(claim)).isEqualTo(new MailState.Pending());
        assertThat(outbox().claim(claim.id(), LATER)).contains(new Claim(claim.id(), 2));
        outbox().sent(new Claim(claim.id(), 2), "m2", LATER);
        assertThat(note(claim, BOUNCED)).isEqualTo(Noted.KNOWN);
        assertThat(state(claim)).isEqualTo(new MailState.Sent("m2", LATER));
        assertThat(mailEvents(claim)).containsExactly(AuditKind.MAIL_SENT, AuditKind.MAIL_BOUNCED, AuditKind.MAIL_SENT);
    }

    @Test
    void ofReportsInAnyOrderTheSameIsKept() {
        var claim = claimed();

        assertThat(note(claim, BOUNCED)).isEqualTo(Noted.CHANGED);
        assertThat(state(claim)).isEqualTo(new MailState.Sent("m1", TAKEN));
        assertThat(note(claim, BOUNCED)).isEqualTo(Noted.CHANGED);
        assertThat(state(claim)).isEqualTo(new MailState.Pending());
        assertThat(note(claim, BOUNCED)).isEqualTo(Noted.KNOWN);

        outbox().sent(claim, "m1", LATER);
        assertThat(state(claim)).isEqualTo(new MailState.Pending());
        assertThat(mailEvents(claim)).containsExactly(AuditKind.MAIL_SENT, AuditKind.MAIL_BOUNCED);
    }

    @Test
    void aMailThatWasCalledUnwantedIsOwedToAnotherContactOnlyIfThereIsOne() {
        var claim = sent();

        assertThat(outbox().note(report(claim, COMPLAINED), true)).isEqualTo(Noted.CHANGED);

        assertThat(state(claim)).isEqualTo(new MailState.Pending());
        assertThat(mailEvents(claim)).containsExactly(AuditKind.MAIL_SENT, AuditKind.MAIL_COMPLAINED);

        var other = sent();
        assertThat(outbox().note(report(other, COMPLAINED), false)).isEqualTo(Noted.CHANGED);
        assertThat(outbox().note(report(other, COMPLAINED), true)).isEqualTo(Noted.KNOWN);
        assertThat(state(other)).isEqualTo(new MailState.Sent("m1", TAKEN, Fate.COMPLAINED));
    }

    @Test
    void aMailThatTheServiceDidNotSendOnHasFailed() {
        var claim = sent();

        assertThat(note(claim, new News.Rejected(LATER, "Bad.content"))).isEqualTo(Noted.CHANGED);

        assertThat(state(claim)).isEqualTo(new MailState.Failed("Bad.content", LATER));
        assertThat(note(claim, new News.Taken())).isEqualTo(Noted.KNOWN);
        assertThat(outbox().claim(claim.id(), LATER)).isEmpty();
        assertThat(mailEvents(claim)).containsExactly(AuditKind.MAIL_SENT, AuditKind.MAIL_FAILED);
    }

    @Test
    void aMailThatWasHandedOverTwiceIsFoundOut() {
        var first = claimed();
        outbox().release(first);
        var second = outbox().claim(first.id(), LATER).orElseThrow();

        assertThat(note(first, DELIVERED)).isEqualTo(Noted.SENT_TWICE);

        assertThat(state(second)).isEqualTo(new MailState.Sending(2, LATER));
        outbox().sent(second, "m2", LATER);
        assertThat(note(first, DELIVERED)).isEqualTo(Noted.SENT_TWICE);
        assertThat(state(second)).isEqualTo(new MailState.Sent("m2", LATER));
    }

    @Test
    void whatIsNotOwedOrWasNeverTriedIsUnknown() {
        var owed = owe();
        var claim = new Claim(owed, 1);

        assertThat(note(claim, DELIVERED)).isEqualTo(Noted.UNKNOWN);
        assertThat(state(claim)).isEqualTo(new MailState.Pending());

        var elsewhere = new Claim(new MailId(begin(invite()).id(), owed.occasion(), owed.recipient()), 1);
        assertThat(note(elsewhere, DELIVERED)).isEqualTo(Noted.UNKNOWN);
        assertThat(outbox().state(elsewhere.id())).isEmpty();
    }

    @Test
    void ofManyReportsAtOnceEachStepIsTakenOnce() {
        for (int round = 0; round < 5; round++) {
            var claim = sent();

            AtOnce.run(6, thread -> note(claim, thread % 2 == 0 ? DELIVERED : new News.Taken()));

            assertThat(state(claim)).isEqualTo(new MailState.Sent("m1", TAKEN, Fate.DELIVERED));
            assertThat(mailEvents(claim)).containsExactly(AuditKind.MAIL_SENT, AuditKind.MAIL_DELIVERED);
        }
    }

    private Noted note(Claim claim, News news) {
        return outbox().note(report(claim, news), false);
    }

    private static MailReport report(Claim claim, News news) {
        return new MailReport(claim, "m" + claim.attempt(), TAKEN, TO, news);
    }

    private MailState state(Claim claim) {
        return outbox().state(claim.id()).orElseThrow();
    }

    /** Returns what the chain says of mails, after it was checked. */
    private List<AuditKind> mailEvents(Claim claim) {
        var subject = SubmissionEvents.subject(claim.id().submissionId());
        var events = stores.audit().events(subject);
        assertThat(ChainCheck.faults(
                        subject, events, stores.audit().head(subject).orElseThrow()))
                .isEmpty();
        return events.stream()
                .map(AuditEvent::entry)
                .map(entry -> entry.kind())
                .filter(kind -> kind.name().startsWith("MAIL_"))
                .toList();
    }

    private Claim sent() {
        var claim = claimed();
        outbox().sent(claim, "m1", TAKEN);
        return claim;
    }

    private Claim claimed() {
        return outbox().claim(owe(), Samples.NOW.plusSeconds(60)).orElseThrow();
    }

    private MailId owe() {
        var invitation = invite();
        var decision = toBeCorrected(begin(samples.received(invitation, Samples.NOW.minusMillis(2_500))), invitation);
        assertThat(stores.submissions().record(decision)).isEqualTo(Recorded.RECORDED);
        return decision.mails().getFirst().id();
    }
}
