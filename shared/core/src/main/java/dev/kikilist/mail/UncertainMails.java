package dev.kikilist.mail;

import dev.kikilist.mail.MailState.Sending;
import dev.kikilist.mail.Outbox.Claim;
import java.time.Duration;
import java.time.Instant;

/**
 * Releases mails in sending that the mail service certainly never took.
 *
 * <p>The service reports every mail that it took. An attempt of which it said nothing was not taken, if its reports came
 * through: an hour has passed; a report about a mail that was taken later has been dealt with; and no report waits or was
 * set aside. Where any of that does not hold nobody knows, and the mail stays as it is.
 */
public final class UncertainMails {
    /** How long the service may take to report that it took a mail. */
    public static final Duration REPORTED = Duration.ofHours(1);

    /** How long after an attempt began the service may still have taken its mail; longer than any function may run. */
    public static final Duration TAKEN = Duration.ofMinutes(15);

    private final Outbox outbox;
    private final MailFeed feed;
    private final MailFeedBacklog backlog;

    /** Releases mails of {@code outbox} by what {@code feed} and {@code backlog} know of the reports. */
    public UncertainMails(Outbox outbox, MailFeed feed, MailFeedBacklog backlog) {
        this.outbox = outbox;
        this.feed = feed;
        this.backlog = backlog;
    }

    /**
     * Makes a mail in sending pending again and has it followed up, if it certainly was not taken.
     *
     * @return whether it is pending again
     */
    public boolean release(MailId id, Sending sending, Instant now) {
        if (!wasNotTaken(sending, now)) {
            return false;
        }
        outbox.release(new Claim(id, sending.attempt()));
        return outbox.relay(id);
    }

    private boolean wasNotTaken(Sending sending, Instant now) {
        var since = sending.since();
        return !since.isAfter(now.minus(REPORTED))
                && feed.latestHeardOf()
                        .filter(taken -> taken.isAfter(since.plus(TAKEN)))
                        .isPresent()
                && backlog.isEmpty();
    }
}
