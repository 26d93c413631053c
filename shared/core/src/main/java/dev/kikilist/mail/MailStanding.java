package dev.kikilist.mail;

import dev.kikilist.audit.AuditEntry;
import dev.kikilist.mail.MailReport.News;
import dev.kikilist.mail.MailState.Fate;
import dev.kikilist.submission.SubmissionEvents;

/**
 * All that decides what a report about a mail changes.
 *
 * <p>Reports come twice, late and in any order. Each attempt at a mail has its number, and a report names it, so that one
 * about an attempt that is over is told from one about the attempt that counts.
 *
 * @param state where the mail stands
 * @param attempts how often it was claimed
 * @param returned the last attempt whose mail came back, so that it was owed again; 0 when none did
 */
public record MailStanding(MailState state, int attempts, int returned) {
    /**
     * Returns what {@code report} changes.
     *
     * <p>Whatever is told of a mail also tells that it was taken: where that is not known yet it is the first step, and the
     * report has to be asked again.
     *
     * @param goesOn whether a mail that was called unwanted is owed to another contact
     */
    public Step after(MailReport report, boolean goesOn) {
        int attempt = report.claim().attempt();
        if (attempt > attempts) {
            return new Step.Unknown();
        }
        if (attempt <= returned) {
            return new Step.Known();
        }
        if (attempt < attempts) {
            return new Step.SentTwice();
        }
        return switch (state) {
            case MailState.Pending pending -> taken(report);
            case MailState.Sending sending -> taken(report);
            case MailState.Failed failed -> new Step.Known();
            case MailState.Sent sent ->
                sent.messageId().equals(report.messageId()) ? afterSent(sent, report, goesOn) : new Step.SentTwice();
        };
    }

    private Step taken(MailReport report) {
        return new Step.Changed(
                new MailStanding(new MailState.Sent(report.messageId(), report.takenAt()), attempts, returned),
                SubmissionEvents.mailSent(report.claim(), report.messageId(), report.takenAt()));
    }

    private Step afterSent(MailState.Sent sent, MailReport report, boolean goesOn) {
        var claim = report.claim();
        return switch (report.news()) {
            case News.Taken taken -> new Step.Known();
            case News.Delayed delayed -> new Step.Known();
            case News.Delivered delivered ->
                reached(sent, Fate.DELIVERED, SubmissionEvents.mailDelivered(claim, sent.messageId(), delivered.at()));
            case News.Undelivered undelivered ->
                reached(
                        sent,
                        Fate.UNDELIVERED,
                        SubmissionEvents.mailBounced(
                                claim, sent.messageId(), undelivered.reason(), false, undelivered.at()));
            case News.Bounced bounced ->
                owedAgain(SubmissionEvents.mailBounced(claim, sent.messageId(), bounced.reason(), true, bounced.at()));
            case News.Complained complained -> {
                boolean again = goesOn && sent.fate() != Fate.COMPLAINED;
                var entry = SubmissionEvents.mailComplained(
                        claim, sent.messageId(), complained.reason(), again, complained.at());
                yield again ? owedAgain(entry) : reached(sent, Fate.COMPLAINED, entry);
            }
            case News.Rejected rejected ->
                new Step.Changed(
                        new MailStanding(new MailState.Failed(rejected.reason(), rejected.at()), attempts, returned),
                        SubmissionEvents.mailFailed(claim, rejected.reason(), rejected.at()));
        };
    }

    private Step reached(MailState.Sent sent, Fate fate, AuditEntry entry) {
        return sent.fate().compareTo(fate) < 0
                ? new Step.Changed(
                        new MailStanding(new MailState.Sent(sent.messageId(), sent.at(), fate), attempts, returned),
                        entry)
                : new Step.Known();
    }

    private Step owedAgain(AuditEntry entry) {
        return new Step.Changed(new MailStanding(new MailState.Pending(), attempts, attempts), entry);
    }

    /** What a report changes. */
    public sealed interface Step {
        /** This. */
        record Changed(MailStanding next, AuditEntry entry) implements Step {}

        /** Nothing: it is known, or about an attempt that is over. */
        record Known() implements Step {}

        /** Nothing: it is about an attempt that was taken to be lost, and the mail was handed over again. */
        record SentTwice() implements Step {}

        /** Nothing: there was no such attempt. */
        record Unknown() implements Step {}
    }
}
