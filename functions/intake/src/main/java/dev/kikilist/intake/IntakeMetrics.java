package dev.kikilist.intake;

/**
 * The metrics of this function, in the namespace and with the dimension of {@link dev.kikilist.lambda.OutcomeLog}. What only
 * reviewers know is in none of them.
 */
public final class IntakeMetrics {
    /** Uploads that a message told of, each delivery counted. */
    public static final String RECEIVED = "UploadsReceived";

    /** Uploads that were decided, whichever way. */
    public static final String DECIDED = "UploadsDecided";

    /** Lists in which nothing has to be corrected. */
    public static final String ACCEPTED = "UploadsAccepted";

    /** Lists that have to be corrected. */
    public static final String CORRECTION_REQUIRED = "UploadsToBeCorrected";

    /** Files that were refused. */
    public static final String REFUSED = "UploadsRefused";

    /** Files that were refused, by the code of the finding; besides the function that is its dimension. */
    public static final String REFUSED_BY_CODE = "UploadsRefusedByCode";

    /** How long it took from when a file was stored until it was decided, in milliseconds. */
    public static final String AGE = "IntakeAge";

    /** Deliveries that ended with a fault of ours; they come again. */
    public static final String FAILED = "UploadsFailed";

    /** Uploads that are shown as interrupted, since they were not decided at their last delivery. */
    public static final String INTERRUPTED = "UploadsInterrupted";

    /** Decided lists whose findings could not be marked in a workbook, by a fault of ours. */
    public static final String NOT_ANNOTATED = "WorkbooksNotAnnotated";

    private IntakeMetrics() {}
}
