package dev.kikilist.advice;

/** What an office advises. Names are stored: they never change. */
public enum AdviceKind {
    /** 懸念なし. */
    NO_CONCERN("懸念なし", "No concern"),
    /** 懸念あり: 代替品への差替. */
    REPLACEMENT("懸念あり（代替品への差替）", "Concern: replace the product"),
    /** 懸念あり: 低減策. */
    RISK_REDUCTION("懸念あり（リスク低減策）", "Concern: lower the risk");

    private final String japanese;
    private final String english;

    AdviceKind(String japanese, String english) {
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

    /** Returns whether there is concern. */
    public boolean isConcern() {
        return switch (this) {
            case NO_CONCERN -> false;
            case REPLACEMENT, RISK_REDUCTION -> true;
        };
    }
}
