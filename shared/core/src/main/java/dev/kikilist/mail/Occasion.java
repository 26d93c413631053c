package dev.kikilist.mail;

/** Why a mail is owed. Names are stored: they never change. */
public enum Occasion {
    /** A list is in order and waits for the reviewers. */
    LIST_READY,
    /** A file was refused or a list must be corrected. */
    CORRECTION_REQUIRED,
    /** 提出予定期日 is near. */
    SUBMISSION_DUE,
    /** 技術検査提出締切り is near. */
    INSPECTION_DUE,
    /** 入札予定期日 is near. */
    BIDDING_DAY,
    /** 技術検査提出締切り has passed without the advice that was asked for. */
    ADVICE_LATE,
    /** The dates or the title of a procurement were changed. */
    PROCUREMENT_CHANGED,
    /** A procurement was cancelled. */
    PROCUREMENT_CANCELLED,
    /** An agency asked for advice on a list. */
    ADVICE_REQUESTED,
    /** It took its request back. */
    ADVICE_WITHDRAWN,
    /** An advising office put a question to the agency. */
    INQUIRY_ASKED,
    /** The agency answered it. */
    INQUIRY_ANSWERED,
    /** An opinion that drops a concern waits for a second reviewer. */
    CONFIRMATION_WANTED,
    /** Advice was released to the agency. */
    ADVICE_RELEASED,
    /** The agency told the vendor something about its list. */
    VENDOR_NOTIFIED,
    /** A published entry of the concern list describes lists that were accepted before. */
    RECALLED,
    /** A vendor is invited to hand in a list. */
    INVITED
}
