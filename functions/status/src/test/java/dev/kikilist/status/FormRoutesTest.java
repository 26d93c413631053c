package dev.kikilist.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kikilist.lambda.HttpRequest;
import dev.kikilist.lambda.HttpResponse;
import dev.kikilist.lambda.testing.HttpCaller;
import dev.kikilist.policy.Edition;
import dev.kikilist.policy.Editions;
import dev.kikilist.testkit.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Anybody gets the form of the edition that is meant. */
class FormRoutesTest {
    private static final Path FORMS = Path.of("..", "..", "docs", "form");

    private final HttpCaller anybody = HttpCaller.anybody(new World("form").handler());

    static Stream<Edition> editions() {
        return Editions.bundled().all().stream();
    }

    @ParameterizedTest
    @MethodSource("editions")
    void isTheFormThatIsHandedOut(Edition edition) throws IOException {
        var answer =
                anybody.query("startDate", edition.effectiveFrom().toString()).get("/form.xlsx");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers())
                .containsEntry("content-type", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
                .containsEntry("cache-control", "public, max-age=3600")
                .hasEntrySatisfying(
                        "content-disposition",
                        value -> assertThat(value)
                                .contains("filename=\"kikilist-form-" + edition.id() + ".xlsx\"")
                                .contains("filename*=UTF-8''%E6%A9%9F%E5%99%A8"));
        assertThat(Base64.getDecoder().decode(answer.body()))
                .isEqualTo(Files.readAllBytes(FORMS.resolve("kikilist-form-" + edition.id() + ".xlsx")));
    }

    @ParameterizedTest
    @CsvSource({
        "2021-08-31T14:59:59Z, 2021-07-06",
        "2021-08-31T15:00:00Z, 2021-09-01",
        "2026-12-01T00:00:00Z, 2021-09-01"
    })
    void withoutADayItIsTheEditionInForceInJapan(Instant now, String edition) {
        var routes = new FormRoutes(Editions.bundled(), Clock.fixed(now, ZoneOffset.UTC));

        assertThat(edition(routes.show(request(Map.of())))).contains(edition);
    }

    @ParameterizedTest
    @CsvSource({"2021-08-31, 2021-07-06", "2021-09-01, 2021-09-01", "2999-01-01, 2021-09-01", "2018-12-10, 2018-12-10"})
    void withADayItIsTheEditionInForceThen(String startDate, String edition) {
        var answer = anybody.query("startDate", startDate).get("/form.xlsx");

        assertThat(answer.headers().get("content-disposition")).contains(edition);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "2021-02-29", "2021/9/1", "令和3年9月1日", "2021-09-01,2021-09-02", "9999999999-01-01", "../x"})
    void aDayThatIsNoneIsRefused(String startDate) {
        var answer = anybody.query("startDate", startDate).get("/form.xlsx");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.problem()).isEqualTo("malformed-parameter");
        assertThat(answer.body()).contains("not-a-date").contains("startDate");
    }

    @Test
    void beforeTheFirstEditionThereIsNone() {
        var answer = anybody.query("startDate", "2018-12-09").get("/form.xlsx");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("out-of-range").contains("2018-12-10");
    }

    @Test
    void whoHasItIsToldSo() {
        var tag = anybody.get("/form.xlsx").headers().get("etag");

        assertThat(tag).matches("\"[\\w-]{20}\"");
        for (var known : new String[] {tag, "W/" + tag, "\"other\", " + tag, "*"}) {
            var answer = anybody.header("if-none-match", known).get("/form.xlsx");
            assertThat(answer.status()).as(known).isEqualTo(304);
            assertThat(answer.body()).isEmpty();
            assertThat(answer.headers()).containsEntry("etag", tag).containsKey("cache-control");
        }
        assertThat(anybody.header("if-none-match", "\"other\"")
                        .get("/form.xlsx")
                        .status())
                .isEqualTo(200);
        var earlier = anybody.query("startDate", "2019-01-01").get("/form.xlsx");
        assertThat(earlier.headers().get("etag")).isNotEqualTo(tag);
    }

    @Test
    void nothingElseIsOpen() {
        assertThat(anybody.get("/procurements").status()).isEqualTo(403);
    }

    private static String edition(HttpResponse response) {
        return response.headers().getOrDefault("content-disposition", "");
    }

    private static HttpRequest request(Map<String, String> query) {
        return new HttpRequest("", Samples.NOW, "GET /form.xlsx", Map.of(), query, Map.of(), "", "", Map.of());
    }
}
