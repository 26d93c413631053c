package dev.kikilist.local;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Somebody the local issuer gives tokens to.
 *
 * @param name by which a token is asked for
 * @param claims the role and what belongs to it
 */
record DemoUser(String name, String japanese, Map<String, String> claims) {
    private static final List<DemoUser> ALL = List.of(
            of("agency", "デジタル庁の調達担当", "agency", "custom:body", "GOV-025"),
            of("other-agency", "総務省の調達担当", "agency", "custom:body", "GOV-013"),
            of("reviewer", "内閣サイバーセキュリティセンターの確認担当", "reviewer", "custom:office", "NISC"),
            of("colleague", "内閣サイバーセキュリティセンターの別の確認担当", "reviewer", "custom:office", "NISC"),
            of("second-reviewer", "デジタル庁の確認担当", "reviewer", "custom:office", "DIGITAL"),
            of("vendor", "応札者", "vendor", "custom:corporate_number", "7010001008844"),
            of("rival", "競合する応札者", "vendor", "custom:corporate_number", "1180301018771"));

    private static DemoUser of(String name, String japanese, String role, String claim, String value) {
        var claims = new LinkedHashMap<String, String>();
        claims.put("custom:role", role);
        claims.put(claim, value);
        return new DemoUser(name, japanese, claims);
    }

    /** Returns everybody. */
    static List<DemoUser> all() {
        return ALL;
    }

    static Optional<DemoUser> named(String name) {
        return ALL.stream().filter(user -> user.name().equals(name)).findFirst();
    }

    /** Returns the value of a claim that this user has. */
    String claim(String claim) {
        var value = claims.get(claim);
        if (value == null) {
            throw new IllegalArgumentException(name + " has no claim " + claim);
        }
        return value;
    }
}
