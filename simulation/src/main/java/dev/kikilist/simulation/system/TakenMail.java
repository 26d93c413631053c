package dev.kikilist.simulation.system;

import dev.kikilist.mail.MailId;
import dev.kikilist.mail.MailSender.RenderedMail;
import dev.kikilist.mail.Outbox.Claim;
import dev.kikilist.procurement.EmailAddress;

/**
 * A mail that the mail service took.
 *
 * @param takenAt when
 * @param begunAt when the worker began that handed it over
 */
public record TakenMail(String messageId, Claim claim, EmailAddress to, RenderedMail mail, long takenAt, long begunAt) {
    /** Returns which mail. */
    public MailId id() {
        return claim.id();
    }
}
