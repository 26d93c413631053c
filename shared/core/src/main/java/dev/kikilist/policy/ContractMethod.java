package dev.kikilist.policy;

/** 契約方式 (§4). */
public enum ContractMethod {
    COMPREHENSIVE_EVALUATION("総合評価落札方式", "Comprehensive evaluation bidding", true),
    PROPOSAL_COMPETITION("企画競争", "Proposal competition", true),
    OTHER_COMPREHENSIVE("その他の総合的な評価を行う方式", "Another method with comprehensive evaluation", true),
    OTHER("その他（価格面のみで評価を行う方式など）", "Other, such as by price alone", false);

    private final String japanese;
    private final String english;
    private final boolean comprehensive;

    ContractMethod(String japanese, String english, boolean comprehensive) {
        this.japanese = japanese;
        this.english = english;
        this.comprehensive = comprehensive;
    }

    /** Returns whether the method weighs more than the price, as §4 asks. */
    public boolean isComprehensive() {
        return comprehensive;
    }

    /** Returns the Japanese name. */
    public String japanese() {
        return japanese;
    }

    /** Returns the English name. */
    public String english() {
        return english;
    }
}
