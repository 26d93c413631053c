package dev.kikilist.mail;

import java.time.Instant;
import java.util.Optional;

/**
 * How far the reports of the mail service have come.
 *
 * <p>Every method throws an unchecked exception when the store cannot be reached.
 */
public interface MailFeed {
    /** Notes that a report about a mail that the service took at {@code takenAt} was dealt with. */
    void heardOf(Instant takenAt);

    /** Returns when the service took the latest mail that a report was dealt with about; empty when there was none. */
    Optional<Instant> latestHeardOf();
}
