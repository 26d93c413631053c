package dev.kikilist.policy;

/** 重要性の観点 (別紙3), ① to ⑤. */
public enum ImportanceViewpoint {
    NATIONAL_SECURITY("① 国家安全保障及び治安関係の業務を行うシステム", "① Systems for national security and public order"),
    CONFIDENTIAL_INFORMATION(
            "② 機密性の高い情報を取り扱うシステム並びに情報の漏洩及び情報の改ざんによる社会的・経済的混乱を招くおそれのある情報を取り扱うシステム",
            "② Systems with confidential information, or whose leak or falsification may cause social or economic disorder"),
    PERSONAL_INFORMATION(
            "③ 番号制度関係の業務を行うシステム等、個人情報を極めて大量に取り扱う業務を行うシステム",
            "③ Systems that handle extremely much personal information, such as those of the number system"),
    CORE_BUSINESS(
            "④ 機能停止等の場合、各政府機関等における業務遂行に著しい影響を及ぼす基幹業務システム、LAN等の基盤システム",
            "④ Core business systems and platforms such as LANs whose failure gravely affects the body's work"),
    OPERATING_COST("⑤ 運営経費が極めて大きいシステム", "⑤ Systems whose operation costs extremely much");

    private final String japanese;
    private final String english;

    ImportanceViewpoint(String japanese, String english) {
        this.japanese = japanese;
        this.english = english;
    }

    /** Returns the Japanese wording of 別紙3. */
    public String japanese() {
        return japanese;
    }

    /** Returns an English rendering. */
    public String english() {
        return english;
    }
}
