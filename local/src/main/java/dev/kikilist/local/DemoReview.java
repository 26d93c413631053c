package dev.kikilist.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.ZoneId;

/** What reviewers do in the demo: publish a concern, recall the lists that hold it, and release advice. */
final class DemoReview {
    private static final JsonMapper JSON = new JsonMapper();

    private final LocalSystem system;
    private final Console console;
    private final ApiClient agency;
    private final ApiClient vendor;

    DemoReview(LocalSystem system, Console console, ApiClient agency, ApiClient vendor) {
        this.system = system;
        this.console = console;
        this.agency = agency;
        this.vendor = vendor;
    }

    /** Shows a concern that is found in {@code list}, and the advice on it. */
    void run(JsonNode list) {
        try (var reviewer = as("reviewer");
                var digital = as("second-reviewer")) {
            var id = list.path("id").asText();
            var maker = vendor.readAll(list.at("/links/items").asText())
                    .getFirst()
                    .at("/maker/value")
                    .asText();
            recall(reviewer, maker);
            advise(reviewer, digital, "/submissions/" + id + "/review");
        }
    }

    private void recall(ApiClient reviewer, String maker) {
        console.heading("懸念情報", "reviewers publish a concern; nobody else can tell");
        var concern = reviewer.create("/concerns", concern(maker, LocalDate.now(ZoneId.of("Asia/Tokyo"))));
        var self = concern.at("/links/self").asText();
        console.step("懸念情報を起案", "concern drafted", maker);
        console.step(
                "影響の事前確認",
                "dry run",
                "%d 件 lists"
                        .formatted(reviewer.readAll(concern.at("/links/dryRun").asText())
                                .size()));
        var progress = reviewer.start(self + "/publication", self, nothing());
        console.step("公開", "published", "過去のリストを検索 earlier lists are searched");
        var found = Demo.await("the recall has looked at all lists", () -> {
            var recall = reviewer.read(progress);
            return recall.path("state").asText().equals("DONE") ? recall : null;
        });
        console.step(
                "再確認の対象", "recalled", "%d 件 lists".formatted(found.path("lists").asInt()));
    }

    private void advise(ApiClient reviewer, ApiClient digital, String review) {
        console.heading("助言", "the agency asks, each office answers, the advice is released");
        agency.create(review, nothing());
        console.step("助言を依頼", "advice asked for", "NISC, DIGITAL");
        for (var open : reviewer.readAll("/reviews")) {
            console.step(
                    "確認待ち",
                    "what waits for reviewers",
                    open.at("/procurement/title").asText() + "  入札予定 "
                            + open.at("/procurement/deadlines/biddingDay/ja").asText());
        }
        reviewer.act("PUT", review + "/opinion", review, concernAboutFirstRow("代替品への差替を要する。"));
        digital.act("PUT", review + "/opinion", review, opinion("NO_CONCERN", ""));
        console.step(
                "通知前の調達機関",
                "the agency before",
                "%d 件 releases".formatted(agency.read(review).path("releases").size()));
        reviewer.act("POST", review + "/releases", review, nothing());
        for (var opinion : agency.read(review).at("/releases/0/opinions")) {
            console.fact(
                    opinion.path("office").asText(),
                    opinion.at("/kind/ja").asText() + "  "
                            + opinion.path("text").asText());
        }
        agency.act(
                "PUT",
                review + "/vendor-notice",
                review,
                JSON.createObjectNode().put("text", "1行目の製品について、同等品への差替をご検討ください。"));
        console.step(
                "事業者への連絡",
                "what the vendor reads",
                vendor.read(review).at("/vendorNotice/text").asText());
        var year = LocalDate.now(ZoneId.of("Asia/Tokyo")).minusMonths(3).getYear();
        var statistics = reviewer.read("/advice-statistics/" + year);
        console.step(
                "助言実績",
                "advice this fiscal year",
                "%d 件 lists, うち懸念あり with concern %d"
                        .formatted(
                                statistics.at("/total/lists").asInt(),
                                statistics.at("/total/withConcern").asInt()));
    }

    private ApiClient as(String user) {
        return ApiClient.of(system.api(), system.tokens(), user);
    }

    static ObjectNode nothing() {
        return JSON.createObjectNode();
    }

    static ObjectNode concern(String maker, LocalDate today) {
        var concern = JSON.createObjectNode();
        concern.putArray("makers").add(maker);
        return concern.put("reason", "供給経路の確認が必要なため").put("validFrom", today.toString());
    }

    static ObjectNode opinion(String kind, String text) {
        return JSON.createObjectNode().put("kind", kind).put("text", text);
    }

    static ObjectNode concernAboutFirstRow(String text) {
        var opinion = opinion("REPLACEMENT", text);
        opinion.putArray("items")
                .addObject()
                .put("position", 1)
                .put("kind", "REPLACEMENT")
                .put("text", text);
        return opinion;
    }
}
