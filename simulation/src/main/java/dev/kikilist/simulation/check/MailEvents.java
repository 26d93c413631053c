package dev.kikilist.simulation.check;

import dev.kikilist.audit.AuditEvent;
import dev.kikilist.audit.AuditKind;
import dev.kikilist.mail.MailId;
import dev.kikilist.mail.MailOwed;
import dev.kikilist.mail.MailPolicy;
import dev.kikilist.mail.MailState;
import dev.kikilist.policy.Editions;
import dev.kikilist.simulation.system.Delivery;
import dev.kikilist.simulation.system.MailFate.MailEvent;
import dev.kikilist.simulation.system.Workload;
import dev.kikilist.submission.Submission;
import dev.kikilist.submission.SubmissionEvents;
import dev.kikilist.submission.SubmissionState;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** Compares what the chains tell of mails with the mails. */
final class MailEvents {
    private static final Editions EDITIONS = Editions.bundled();

    private final Delivery delivery;
    private final Workload workload;
    private final List<Violation> violations;

    MailEvents(Delivery delivery, Workload workload, List<Violation> violations) {
        this.delivery = delivery;
        this.workload = workload;
        this.violations = violations;
    }

    /**
     * Looks at one submission.
     *
     * @param mails the mails that are owed about it, each with those that were taken
     */
    void check(Submission submission, Map<MailId, List<KnownMail>> mails) {
        var events = delivery.stores().audit().events(SubmissionEvents.subject(submission.id()));
        asDecided(submission, mails, events);
        mails.values().forEach(known -> known.forEach(mail -> asTold(mail, events)));
        long failed = mails.keySet().stream()
                .filter(id -> delivery.stores().outbox().state(id).orElseThrow() instanceof MailState.Failed)
                .count();
        if (FinalCheck.count(events, AuditKind.MAIL_FAILED) != failed) {
            wrong(Property.CHAINS_WHOLE, submission.id() + " does not tell of the " + failed + " mails that failed");
        }
        long taken = mails.values().stream().mapToLong(List::size).sum();
        if (FinalCheck.count(events, AuditKind.MAIL_SENT) > taken) {
            wrong(Property.CHAINS_WHOLE, submission.id() + " tells of more mails than the " + taken + " taken");
        }
    }

    private void asDecided(Submission submission, Map<MailId, List<KnownMail>> mails, List<AuditEvent> events) {
        var expected = new HashSet<MailId>();
        for (var event : events) {
            if (event.entry().kind() == AuditKind.DECIDED) {
                var state = SubmissionState.valueOf(
                        event.entry().facts().getOrDefault("state", SubmissionState.REFUSED.name()));
                var edition = EDITIONS.edition(workload.procurement().edition());
                MailPolicy.owed(
                                submission.id(),
                                submission.owner(),
                                state,
                                edition,
                                event.entry().at())
                        .stream()
                        .map(MailOwed::id)
                        .forEach(expected::add);
            }
        }
        if (!mails.keySet().equals(expected)) {
            wrong(
                    Property.MAILS_AS_DECIDED,
                    submission.id() + " " + submission.state() + " owes " + mails.size() + " mails where "
                            + expected.size() + " are due");
        }
    }

    private void asTold(KnownMail mail, List<AuditEvent> events) {
        // A mail of which nothing was heard may have been tried again: what is told of it then changes nothing.
        boolean isOver = mail.isUnheardOf();
        occurs(mail, AuditKind.MAIL_SENT, !mail.told().isEmpty() && !isOver, events);
        boolean bounced = mail.isTold(MailEvent.BOUNCE) || mail.isTold(MailEvent.PASSING_BOUNCE);
        occurs(mail, AuditKind.MAIL_BOUNCED, bounced && !isOver, events);
        boolean unwanted = mail.isTold(MailEvent.COMPLAINT) || mail.isTold(MailEvent.COMPLAINT_BEFORE);
        occurs(mail, AuditKind.MAIL_COMPLAINED, unwanted && !isOver, events);
    }

    private void occurs(KnownMail mail, AuditKind kind, boolean must, List<AuditEvent> events) {
        long times = events.stream()
                .filter(event -> event.entry().kind() == kind
                        && mail.messageId().equals(event.entry().facts().get("messageId")))
                .count();
        if (times > 1 || (must && times == 0)) {
            wrong(
                    Property.CHAINS_WHOLE,
                    MailCheck.words(mail.mail().id()) + " has " + times + " events " + kind + " about "
                            + mail.messageId() + " where " + mail.told() + " was told");
        }
    }

    private void wrong(Property property, String words) {
        violations.add(new Violation(property, words));
    }
}
