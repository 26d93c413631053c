package dev.kikilist.submission;

import dev.kikilist.validation.Verdict;

/** Where a submission stands. */
public enum SubmissionState {
    /** Seen; being read. */
    RECEIVED("受付済(確認中)", "Received, being read"),
    /** The file cannot be taken; the findings say why. */
    REFUSED("受理不可", "Refused"),
    /** Read; the vendor must correct it and upload it again. */
    CORRECTION_REQUIRED("要修正", "Correction required"),
    /** Read and in order; waits for the reviewers. */
    READY_FOR_REVIEW("確認待ち", "Ready for review"),
    /** A later list of the same vendor stands instead. */
    SUPERSEDED("差替済", "Superseded"),
    /** Reading it failed for reasons of our own; it is kept and taken up again. */
    INTERRUPTED("処理中断(当方の障害)", "Interrupted by a fault of ours");

    private final String japanese;
    private final String english;

    SubmissionState(String japanese, String english) {
        this.japanese = japanese;
        this.english = english;
    }

    /** Returns the Japanese name. */
    public String japanese() {
        return japanese;
    }

    /** Returns the English name. */
    public String english() {
        return english;
    }

    /** Returns whether the file's content was judged, so that another delivery of it changes nothing. */
    public boolean isDecided() {
        return switch (this) {
            case RECEIVED, INTERRUPTED -> false;
            case REFUSED, CORRECTION_REQUIRED, READY_FOR_REVIEW, SUPERSEDED -> true;
        };
    }

    /** Returns the state that {@code verdict} leads to. */
    public static SubmissionState of(Verdict verdict) {
        return switch (verdict) {
            case REFUSED -> REFUSED;
            case CORRECTION_REQUIRED -> CORRECTION_REQUIRED;
            case READY_FOR_REVIEW -> READY_FOR_REVIEW;
        };
    }
}
