package dev.kikilist.procurement;

/** What a procurement buys. One procurement may buy several. */
public enum Subject {
    /** 機器等 */
    EQUIPMENT("機器等", "Equipment"),
    /** 役務; since 2021-07-06 its 再委託 must be listed. */
    SERVICE("役務", "Services"),
    /** クラウドサービス (§3). */
    CLOUD_SERVICE("クラウドサービス", "Cloud services"),
    /** 情報通信サービス with an external connection (§7). */
    COMMUNICATION_SERVICE("情報通信サービス", "Communication services");

    private final String japanese;
    private final String english;

    Subject(String japanese, String english) {
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

    /** Returns whether 再委託 can occur: everything but bare equipment is a service of 別紙2's 役務. */
    public boolean isService() {
        return this != EQUIPMENT;
    }
}
