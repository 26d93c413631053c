package dev.kikilist.mail;

/** Why a mail is owed. */
public enum Occasion {
    /** A list is in order and waits for the reviewers. */
    LIST_READY,
    /** A file was refused or a list must be corrected. */
    CORRECTION_REQUIRED
}
