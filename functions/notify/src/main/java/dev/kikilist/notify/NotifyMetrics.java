package dev.kikilist.notify;

/**
 * The metrics of this function, in the namespace and with the dimension of {@link dev.kikilist.lambda.OutcomeLog}. All
 * but the last count mails; the template's alarms refer to these names.
 */
public final class NotifyMetrics {
    /** The mail service took the mail. */
    public static final String SENT = "MailsSent";

    /** The mail service will never take the mail. Somebody has to look at it. */
    public static final String FAILED = "MailsFailed";

    /** Nobody knows whether the mail was sent. Somebody has to look at it. */
    public static final String UNCERTAIN = "MailsUncertain";

    /** The mail could not be sent now and is tried again. */
    public static final String POSTPONED = "MailsPostponed";

    /** The recipient has no registered address. Somebody has to register one. */
    public static final String WITHOUT_ADDRESS = "MailsWithoutAddress";

    /** Every registered address of the recipient is suppressed. Somebody has to register another one. */
    public static final String SUPPRESSED = "MailsWithoutUsableAddress";

    /** How long it took from when the mail was owed until the service took it, in milliseconds. */
    public static final String LAG = "MailLag";

    private NotifyMetrics() {}
}
