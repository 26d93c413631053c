package dev.kikilist.policy;

/** 契約方式 (§4). */
public enum ContractMethod {
    COMPREHENSIVE_EVALUATION("総合評価落札方式", "Comprehensive evaluation bidding"),
    PROPOSAL_COMPETITION("企画競争", "Proposal competition"),
    OTHER("その他", "Other");

    private final String japanese;
    private final String english;

    ContractMethod(String japanese, String english) {
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
}
