package dev.kikilist.validation;

/** What a finding leads to. */
public enum FindingClass {
    /** The file is refused, with the reason. */
    F,
    /** The vendor must correct the list and submit it again. */
    E,
    /** The list is accepted; the reviewer sees the query and the vendor may explain. */
    Q,
    /** For reviewers only. */
    R
}
