package dev.kikilist.mail;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The mails that are owed. They get here by {@link dev.kikilist.submission.SubmissionStore#record} and
 * {@link dev.kikilist.procurement.ProcurementStore#notice} only, in the transaction that owes them.
 *
 * <p>Every method throws an unchecked exception when the store cannot be reached.
 */
public interface Outbox {
    /**
     * Takes a pending mail for sending: PENDING → SENDING. Of several callers at once, one gets it.
     *
     * @return the claim, or empty when the mail is not pending (sent, failed, or being sent by another) or not owed
     */
    Optional<Claim> claim(MailId id, Instant now);

    /** Marks the claimed mail as taken by the mail service under {@code messageId}. */
    void sent(Claim claim, String messageId, Instant now);

    /** Marks the claimed mail as one that will not be sent, for {@code reason}. */
    void failed(Claim claim, String reason, Instant now);

    /**
     * Gives the claimed mail back as pending, since it certainly was not sent. It is not followed up before it is
     * relayed or claimed again: a mail that cannot be sent yet must not come round at once for ever.
     */
    void release(Claim claim);

    /**
     * Notes what the mail service tells of a mail, together with the event that says so; {@link MailStanding} decides what
     * changes. Where {@link Noted#CHANGED} is the answer there may be another step, so it is asked again.
     *
     * @param goesOn whether a mail that was called unwanted is owed to another contact
     */
    Noted note(MailReport report, boolean goesOn);

    /** Returns where a mail stands, or empty when it is not owed. */
    Optional<MailState> state(MailId id);

    /**
     * Returns up to {@code limit} mails that are owed since before {@code instant} and are pending or in sending, those
     * owed longest first. May lag by seconds.
     */
    List<Unsent> unsentSince(Instant instant, int limit);

    /**
     * Touches a pending mail so that it is followed up now; does nothing when it is not pending.
     *
     * @return whether it was touched
     */
    boolean relay(MailId id);

    /**
     * The right to send one mail.
     *
     * @param id the mail
     * @param attempt the attempt, from 1; marks with another attempt's claim change nothing
     */
    record Claim(MailId id, int attempt) {}

    /** What a report changed. */
    enum Noted {
        /** The mail stands elsewhere now. */
        CHANGED,
        /** Nothing: it was known, or about an attempt that is over. */
        KNOWN,
        /** Nothing: it is about an attempt that was taken to be lost, and the mail was handed over again. */
        SENT_TWICE,
        /** Nothing: no such mail is owed, or there was no such attempt. */
        UNKNOWN
    }

    /**
     * A mail that was not marked as sent.
     *
     * @param id the mail
     * @param state PENDING or SENDING
     * @param owedAt since when it is owed
     */
    record Unsent(MailId id, MailState state, Instant owedAt) {}
}
