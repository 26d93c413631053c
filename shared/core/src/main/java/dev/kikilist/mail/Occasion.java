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
    PROCUREMENT_CANCELLED
}
