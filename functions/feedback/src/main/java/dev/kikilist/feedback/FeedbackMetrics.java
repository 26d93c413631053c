package dev.kikilist.feedback;

/**
 * The metrics of this function, in the namespace and with the dimension of {@link dev.kikilist.lambda.OutcomeLog}. A report
 * that comes again is not counted again.
 */
public final class FeedbackMetrics {
    /** The recipient's server took the mail. */
    public static final String DELIVERED = "MailsDelivered";

    /** The mail came back for good. It is owed to another contact; somebody should correct the first one. */
    public static final String BOUNCED = "MailsBounced";

    /** The mail came back for a reason that may pass. */
    public static final String UNDELIVERED = "MailsUndelivered";

    /** Whoever got the mail called it unwanted. */
    public static final String COMPLAINED = "MailsComplained";

    /** The mail service took the mail and then did not send it on. Somebody has to look at it. */
    public static final String REJECTED = "MailsRejected";

    /** The recipient's server does not take the mail for now. Counted with every report of it. */
    public static final String DELAYED = "MailsDelayed";

    /** A mail was handed over twice. It never should be; somebody has to look at it. */
    public static final String SENT_TWICE = "MailsSentTwice";

    /** Addresses that no mail is sent to from now on; the cases concerned are flagged. */
    public static final String SUPPRESSED = "AddressesSuppressed";

    /** Messages that are no report of a mail service. Somebody has to look at them. */
    public static final String UNREADABLE = "ReportsUnreadable";

    private FeedbackMetrics() {}
}
