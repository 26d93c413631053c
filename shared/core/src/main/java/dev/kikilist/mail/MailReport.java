package dev.kikilist.mail;

import dev.kikilist.mail.Outbox.Claim;
import dev.kikilist.procurement.EmailAddress;
import java.time.Instant;

/**
 * What the mail service tells of a mail that it took.
 *
 * @param claim the mail and the attempt that it was handed over in
 * @param messageId the id that the service gave it
 * @param takenAt when the service took it
 * @param to the address that it was sent to
 * @param news what became of it
 */
public record MailReport(Claim claim, String messageId, Instant takenAt, EmailAddress to, News news) {
    /** What became of a mail. */
    public sealed interface News {
        /** The service took it. */
        record Taken() implements News {}

        /** The recipient's server took it. */
        record Delivered(Instant at) implements News {}

        /** The recipient's server does not take it for now; the service goes on trying. */
        record Delayed(Instant at, String reason) implements News {}

        /** The recipient's server will never take it, or the service does not send to that address any more. */
        record Bounced(Instant at, String reason) implements News {}

        /**
         * It came back for a reason that may pass: a full mailbox, an answer of a machine. The address may be in order, and
         * the mail may even have been read.
         */
        record Undelivered(Instant at, String reason) implements News {}

        /**
         * Whoever got it called it unwanted.
         *
         * @param delivered whether it was delivered; otherwise an earlier mail was called so, and the service did not even try
         */
        record Complained(Instant at, String reason, boolean delivered) implements News {}

        /** The service took it and then did not send it on. */
        record Rejected(Instant at, String reason) implements News {}
    }
}
