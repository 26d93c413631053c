package dev.kikilist.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kikilist.lambda.testing.HttpCaller;
import dev.kikilist.submission.Submission;
import dev.kikilist.submission.SubmissionId;
import dev.kikilist.submission.SubmissionState;
import dev.kikilist.submission.SubmissionStore.Decision;
import dev.kikilist.testkit.AdjustableClock;
import dev.kikilist.testkit.InMemoryTable;
import dev.kikilist.testkit.Samples;
import dev.kikilist.testkit.Stores;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReviewCommandsTest {
    private static final String REVIEW = "/submissions/{submissionId}/review";
    private static final String OPINION = REVIEW + "/opinion";
    private static final String CONCERN = """
        {"kind": "REPLACEMENT", "text": "差替を要する。", "items": [{"position": 1, "kind": "RISK_REDUCTION", "text": "設定"}]}
        """;
    private static final String NO_CONCERN = "{\"kind\": \"NO_CONCERN\"}";

    private final AdjustableClock clock = new AdjustableClock(Samples.NOW);
    private final Stores stores = new InMemoryTable().stores(clock);
    private final DeskHandler handler = Desks.over(stores, clock);
    private final Samples samples = new Samples("review commands");
    private final String list = ready().id().value();
    private final HttpCaller agency = HttpCaller.agency(handler, Samples.BODY.value());
    private final HttpCaller nisc = reviewer("NISC", "n-1");
    private final HttpCaller niscSecond = reviewer("NISC", "n-2");
    private final HttpCaller digital = reviewer("DIGITAL", "d-1");

    @Test
    void aReviewGoesFromTheRequestToTheVendorsNotice() {
        var requested = agency.call("POST " + REVIEW, "", list);
        assertThat(requested.status()).isEqualTo(201);
        assertThat(requested.headers())
                .hasEntrySatisfying("etag", tag -> assertThat(tag).startsWith("\"1-"))
                .containsEntry("location", "/submissions/" + list + "/review");

        var given = nisc.header("if-match", "\"1\"").put(OPINION, CONCERN, list);
        assertThat(given.status()).isEqualTo(200);
        assertThat(given.headers())
                .hasEntrySatisfying("etag", tag -> assertThat(tag).startsWith("\"2-"));
        assertThat(digital.header("if-match", "\"1\"")
                        .put(OPINION, NO_CONCERN, list)
                        .problem())
                .isEqualTo("changed-meanwhile");
        digital.header("if-match", "\"2\"").put(OPINION, NO_CONCERN, list);

        var asked =
                digital.header("if-match", "\"3\"").post(REVIEW + "/inquiries", "{\"question\": \"保守の体制は?\"}", list);
        assertThat(asked.status()).isEqualTo(201);
        var answered = agency.header("if-match", "\"2\"")
                .put(REVIEW + "/inquiries/{inquiryNumber}/answer", "{\"answer\": \"国内です。\"}", list, "1");
        assertThat(answered.status()).isEqualTo(200);
        assertThat(answered.headers())
                .as("the agency counts what it sees")
                .hasEntrySatisfying("etag", tag -> assertThat(tag).startsWith("\"3-"));

        var released = nisc.header("if-match", "\"5\"").call("POST " + REVIEW + "/releases", "", list);
        assertThat(released.status()).isEqualTo(201);
        var told =
                agency.header("if-match", "\"4\"").put(REVIEW + "/vendor-notice", "{\"text\": \"差替をご検討ください。\"}", list);
        assertThat(told.status()).isEqualTo(200);
        assertThat(told.json().at("vendorNotice").at("text").text()).contains("差替をご検討ください。");
        assertThat(told.body()).doesNotContain("n-1").doesNotContain("d-1");
        assertThat(told.json().at("releases").elements()).hasSize(1);
    }

    @Test
    void aStepThatIsRepeatedUnderItsKeyIsTakenOnceAndAnsweredAlike() {
        agency.call("POST " + REVIEW, "", list);
        var question = "{\"question\": \"保守の体制は?\"}";
        var keyed = nisc.header("if-match", "\"1\"").header("idempotency-key", "ask-1");
        var first = keyed.post(REVIEW + "/inquiries", question, list);
        digital.header("if-match", "\"2\"").put(OPINION, NO_CONCERN, list);

        var again = keyed.post(REVIEW + "/inquiries", question, list);
        var readAgain = nisc.header("if-match", "\"3\"")
                .header("idempotency-key", "ask-1")
                .post(REVIEW + "/inquiries", question, list);

        assertThat(first.status()).isEqualTo(201);
        assertThat(again.seen()).isEqualTo(first.seen());
        assertThat(readAgain.seen()).isEqualTo(first.seen());
        assertThat(stores.reviews().find(new SubmissionId(list)).orElseThrow().inquiries())
                .hasSize(1);
        assertThat(keyed.post(REVIEW + "/inquiries", "{\"question\": \"別の質問\"}", list)
                        .problem())
                .isEqualTo("idempotency-key-reused");
        assertThat(keyed.call("POST " + REVIEW + "/releases", "", list).problem())
                .as("another route")
                .isEqualTo("idempotency-key-reused");
        assertThat(niscSecond
                        .header("if-match", "\"3\"")
                        .header("idempotency-key", "ask-1")
                        .post(REVIEW + "/inquiries", question, list)
                        .json()
                        .at("inquiries")
                        .elements())
                .as("a colleague's key is another")
                .hasSize(2);
    }

    @Test
    void whatWasRefusedDoesNotUseAKeyUp() {
        agency.call("POST " + REVIEW, "", list);
        var keyed = nisc.header("idempotency-key", "ask-1");
        var late = keyed.header("if-match", "\"7\"");

        assertThat(late.post(REVIEW + "/inquiries", "{\"question\": \"一つ目\"}", list)
                        .status())
                .isEqualTo(412);
        assertThat(keyed.post(REVIEW + "/inquiries", "{\"question\": \"一つ目\"}", list)
                        .status())
                .isEqualTo(428);

        assertThat(keyed.header("if-match", "\"1\"")
                        .post(REVIEW + "/inquiries", "{\"question\": \"二つ目\"}", list)
                        .status())
                .isEqualTo(201);
    }

    @Test
    void aConcernIsDroppedByASecondReviewer() {
        agency.call("POST " + REVIEW, "", list);
        nisc.header("if-match", "\"1\"").put(OPINION, CONCERN, list);
        nisc.header("if-match", "\"2\"").put(OPINION, NO_CONCERN, list);

        var confirming = "POST " + OPINION + "/confirmation";
        assertThat(nisc.header("if-match", "\"3\"").call(confirming, "", list).problem())
                .isEqualTo("second-reviewer-needed");
        assertThat(niscSecond
                        .header("if-match", "\"3\"")
                        .call(confirming, "", list)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void theRequestCanBeTakenBack() {
        agency.call("POST " + REVIEW, "", list);

        var withdrawn = agency.header("if-match", "\"1\"").call("POST " + REVIEW + "/withdrawal", "", list);

        assertThat(withdrawn.json().at("state").text()).contains("WITHDRAWN");
        assertThat(nisc.header("if-match", "\"2\"")
                        .put(OPINION, NO_CONCERN, list)
                        .problem())
                .isEqualTo("not-in-this-state");
    }

    @Test
    void faultsNameTheirPlace() {
        agency.call("POST " + REVIEW, "", list);

        var answer = nisc.header("if-match", "\"1\"")
                .put(
                        OPINION,
                        "{\"kind\": \"REPLACEMENT\", \"items\": [{\"position\": 9, \"kind\": \"x\", \"y\": 1}]}",
                        list);

        assertThat(answer.json().at("errors").elements())
                .extracting(error -> error.at("pointer").text().orElse("?"))
                .containsExactly("/text", "/items/0/kind", "/items/0/position", "/items/0/y");
    }

    @Test
    void everybodyElseIsAnsweredAsIfThereWereNothing() {
        agency.call("POST " + REVIEW, "", list);
        var missing = samples.id('s');
        var other = HttpCaller.agency(handler, Samples.OTHER_BODY.value()).header("if-match", "\"1\"");
        var vendor = HttpCaller.vendor(handler, "7010001008844").header("if-match", "\"1\"");
        for (var stranger : List.of(other, vendor)) {
            for (var route :
                    List.of("POST " + REVIEW, "POST " + REVIEW + "/withdrawal", "POST " + REVIEW + "/releases")) {
                assertThat(stranger.call(route, "", list).seen())
                        .isEqualTo(stranger.call(route, "", missing).seen());
            }
            assertThat(stranger.put(REVIEW + "/vendor-notice", "{\"text\": \"x\"}", list)
                            .seen())
                    .isEqualTo(stranger.put(REVIEW + "/vendor-notice", "{\"text\": \"x\"}", missing)
                            .seen());
        }
        assertThat(agency.call("POST " + REVIEW, "", missing).status()).isEqualTo(404);
        assertThat(agency.put(OPINION, NO_CONCERN, list).problem()).isEqualTo("version-required");
    }

    private HttpCaller reviewer(String office, String account) {
        return HttpCaller.with(handler, Map.of("sub", account, "custom:role", "reviewer", "custom:office", office));
    }

    private Submission ready() {
        var invitation = stores.procurements()
                .create(samples.invitation(stores.procurements().create(samples.procurement())));
        var received = Samples.begin(stores.submissions(), samples.received(invitation));
        var writer = stores.rows().write(Samples.lease(received));
        writer.item(Samples.item(1));
        writer.item(Samples.item(2));
        var decided = received.decided(
                SubmissionState.READY_FOR_REVIEW, 1, Samples.NOW, Samples.reading(writer.finish(List.of())), null);
        stores.submissions()
                .record(new Decision(
                        decided, Samples.lease(decided), invitation, Samples.current(decided), null, List.of()));
        return decided;
    }
}
