package dev.kikilist.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Another vendor hands in a list with a product on which advice was given: reviewers see it at the row, nobody else does. */
final class DemoEarlierAdvice {
    private static final String CODE = "R302";

    private final LocalSystem system;
    private final Console console;
    private final Demo demo;

    DemoEarlierAdvice(LocalSystem system, Console console, Demo demo) {
        this.system = system;
        this.console = console;
        this.demo = demo;
    }

    /** Shows it in {@code procurement}. */
    void run(JsonNode procurement, DemoForm form) {
        try (var agency = as("agency");
                var rival = as("rival");
                var reviewer = as("reviewer")) {
            console.heading("過去の助言", "another vendor names the same product");
            var invitation = demo.invite(
                    procurement, "rival", "青空セキュリティ株式会社", Demo.contact("営業部", "鈴木 次郎", "suzuki@rival.example.jp"));
            var findings = demo.handInQuietly(rival, invitation, "機器リスト 助言後.xlsx", form.correct())
                    .at("/links/findings")
                    .asText();
            for (var finding : ofEarlierAdvice(reviewer, findings)) {
                console.finding(
                        finding.path("cell").asText(),
                        CODE,
                        finding.path("ja").asText(),
                        finding.path("en").asText());
            }
            console.step(
                    "この指摘の表示",
                    "how many see it",
                    "確認担当 reviewer %d, 事業者 vendor %d, 調達機関 agency %d"
                            .formatted(
                                    ofEarlierAdvice(reviewer, findings).size(),
                                    ofEarlierAdvice(rival, findings).size(),
                                    ofEarlierAdvice(agency, findings).size()));
        }
    }

    private static List<JsonNode> ofEarlierAdvice(ApiClient who, String findings) {
        return who.readAll(findings).stream()
                .filter(finding -> finding.path("code").asText().equals(CODE))
                .toList();
    }

    private ApiClient as(String user) {
        return ApiClient.of(system.api(), system.tokens(), user);
    }
}
