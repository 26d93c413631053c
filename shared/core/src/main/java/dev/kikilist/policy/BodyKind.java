package dev.kikilist.policy;

/** The headings of 別紙1. */
public enum BodyKind {
    NATIONAL_ADMINISTRATIVE_ORGAN("国の行政機関", "National administrative organ"),
    INDEPENDENT_ADMINISTRATIVE_AGENCY("独立行政法人", "Independent administrative agency"),
    DESIGNATED_CORPORATION("サイバーセキュリティ基本法に定める指定法人", "Designated corporation under the Basic Act on Cybersecurity");

    private final String japanese;
    private final String english;

    BodyKind(String japanese, String english) {
        this.japanese = japanese;
        this.english = english;
    }

    /** Returns the heading. */
    public String japanese() {
        return japanese;
    }

    /** Returns the English name. */
    public String english() {
        return english;
    }
}
