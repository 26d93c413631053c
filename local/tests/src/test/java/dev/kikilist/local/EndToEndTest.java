package dev.kikilist.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import dev.kikilist.submission.ObjectVersion;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The deployed template with its real functions, used as its users use it: through HTTP and the S3 protocol only. */
class EndToEndTest extends UsedSystem {
    @Test
    void givesTheBlankFormToAnybody() throws Exception {
        try (var anybody = HttpClient.newHttpClient()) {
            var address = URI.create(system.api() + "/form.xlsx?startDate=" + today);
            var answer = anybody.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofByteArray());
            var tag = answer.headers().firstValue("etag").orElseThrow();
            var again = anybody.send(
                    HttpRequest.newBuilder(address).header("If-None-Match", tag).build(), BodyHandlers.ofByteArray());
            var other = anybody.send(
                    HttpRequest.newBuilder(URI.create(system.api() + "/procurements"))
                            .build(),
                    BodyHandlers.discarding());

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body())
                    .isEqualTo(Files.readAllBytes(ProjectFiles.path("docs/form/kikilist-form-2021-09-01.xlsx")));
            assertThat(again.statusCode()).isEqualTo(304);
            assertThat(again.body()).isEmpty();
            assertThat(other.statusCode()).as("anything else").isEqualTo(401);
        }
    }

    @Test
    void bringsASoundListToItsReviewers() throws Exception {
        var decided = handIn("機器リスト 第1版.xlsx", form.correct());

        assertThat(decided.at("/state/code").asText()).isEqualTo("READY_FOR_REVIEW");
        assertThat(decided.path("version").asInt()).isEqualTo(1);
        assertThat(decided.at("/counts/errors").asInt()).isZero();
        assertThat(vendor.readAll(decided.at("/links/items").asText()))
                .extracting(item -> item.at("/model/value").asText())
                .containsExactly("MX-9100", "MX-2400 48T", "SF-500 Rev.2", "IDA 320", "AK-210 G4", "9.4");
        Eventually.holds(() -> assertThat(recipientsAbout(decided))
                .containsExactlyInAnyOrder(
                        "nisc@reviewer.example.jp", "digital@reviewer.example.jp", "chotatsu@agency.example.jp"));
        assertThat(mailsAbout(decided)).allSatisfy(mail -> {
            assertThat(mail.text()).contains("霞が関システム株式会社").contains("English");
            assertThat(mail.html()).contains("霞が関システム株式会社");
        });
        assertThat(agency.read(invitation.at("/links/procurement").asText())
                        .at("/invitations/0/currentSubmission")
                        .asText())
                .isEqualTo(decided.path("id").asText());
    }

    @Test
    void sendsToTheFallbackWhereMailComesBackAndTellsTheAgencyAlone() throws Exception {
        var registration = Demo.procurement(today);
        registration.set("contact", Demo.contact("会計課", "不在 者", "bounce+e2e@agency.example.jp"));
        registration.set("fallbackContact", Demo.contact("会計課", "代理 者", "dairi@agency.example.jp"));
        procurement = agency.create("/procurements", registration);
        invitation = invite(agency, procurement);

        var decided = handIn("届かない連絡先.xlsx", form.withFiveMistakes());

        Eventually.holds(() -> assertThat(recipientsAbout(decided))
                .containsExactlyInAnyOrder(
                        "tanaka@vendor.example.jp", "bounce+e2e@agency.example.jp", "dairi@agency.example.jp"));
        var self = procurement.at("/links/self").asText();
        assertThat(agency.read(self).at("/deliveryProblem/reason").asText()).isEqualTo("BOUNCED");
        assertThat(agency.read(self).at("/fallbackContact/email").asText()).isEqualTo("dairi@agency.example.jp");
        assertThat(agency.read(self).at("/invitations/0").has("deliveryProblem"))
                .isFalse();
        for (var other : List.of(vendor, reviewer)) {
            assertThat(other.read(self).toString())
                    .contains("bounce+e2e@agency.example.jp")
                    .doesNotContain("deliveryProblem")
                    .doesNotContain("dairi@");
        }

        var second = handIn("届かない連絡先 2.xlsx", form.withFiveMistakes());
        Eventually.holds(() -> assertThat(recipientsAbout(second))
                .as("nothing is sent to an address that takes no mail")
                .containsExactlyInAnyOrder("tanaka@vendor.example.jp", "dairi@agency.example.jp"));
    }

    @Test
    void carriesACommandOutOncePerKey() {
        var registration = Demo.procurement(today).put("title", "一度だけの登録");
        var malformed = Demo.procurement(today).put("title", "");

        var refused = agency.post("/procurements", malformed, "once-1");
        var first = agency.post("/procurements", registration, "once-1");
        var again = agency.post("/procurements", registration, "once-1");
        var other = agency.post("/procurements", Demo.procurement(today), "once-1");

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.headers().firstValue("location"))
                .isEqualTo(first.headers().firstValue("location"));
        assertThat(other.statusCode()).isEqualTo(409);
        assertThat(agency.readAll("/procurements"))
                .filteredOn(procurement -> procurement.path("title").asText().equals("一度だけの登録"))
                .hasSize(1);
    }

    @Test
    void tellsAVendorItsMistakesByCell() throws Exception {
        var decided = handIn("誤りあり.xlsx", form.withFiveMistakes());

        assertThat(decided.at("/state/code").asText()).isEqualTo("CORRECTION_REQUIRED");
        assertThat(vendor.readAll(decided.at("/links/findings").asText()))
                .extracting(finding -> finding.path("cell").asText() + " "
                        + finding.path("code").asText())
                .containsExactly("B6 E110", "E13 E120", "G15 E140", "B20 E160", "B27 E130");
        Eventually.holds(() -> assertThat(recipientsAbout(decided))
                .containsExactlyInAnyOrder("tanaka@vendor.example.jp", "chotatsu@agency.example.jp"));
        assertThat(mailsAbout(decided).getFirst().text()).contains("E13").contains("デジタル省");
    }

    @Test
    void givesAVendorItsFileBackWithTheMistakesMarked() throws Exception {
        var decided = handIn("誤りあり 2.xlsx", form.withFiveMistakes());
        var id = decided.path("id").asText();

        var link = vendor.annotatedWorkbookLink(id);
        var download = vendor.download(link);

        assertThat(download.statusCode()).isEqualTo(200);
        assertThat(link.path("fileName").asText()).isEqualTo("誤りあり 2（指摘入り）.xlsx");
        assertThat(download.headers().firstValue("content-disposition"))
                .hasValueSatisfying(header -> assertThat(header).contains("filename*=UTF-8"));
        var again =
                decided(handIn("誤りあり 3.xlsx", download.body()).path("fileName").asText());
        assertThat(again.at("/counts/errors").asInt())
                .as("marks are no mistakes")
                .isEqualTo(decided.at("/counts/errors").asInt());
        var longer = ((ObjectNode) link.deepCopy())
                .put("url", link.path("url").asText().replace("X-Amz-Expires=60", "X-Amz-Expires=600"));
        assertThat(vendor.download(longer).statusCode()).isEqualTo(403);
    }

    @Test
    void givesWhatWasReadOfAListAsFiles() throws Exception {
        var path =
                "/submissions/" + handIn("輸出 1.xlsx", form.correct()).path("id").asText() + "/exports";

        var csv = vendor.download(
                vendor.create(path, new JsonMapper().createObjectNode().put("format", "csv")));
        var xlsx = agency.download(
                agency.create(path, new JsonMapper().createObjectNode().put("format", "xlsx")));

        assertThat(csv.statusCode()).isEqualTo(200);
        assertThat(new String(csv.body(), UTF_8)).startsWith("\uFEFF\"一覧\"").contains("MX-2400 48T", "SF-500 Rev.2");
        assertThat(csv.headers().firstValue("content-type")).contains("text/csv; charset=utf-8");
        assertThat(xlsx.statusCode()).isEqualTo(200);
        assertThat(new String(xlsx.body(), 0, 2, UTF_8)).isEqualTo("PK");
    }

    @Test
    void takesADirectUploadWithAJapaneseName() throws Exception {
        var key = invitation.path("uploadPrefix").asText() + "第2回/機器 リスト+改.xlsx";

        store(key, form.correct());

        var decided = decided("機器 リスト+改.xlsx");
        assertThat(decided.at("/state/code").asText()).isEqualTo("READY_FOR_REVIEW");
        assertThat(decided.path("vendor").asText()).isEqualTo("7010001008844");
    }

    @Test
    void storesOnlyWhatTheTicketSays() throws Exception {
        var content = form.correct();
        var ticket = vendor.ticket(invitation, "list.xlsx", content);
        var altered = content.clone();
        altered[altered.length / 2] ^= 1;
        var longer = Arrays.copyOf(content, content.length + 1);

        assertThat(vendor.upload(ticket, altered)).as("other bytes").isBetween(400, 403);
        assertThat(vendor.upload(ticket, longer)).as("another length").isBetween(400, 403);
        for (String[] change : new String[][] {
            {"/tickets/t", "/tickets/u"},
            {"X-Amz-Expires=", "X-Amz-Expires=9"},
            {"X-Amz-Signature=", "X-Amz-Signature=0"}
        }) {
            var url = ticket.at("/upload/url").asText().replace(change[0], change[1]);
            assertThat(vendor.upload(withUrl(ticket, url), content))
                    .as(change[1])
                    .isBetween(400, 403);
        }
        assertThat(submissions()).isEmpty();

        assertThat(vendor.upload(ticket, content)).isEqualTo(200);
        assertThat(vendor.upload(ticket, content)).as("used twice").isEqualTo(412);
        decided("list.xlsx");
        assertThat(submissions()).hasSize(1);
    }

    @Test
    void refusesWithReasonsWhatIsNoList() throws Exception {
        var empty = handInDirectly("empty.xlsx", new byte[0]);
        assertThat(reason(empty)).startsWith("F");
        var text = handInDirectly("text.xlsx", "not a workbook".getBytes(UTF_8));
        assertThat(text.at("/state/code").asText()).isEqualTo("REFUSED");
        assertThat(reason(text)).startsWith("F");
        var cut = handInDirectly("cut.xlsx", Arrays.copyOf(form.correct(), 1_000));
        assertThat(reason(cut)).startsWith("F");
        Eventually.holds(() -> assertThat(recipientsAbout(cut)).contains("tanaka@vendor.example.jp"));
    }

    @Test
    void recordsAnUploadUnderATicketNobodyWasGiven() throws Exception {
        store(invitation.path("uploadPrefix").asText() + "tickets/t" + "0".repeat(26), form.correct());

        Eventually.holds(() -> assertThat(submissions())
                .singleElement()
                .satisfies(submission ->
                        assertThat(submission.at("/state/code").asText()).isEqualTo("REFUSED")));
        assertThat(reason(vendor.read(submissions().getFirst().at("/links/self").asText())))
                .isEqualTo("F021");
    }

    @Test
    void recordsWhatLiesElsewhereForReviewersOnly() throws Exception {
        var version = store("elsewhere/list.xlsx", form.correct());
        var id = new ObjectVersion(system.bucket(), "elsewhere/list.xlsx", version, 0, null, Instant.EPOCH)
                .submissionId()
                .value();

        Eventually.holds(() ->
                assertThat(reviewer.get("/submissions/" + id).statusCode()).isEqualTo(200));
        Eventually.holds(
                () -> assertThat(reason(reviewer.read("/submissions/" + id))).isEqualTo("F020"));
        assertThat(vendor.get("/submissions/" + id).statusCode()).isEqualTo(404);
        assertThat(agency.get("/submissions/" + id).statusCode()).isEqualTo(404);
    }

    @Test
    void keepsRivalsApart() throws Exception {
        var decided = handIn("secret.xlsx", form.correct());
        var missing = "/submissions/s" + "0".repeat(26);

        for (String who : List.of("rival", "other-agency")) {
            try (var other = as(who)) {
                var hidden = other.get(decided.at("/links/self").asText());
                var absent = other.get(missing);
                assertThat(hidden.statusCode()).as(who).isEqualTo(404);
                assertThat(hidden.body()).as(who).isEqualTo(absent.body());
                assertThat(hidden.headers().map().keySet())
                        .as(who)
                        .isEqualTo(absent.headers().map().keySet());
                assertThat(other.get(decided.at("/links/findings").asText()).statusCode())
                        .isEqualTo(404);
                assertThat(other.get(procurement.at("/links/self").asText()).statusCode())
                        .isEqualTo(404);
                assertThat(other.readAll("/procurements")).isEmpty();
                assertThat(other.post(
                                        invitation.at("/links/tickets").asText(),
                                        ApiClient.ticketRequest("x.xlsx", new byte[] {1}))
                                .statusCode())
                        .as(who)
                        .isIn(403, 404);
            }
        }
    }

    @Test
    void findsPublishedConcernsInListsAcceptedBeforeAndReleasesAdvice() throws Exception {
        var list = handIn("審査対象.xlsx", form.correct());
        var id = list.path("id").asText();
        var review = "/submissions/" + id + "/review";
        var shown = vendor.get("/submissions/" + id).body();
        var maker = vendor.readAll(list.at("/links/items").asText())
                .getFirst()
                .at("/maker/value")
                .asText();

        var concern = reviewer.create("/concerns", DemoReview.concern(maker, today));
        var self = concern.at("/links/self").asText();
        assertThat(reviewer.readAll(concern.at("/links/dryRun").asText()))
                .extracting(found -> found.path("submissionId").asText())
                .contains(id);
        reviewer.act("POST", self + "/publication", self, DemoReview.nothing());
        Eventually.holds(() -> assertThat(
                        reviewer.read("/submissions/" + id + "/recalls").path("entries"))
                .anySatisfy(recall -> assertThat(recall.path("concernId").asText())
                        .isEqualTo(concern.path("id").asText())));
        var next = handIn("公開後.xlsx", form.correct());
        assertThat(reviewer.readAll(next.at("/links/findings").asText()))
                .extracting(finding -> finding.path("code").asText())
                .contains("R301");
        assertThat(vendor.readAll(next.at("/links/findings").asText()))
                .extracting(finding -> finding.path("code").asText())
                .doesNotContain("R301", "R302", "R303");

        var nextReview = giveOpinions(next, DemoReview.opinion("REPLACEMENT", "代替品への差替を要する。"));
        Eventually.holds(() -> assertThat(waiting()).contains(nextReview + " true"));
        assertThat(agency.get("/reviews").statusCode()).isEqualTo(403);
        assertThat(agency.read(nextReview).path("releases")).isEmpty();
        assertThat(vendor.get(nextReview).statusCode()).isEqualTo(404);
        reviewer.act("POST", nextReview + "/releases", nextReview, DemoReview.nothing());
        assertThat(agency.read(nextReview).at("/releases/0/opinions/0/text").asText())
                .isEqualTo("代替品への差替を要する。");
        Eventually.holds(() -> assertThat(waiting()).doesNotContain(nextReview + " true"));
        assertThat(vendor.get(nextReview).statusCode()).isEqualTo(404);
        assertThat(vendor.get(review).statusCode()).isEqualTo(404);
        assertThat(shown).doesNotContain("R3");
    }

    @Test
    void tellsReviewersAloneOfEarlierAdviceOnTheSameProduct() throws Exception {
        var advised = handIn("助言前.xlsx", form.correct());
        var review = giveOpinions(advised, DemoReview.concernAboutFirstRow("代替品への差替を要する。"));
        reviewer.act("POST", review + "/releases", review, DemoReview.nothing());
        procurement = agency.create("/procurements", Demo.procurement(today));
        invitation = invite(agency, procurement);

        var later = handIn("助言後.xlsx", form.correct());

        assertThat(reviewer.readAll(later.at("/links/findings").asText()))
                .filteredOn(finding -> finding.path("code").asText().equals("R302"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.path("raw").asText()).isEqualTo("MX コアルータ");
                    assertThat(finding.path("ja").asText())
                            .contains(advised.path("id").asText());
                });
        Eventually.holds(() ->
                assertThat(recipientsAbout(later)).contains("chotatsu@agency.example.jp", "nisc@reviewer.example.jp"));
        assertThat(List.of(vendor, agency))
                .allSatisfy(who -> assertThat(shownOf(later, who))
                        .allSatisfy(shown -> assertThat(shown)
                                .doesNotContain(
                                        "R302", "過去に助言", advised.path("id").asText())));
        assertThat(mailsAbout(later))
                .filteredOn(mail -> mail.recipients().contains("chotatsu@agency.example.jp"))
                .isNotEmpty()
                .allSatisfy(mail -> assertThat(mail.text() + mail.html())
                        .doesNotContain("R302", "過去に助言", advised.path("id").asText()));
    }

    @Test
    void letsNobodyInWithoutAGoodToken() throws Exception {
        var claims = Map.of("custom:role", "reviewer", "custom:office", "NISC");
        var later = Instant.now().plusSeconds(600);
        var good = system.issuer().token("r", claims, LocalIssuer.AUDIENCE, later);
        var dot = good.indexOf('.');
        var plain = new PlainJWT(new JWTClaimsSet.Builder()
                        .issuer(system.tokens().toString())
                        .audience(LocalIssuer.AUDIENCE)
                        .expirationTime(Date.from(later))
                        .claim("custom:role", "reviewer")
                        .claim("custom:office", "NISC")
                        .build())
                .serialize();
        assertThat(status("Bearer " + good)).isEqualTo(200);
        assertThat(status("")).as("no token").isEqualTo(401);
        assertThat(status("Bearer " + plain)).as("alg none").isEqualTo(401);
        assertThat(status("Bearer " + good.substring(0, dot + 5) + "A" + good.substring(dot + 6)))
                .as("altered")
                .isEqualTo(401);
        try (var foreign = LocalIssuer.start(0)) {
            assertThat(status("Bearer " + foreign.token("r", claims, LocalIssuer.AUDIENCE, later)))
                    .as("foreign issuer")
                    .isEqualTo(401);
        }
        assertThat(status("Bearer "
                        + system.issuer()
                                .token(
                                        "r",
                                        claims,
                                        LocalIssuer.AUDIENCE,
                                        Instant.now().minusSeconds(5))))
                .as("expired")
                .isEqualTo(401);
        assertThat(status("Bearer " + system.issuer().token("r", Map.of(), LocalIssuer.AUDIENCE, later)))
                .as("no role")
                .isEqualTo(403);
    }

    /** Asks for advice on a list and gives both offices' opinions; returns the path of its review. */
    private String giveOpinions(JsonNode list, JsonNode opinion) {
        var review = "/submissions/" + list.path("id").asText() + "/review";
        agency.create(review, DemoReview.nothing());
        reviewer.act("PUT", review + "/opinion", review, opinion);
        try (var digital = as("second-reviewer")) {
            digital.act("PUT", review + "/opinion", review, DemoReview.opinion("NO_CONCERN", ""));
        }
        return review;
    }

    /** Returns the reviews that wait for advice, each with whether it can be released. */
    private List<String> waiting() {
        return reviewer.readAll("/reviews").stream()
                .map(open -> open.at("/links/review").asText() + " "
                        + open.path("releasable").asText())
                .toList();
    }

    /** Returns all that a list says and leads to, as somebody reads it. */
    private static List<String> shownOf(JsonNode list, ApiClient who) {
        var shown = new ArrayList<String>();
        for (var link : list.path("links")) {
            shown.add(who.get(link.asText()).body());
        }
        assertThat(shown).hasSizeGreaterThan(3);
        return shown;
    }

    private static JsonNode withUrl(JsonNode ticket, String url) {
        var changed = (ObjectNode) ticket.deepCopy();
        ((ObjectNode) changed.path("upload")).put("url", url);
        return changed;
    }

    private int status(String authorization) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(system.api() + "/procurements"));
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        try (var http = HttpClient.newHttpClient()) {
            return http.send(request.build(), BodyHandlers.discarding()).statusCode();
        }
    }
}
