package dev.kikilist.policy;

/** How much of an edition is at hand. */
public enum EditionText {
    /** The whole text with its annexes. */
    FULL,
    /**
     * Only that it exists, from which day, and what later editions say of it. Its annexes are not at hand: names of
     * bodies and categories are matched by those of the earliest edition that is, and its advising offices are taken
     * from there.
     */
    DATES_ONLY
}
