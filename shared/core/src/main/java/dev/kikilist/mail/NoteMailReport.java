package dev.kikilist.mail;

import dev.kikilist.mail.MailReport.News;
import dev.kikilist.mail.Outbox.Noted;
import dev.kikilist.mail.Suppressions.Reason;
import dev.kikilist.mail.Suppressions.Suppression;
import java.time.Instant;

/**
 * Notes what the mail service tells of a mail.
 *
 * <p>It may be run any number of times for the same report, and reports may come in any order. An address is suppressed
 * before the mail is owed again, so that no attempt in between finds the address in order.
 */
public final class NoteMailReport {
    /** How often an outbox may be asked about one report. */
    private static final int STEPS = 4;

    private final Outbox outbox;
    private final MailContacts contacts;
    private final Suppressions suppressions;
    private final MailFeed feed;

    /** Notes reports in {@code outbox}, {@code suppressions} and {@code feed}. */
    public NoteMailReport(Outbox outbox, MailContacts contacts, Suppressions suppressions, MailFeed feed) {
        this.outbox = outbox;
        this.contacts = contacts;
        this.suppressions = suppressions;
        this.feed = feed;
    }

    /**
     * Notes {@code report}.
     *
     * @throws RuntimeException when a store cannot be reached; the report has to be noted again then
     */
    public Outcome note(MailReport report) {
        boolean suppressed = switch (report.news()) {
            case News.Bounced bounced -> suppress(report, Reason.BOUNCED, bounced.at());
            case News.Complained complained -> suppress(report, Reason.COMPLAINED, complained.at());
            case News.Taken taken -> false;
            case News.Delivered delivered -> false;
            case News.Delayed delayed -> false;
            case News.Undelivered undelivered -> false;
            case News.Rejected rejected -> false;
        };
        boolean goesOn = report.news() instanceof News.Complained complained
                && (!complained.delivered()
                        || contacts.usable(report.claim().id().recipient()).isPresent());
        var noted = noted(report, goesOn);
        feed.heardOf(report.takenAt());
        return new Outcome(noted, suppressed);
    }

    private boolean suppress(MailReport report, Reason reason, Instant since) {
        return suppressions.suppress(report.to(), new Suppression(reason, since));
    }

    // That a mail was taken, and what became of it, are two steps; the answer to a third is that all is known.
    private Noted noted(MailReport report, boolean goesOn) {
        var first = outbox.note(report, goesOn);
        var last = first;
        for (int step = 1; last == Noted.CHANGED && step < STEPS; step++) {
            last = outbox.note(report, goesOn);
        }
        if (last == Noted.CHANGED) {
            throw new IllegalStateException("a report kept changing its mail");
        }
        return first;
    }

    /**
     * What a report led to.
     *
     * @param noted whether it changed the mail
     * @param addressSuppressed whether its address is suppressed from now on
     */
    public record Outcome(Noted noted, boolean addressSuppressed) {}
}
