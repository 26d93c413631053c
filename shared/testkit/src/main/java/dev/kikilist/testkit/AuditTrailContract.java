package dev.kikilist.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kikilist.audit.AuditEvent;
import dev.kikilist.audit.AuditKind;
import dev.kikilist.audit.AuditTrail;
import dev.kikilist.audit.ChainCheck;
import dev.kikilist.audit.ChainHead;
import dev.kikilist.mail.MailId;
import dev.kikilist.mail.MailOwed;
import dev.kikilist.mail.Occasion;
import dev.kikilist.mail.Recipient;
import dev.kikilist.policy.AdvisingOfficeCode;
import dev.kikilist.submission.Lease;
import dev.kikilist.submission.Submission;
import dev.kikilist.submission.SubmissionEvents;
import dev.kikilist.submission.SubmissionId;
import dev.kikilist.submission.SubmissionStore.Decision;
import dev.kikilist.submission.SubmissionStore.Recorded;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link AuditTrail} keeps to, and every store that tells it what happened. */
public abstract class AuditTrailContract extends StoreContract {
    private AuditTrail trail() {
        return stores.audit();
    }

    @Test
    void knowsNothingOfWhatNeverWas() {
        var subject = SubmissionEvents.subject(new SubmissionId(samples.id(SubmissionId.KIND)));

        assertThat(trail().events(subject)).isEmpty();
        assertThat(trail().head(subject)).isEmpty();
    }

    @Test
    void tellsTheWholeLifeOfAList() {
        var invitation = invite();
        var first = begin(invitation);
        var decision = ready(first, invitation);
        record(decision);
        for (var mail : ids(decision)) {
            stores.outbox().sent(stores.outbox().claim(mail, Samples.NOW).orElseThrow(), "message", Samples.NOW);
        }
        var second = begin(invitation);
        record(ready(second, now(invitation)));

        var events = events(first);

        assertThat(events)
                .extracting(event -> event.entry().kind())
                .containsExactly(
                        AuditKind.RECEIVED,
                        AuditKind.DECIDED,
                        AuditKind.MAIL_SENT,
                        AuditKind.MAIL_SENT,
                        AuditKind.SUPERSEDED);
        assertThat(events.get(0).entry()).isEqualTo(SubmissionEvents.received(first));
        assertThat(events.get(1).entry()).isEqualTo(SubmissionEvents.decided(decision));
        assertThat(events.get(4).entry().facts())
                .containsEntry("by", second.id().value());
        assertThat(events(second))
                .extracting(event -> event.entry().kind())
                .containsExactly(AuditKind.RECEIVED, AuditKind.DECIDED);
    }

    @Test
    void tellsThatWorkWasTakenUpAndInterrupted() {
        var received = begin(invite());
        var end = received.receivedAt().plus(Samples.LEASE);
        assertThat(stores.submissions().interrupt(received.id(), end)).isTrue();
        assertThat(stores.submissions().interrupt(received.id(), end)).isTrue();
        stores.submissions().claim(received, end, Samples.LEASE);

        var events = events(received);

        assertThat(events)
                .extracting(event -> event.entry().kind())
                .containsExactly(AuditKind.RECEIVED, AuditKind.INTERRUPTED, AuditKind.TAKEN_UP);
        assertThat(events.getLast().entry()).isEqualTo(SubmissionEvents.takenUp(new Lease(received.id(), 2), end));
    }

    @Test
    void tellsThatAMailFailed() {
        var invitation = invite();
        var received = begin(invitation);
        var decision = toBeCorrected(received, invitation);
        record(decision);
        var claim = stores.outbox().claim(ids(decision).getFirst(), Samples.NOW).orElseThrow();

        stores.outbox().failed(claim, "拒否\n𠮷", Samples.NOW);

        assertThat(events(received).getLast().entry())
                .isEqualTo(SubmissionEvents.mailFailed(claim, "拒否\n𠮷", Samples.NOW));
    }

    @Test
    void whatChangesNothingIsNoEvent() {
        var invitation = invite();
        var received = begin(invitation);
        var decision = ready(received, invitation);
        begin(received);
        stores.submissions().interrupt(received.id(), received.receivedAt());
        record(decision);
        assertThat(stores.submissions().record(decision)).isEqualTo(Recorded.DECIDED_BEFORE);
        stores.submissions().interrupt(received.id(), received.receivedAt().plus(Samples.LEASE));
        var claim = stores.outbox().claim(ids(decision).getFirst(), Samples.NOW).orElseThrow();
        stores.outbox().sent(claim, "message", Samples.NOW);
        stores.outbox().sent(claim, "another message", Samples.NOW);
        stores.outbox().failed(claim, "too late", Samples.NOW);

        assertThat(events(received))
                .extracting(event -> event.entry().kind())
                .containsExactly(AuditKind.RECEIVED, AuditKind.DECIDED, AuditKind.MAIL_SENT);
    }

    @Test
    void keepsEveryEventOfManyAtOnce() {
        var invitation = invite();
        var received = begin(invitation);
        var mails = IntStream.range(0, 12)
                .mapToObj(office -> new MailId(
                        received.id(),
                        Occasion.LIST_READY,
                        new Recipient.Office(new AdvisingOfficeCode("OFFICE-" + office))))
                .toList();
        var plain = ready(received, invitation);
        record(new Decision(
                plain.submission(),
                plain.lease(),
                invitation,
                plain.currentAfter(),
                null,
                mails.stream().map(mail -> new MailOwed(mail, Samples.NOW)).toList()));

        AtOnce.run(6, thread -> {
            for (var mail : mails.subList(2 * thread, 2 * thread + 2)) {
                stores.outbox().sent(stores.outbox().claim(mail, Samples.NOW).orElseThrow(), "m" + thread, Samples.NOW);
            }
            return thread;
        });

        assertThat(events(received)).hasSize(2 + mails.size());
        assertThat(mails)
                .allSatisfy(mail -> assertThat(events(received).stream()
                                .filter(event -> event.entry()
                                        .facts()
                                        .containsValue(mail.occasion() + "/"
                                                + mail.recipient().reference())))
                        .hasSize(1));
    }

    /** Returns the events of a submission, which make a chain without a fault. */
    private List<AuditEvent> events(Submission submission) {
        var subject = SubmissionEvents.subject(submission.id());
        var events = trail().events(subject);
        var head = trail().head(subject).orElse(ChainHead.START);
        assertThat(ChainCheck.faults(subject, events, head)).isEmpty();
        return events;
    }

    private void record(Decision decision) {
        assertThat(stores.submissions().record(decision)).isEqualTo(Recorded.RECORDED);
    }
}
