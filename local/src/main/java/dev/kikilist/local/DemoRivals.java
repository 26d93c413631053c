package dev.kikilist.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Two vendors bid for one procurement: one corrects its list and is shown what changed, the other sees nothing of it. */
final class DemoRivals {
    private final LocalSystem system;
    private final Console console;
    private final Demo demo;

    DemoRivals(LocalSystem system, Console console, Demo demo) {
        this.system = system;
        this.console = console;
        this.demo = demo;
    }

    /** Shows them bidding for {@code procurement}. */
    void run(JsonNode procurement, DemoForm form) {
        try (var agency = as("agency");
                var vendor = as("vendor");
                var rival = as("rival")) {
            console.heading("訂正と競合", "two rivals, and a corrected list");
            var invited = demo.invite(
                    procurement, "vendor", DemoForm.VENDOR, Demo.contact("公共営業部", "田中 一郎", "tanaka@vendor.example.jp"));
            var rivalInvited = demo.invite(
                    procurement, "rival", "青空セキュリティ株式会社", Demo.contact("営業部", "鈴木 次郎", "suzuki@rival.example.jp"));
            console.step("競合する事業者", "the rival hands in as well", "青空セキュリティ株式会社");
            demo.handIn(rival, rivalInvited, "機器リスト 競合.xlsx", form.correct());
            demo.handIn(vendor, invited, "機器リスト 初版.xlsx", form.withFiveMistakes());
            console.step("訂正", "the mistakes are corrected", "機器リスト 訂正版.xlsx");
            var corrected = demo.handIn(vendor, invited, "機器リスト 訂正版.xlsx", form.corrected());
            showChanges(vendor, "/submissions/" + corrected.path("id").asText());
            var list = procurement.at("/links/submissions").asText();
            console.step(
                    "見えるリストの数",
                    "lists that each sees",
                    "調達機関 agency %d, 事業者 vendor %d, 競合 rival %d"
                            .formatted(
                                    agency.readAll(list).size(),
                                    vendor.readAll(list).size(),
                                    rival.readAll(list).size()));
            console.step(
                    "競合からの照会",
                    "the rival asks for the vendor's list",
                    rival.get(corrected.at("/links/self").asText()).statusCode() + " "
                            + console.quiet("as for a list that does not exist"));
        }
    }

    private void showChanges(ApiClient vendor, String list) {
        for (var change : vendor.readAll(list + "/difference")) {
            console.fact(
                    change.at("/kind/ja").asText() + " " + change.at("/kind/en").asText(),
                    change.path("cells").isEmpty()
                            ? name(change.path("before")) + arrow(change) + name(change.path("after"))
                            : cells(change));
        }
        var counts = vendor.read(list + "/finding-changes").path("counts");
        console.step(
                "指摘の経過",
                "what became of the findings",
                "解消 %d, 継続 %d, 新規 %d, 再発 %d"
                        .formatted(
                                counts.path("resolved").asInt(),
                                counts.path("continuing").asInt(),
                                counts.path("new").asInt(),
                                counts.path("recurred").asInt()));
    }

    private static String name(JsonNode row) {
        return row.isNull()
                ? ""
                : row.at("/maker/value").asText() + " "
                        + row.at("/product/value").asText() + " "
                        + row.at("/model/value").asText();
    }

    private static String arrow(JsonNode change) {
        return change.path("before").isNull() || change.path("after").isNull() ? "" : " → ";
    }

    private static String cells(JsonNode change) {
        return StreamSupport.stream(change.path("cells").spliterator(), false)
                .map(cell -> "%s %s: 「%s」 → 「%s」"
                        .formatted(
                                cell.path("cell").asText(),
                                cell.at("/field/ja").asText(),
                                cell.path("before").asText(),
                                cell.path("after").asText()))
                .collect(Collectors.joining(", "));
    }

    private ApiClient as(String user) {
        return ApiClient.of(system.api(), system.tokens(), user);
    }
}
