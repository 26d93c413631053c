package dev.kikilist.sweep;

/**
 * The metrics of this function, in the namespace and with the dimension of {@link dev.kikilist.lambda.OutcomeLog}. Every
 * run writes each of them, also when it is zero; the template's alarms refer to these names.
 */
public final class SweepMetrics {
    /** Mails that were pending too long and are followed up again. */
    public static final String RELAYED = "MailsRelayed";

    /** Mails in sending that certainly were not taken and are followed up again. */
    public static final String RELEASED = "MailsReleased";

    /** Mails of which nobody knows whether they were sent, as they stand now. Somebody has to look at them. */
    public static final String UNCERTAIN = "MailsLeftUncertain";

    /** For how long the mail that has been pending longest is owed, in seconds; 0 when none is overdue. */
    public static final String OLDEST_PENDING = "OldestPendingMailAge";

    /** Submissions that were being read too long and are shown as interrupted now. */
    public static final String INTERRUPTED = "SubmissionsInterrupted";

    /** Uploads whose notice was lost: they lay in the bucket, and nobody had seen them. */
    public static final String FOUND = "UploadsFoundUnnoticed";

    /** Uploads whose last worker died without a word, and which were queued again. */
    public static final String REQUEUED = "UploadsQueuedAgain";

    /** Uploads that had all their chances and are shown as interrupted. Somebody has to look at them. */
    public static final String GIVEN_UP = "UploadsGivenUp";

    /** Mails that are owed now because a date came near or passed, or was changed. */
    public static final String DEADLINE_MAILS = "DeadlineMailsOwed";

    private SweepMetrics() {}
}
