package dev.kikilist.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kikilist.concern.Concern;
import dev.kikilist.concern.ConcernState;
import dev.kikilist.concern.Recall;
import dev.kikilist.concern.RecallId;
import dev.kikilist.concern.RecallLists;
import dev.kikilist.concern.WatchConcerns;
import dev.kikilist.lambda.testing.HttpCaller;
import dev.kikilist.mention.FindLists;
import dev.kikilist.policy.Editions;
import dev.kikilist.submission.Submission;
import dev.kikilist.submission.SubmissionState;
import dev.kikilist.submission.SubmissionStore.Decision;
import dev.kikilist.testkit.AdjustableClock;
import dev.kikilist.testkit.InMemoryTable;
import dev.kikilist.testkit.Samples;
import dev.kikilist.testkit.Stores;
import dev.kikilist.text.CorporateNumber;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConcernRoutesTest {
    private static final String MENTIONS = "/mentions";
    private static final CorporateNumber NUMBER = new CorporateNumber("7000012050002");

    private final AdjustableClock clock = new AdjustableClock(Samples.NOW);
    private final Stores stores = new InMemoryTable().stores(clock);
    private final Samples samples = new Samples("concern routes");
    private final StatusHandler handler = new StatusHandler(
            stores.procurements(),
            stores.submissions(),
            stores.rows(),
            stores.audit(),
            stores.concerns(),
            stores.mentions(),
            stores.addresses(),
            stores.suppressions(),
            stores.reviews());
    private final HttpCaller reviewer = HttpCaller.reviewer(handler, "NISC");
    private final Submission list = list("株式会社架空ヴェルク", "コアスイッチ", "MX-9100");

    @ParameterizedTest
    @CsvSource({
        "maker, ㈱架空ベルク",
        "maker, 架空ｳﾞｪﾙｸ株式会社",
        "corporateNumber, 7000012050002",
        "corporateNumber, ７０００-０１２０-５０００２",
        "product, ｺｱｽｲｯﾁ",
        "model, ｍｘ－９１００"
    })
    void aListIsFoundHoweverItIsAskedFor(String parameter, String sought) {
        list("別の製造者", "ルータ", "AX-1");

        var answer = reviewer.query(parameter, sought).get(MENTIONS);

        assertThat(answer.status()).isEqualTo(200);
        var found = answer.json().at("entries").elements();
        if (parameter.equals("corporateNumber")) {
            assertThat(found).hasSize(2);
        } else {
            assertThat(found).singleElement().satisfies(entry -> {
                assertThat(entry.at("submissionId").text()).contains(list.id().value());
                assertThat(entry.at("rows").integer()).hasValue(1);
                assertThat(entry.at("body").text()).contains(Samples.BODY.value());
            });
        }
    }

    @Test
    void whatIsSoughtIsSaidOnceAndVisibly() {
        for (var caller : List.of(
                reviewer,
                reviewer.query("maker", "　"),
                reviewer.query("corporateNumber", "1234567890123"),
                reviewer.query("maker", "a").query("model", "b"))) {
            assertThat(caller.get(MENTIONS).status()).isEqualTo(400);
        }
    }

    @Test
    void pagesOfASearchHoldEveryListOnce() {
        for (int i = 0; i < 7; i++) {
            list("架空ヴェルク", "ルータ", "AX-" + i);
        }
        var caller = reviewer.query("maker", "架空ヴェルク").query("limit", "3");

        var first = caller.get(MENTIONS);
        var second = caller.query("cursor", cursor(first)).get(MENTIONS);
        var third = caller.query("cursor", cursor(second)).get(MENTIONS);

        assertThat(Stream.of(first, second, third)
                        .flatMap(answer -> answer.json().at("entries").elements().stream())
                        .map(entry -> entry.at("submissionId").text().orElseThrow()))
                .hasSize(8)
                .doesNotHaveDuplicates();
        assertThat(reviewer.query("maker", "別の製造者")
                        .query("cursor", cursor(first))
                        .get(MENTIONS)
                        .status())
                .as("a cursor of another search")
                .isEqualTo(400);
    }

    @Test
    void anEntryIsShownWithItsHistoryItsDryRunAndItsRecall() {
        var draft = stores.concerns().store(samples.concern(Samples.terms("架空ヴェルク"), Samples.NOW), null);
        var id = draft.id().value();
        assertThat(reviewer.get("/concerns/{concernId}", id).headers().get("etag"))
                .startsWith("\"1-");
        assertThat(ids(reviewer.get("/concerns/{concernId}/dry-run", id)))
                .containsExactly(list.id().value());

        var recall = publish(draft);
        assertThat(reviewer.get("/recalls/{recallId}", recall.value())
                        .json()
                        .at("state")
                        .text())
                .contains("RUNNING");
        new RecallLists(
                        stores.concerns(),
                        new FindLists(stores.mentions(), stores.submissions(), stores.rows()),
                        Editions.bundled(),
                        clock)
                .carryOn(() -> true);

        var done = reviewer.get("/recalls/{recallId}", recall.value()).json();
        assertThat(done.at("state").text()).contains("DONE");
        assertThat(done.at("lists").integer()).hasValue(1);
        assertThat(ids(reviewer.get("/recalls/{recallId}/lists", recall.value())))
                .containsExactly(list.id().value());
        assertThat(ids(reviewer.get(
                        "/submissions/{submissionId}/recalls", list.id().value())))
                .containsExactly(list.id().value());
        assertThat(reviewer.get("/concerns/{concernId}/versions", id)
                        .json()
                        .at("entries")
                        .elements())
                .hasSize(2);
        assertThat(reviewer.get("/concerns").json().at("entries").elements()).hasSize(1);
    }

    @Test
    void toOthersNoneOfItExists() {
        var draft = stores.concerns().store(samples.concern(Samples.terms("架空ヴェルク"), Samples.NOW), null);
        var recall = publish(draft);
        for (var stranger : List.of(
                HttpCaller.agency(handler, Samples.BODY.value()),
                HttpCaller.vendor(handler, Samples.owner(list).vendor().value()))) {
            assertThat(stranger.get("/concerns").status()).isEqualTo(403);
            assertThat(stranger.query("maker", "架空ヴェルク").get(MENTIONS).seen())
                    .isEqualTo(stranger.query("maker", "だれも書かない").get(MENTIONS).seen());
            Map.of(
                            "/concerns/{concernId}", draft.id().value(),
                            "/concerns/{concernId}/versions", draft.id().value(),
                            "/concerns/{concernId}/dry-run", draft.id().value(),
                            "/recalls/{recallId}", recall.value(),
                            "/recalls/{recallId}/lists", recall.value(),
                            "/submissions/{submissionId}/recalls", list.id().value(),
                            "/submissions/{submissionId}/review", list.id().value())
                    .forEach((route, id) -> assertThat(stranger.get(route, id).seen())
                            .isEqualTo(stranger.get(route, samples.id(id.charAt(0)))
                                    .seen()));
            assertThat(stranger.get("/advice-statistics/{fiscalYear}", "2026").status())
                    .isEqualTo(403);
        }
    }

    @Test
    void theStatisticsSayWhatTheyCount() {
        var answer = reviewer.get("/advice-statistics/{fiscalYear}", "2026");
        assertThat(answer.json().at("total").at("lists").integer()).hasValue(0);
        assertThat(answer.json().at("definition").at("ja").text().orElseThrow()).contains("1件と数える");
        var csv = reviewer.get("/advice-statistics/{fiscalYear}/csv", "2026");
        assertThat(csv.headers().get("content-type")).startsWith("text/csv");
        assertThat(csv.body().lines()).allMatch(line -> line.split(",", -1).length == 5);
        assertThat(csv.body()).contains("定義,").contains("合計,,0,0,0");
        var xlsx = reviewer.get("/advice-statistics/{fiscalYear}/xlsx", "2026");
        assertThat(xlsx.headers().get("content-type"))
                .isEqualTo("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        assertThat(xlsx.headers().get("content-disposition")).contains("filename=\"advice-statistics-2026.xlsx\"");
        assertThat(Base64.getDecoder().decode(xlsx.body())).startsWith('P', 'K');
        assertThat(reviewer.get("/advice-statistics/{fiscalYear}", "26").status())
                .isEqualTo(404);
    }

    private RecallId publish(Concern draft) {
        var published = draft.next(ConcernState.PUBLISHED, draft.terms(), draft.changedBy(), Samples.NOW);
        var id = RecallId.of(published.id(), published.version());
        stores.concerns().store(published, Recall.of(published));
        return id;
    }

    private Submission list(String maker, String product, String model) {
        var invitation = stores.procurements()
                .create(samples.invitation(stores.procurements().create(samples.procurement())));
        var received = Samples.begin(stores.submissions(), samples.received(invitation, clock.instant()));
        var item = Samples.item(1, maker, NUMBER, product, model);
        var watch = new WatchConcerns(stores.concerns(), stores.mentions(), stores.reviews())
                .watch(Samples.lease(received), Samples.owner(received), received.receivedAt(), Samples.START);
        watch.item(item);
        watch.finish();
        var writer = stores.rows().write(Samples.lease(received));
        writer.item(item);
        var decided = received.decided(
                SubmissionState.READY_FOR_REVIEW, 1, clock.instant(), Samples.reading(writer.finish(List.of())), null);
        stores.submissions()
                .record(new Decision(
                        decided, Samples.lease(decided), invitation, Samples.current(decided), null, List.of()));
        return decided;
    }

    private static String cursor(HttpCaller.Answer answer) {
        return answer.json().at("nextCursor").text().orElseThrow();
    }

    private static List<String> ids(HttpCaller.Answer answer) {
        return answer.json().at("entries").elements().stream()
                .map(entry -> entry.at("submissionId").text().orElseThrow())
                .toList();
    }
}
