package dev.kikilist.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kikilist.lambda.testing.Invocation;
import dev.kikilist.paging.MalformedPositionException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpHandlerTest {
    private String log = "";
    private final HttpHandler handler = new HttpHandler(
            "status",
            Map.of(
                    "GET /greeting/{name}",
                    (request, viewer) -> HttpResponse.json(
                            200,
                            JsonWriter.toText()
                                    .beginObject()
                                    .field("hello", request.pathParameter("name"))
                                    .field("to", viewer.reference())
                                    .endObject()
                                    .text()),
                    "POST /echo",
                    (request, viewer) -> HttpResponse.json(
                            201, JsonWriter.toText().value(request.jsonBody()).text()),
                    "GET /outage",
                    (request, viewer) -> {
                        throw new UncheckedIOException(new ConnectException("db.internal:8000 refused"));
                    },
                    "GET /fault",
                    (request, viewer) -> {
                        throw new IllegalStateException("row of taro@example.jp");
                    },
                    "GET /position",
                    (request, viewer) -> {
                        throw new MalformedPositionException("not mine");
                    }),
            UncheckedIOException.class::isInstance);

    @Test
    void aRouteIsAnsweredToTheViewerThatTheClaimsName() {
        var answer = call(event("GET /greeting/{name}", """
                "pathParameters": {"name": "機器 リスト"},"""));

        assertThat(answer.at("statusCode").integer()).hasValue(200);
        assertThat(answer.at("isBase64Encoded")).isEqualTo(JsonValue.Literal.FALSE);
        assertThat(answer.at("body").text()).contains("{\"hello\":\"機器 リスト\",\"to\":\"agency:GOV-009\"}");
    }

    @Test
    void everyAnswerForbidsKeepingItAndTakingItForAPage() {
        for (var route : new String[] {"GET /greeting/{name}", "GET /nowhere", "GET /outage", "POST /echo"}) {
            var headers = call(event(route, "")).at("headers");

            assertThat(headers.at("cache-control").text()).contains("no-store");
            assertThat(headers.at("x-content-type-options").text()).contains("nosniff");
            assertThat(headers.at("content-security-policy").text()).isPresent();
            assertThat(headers.at("strict-transport-security").text()).isPresent();
        }
    }

    @Test
    void anUnknownRouteIsNotFound() {
        assertProblem(call(event("GET /nowhere", "")), 404, "not-found");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"jwt\": {}}",
                "{\"jwt\": {\"claims\": {}}}",
                "{\"jwt\": {\"claims\": {\"custom:role\": \"operator\"}}}",
                "{\"jwt\": {\"claims\": {\"custom:role\": \"agency\"}}}",
                "{\"jwt\": {\"claims\": {\"custom:role\": [\"agency\"], \"custom:body\": \"GOV-009\"}}}",
                "{\"lambda\": {\"custom:role\": \"agency\", \"custom:body\": \"GOV-009\"}}"
            })
    void whoeverTheClaimsDoNotNameIsNotPermitted(String authorizer) {
        var event = "{\"routeKey\": \"GET /greeting/{name}\", \"pathParameters\": {\"name\": \"a\"},"
                + "\"headers\": {\"custom:role\": \"agency\", \"custom:body\": \"GOV-009\"},"
                + "\"requestContext\": {\"authorizer\": " + authorizer + "}}";

        assertProblem(call(event), 403, "not-permitted");
    }

    @Test
    void anOutageAsksToTryAgainAndIsNeverAnsweredAsMissing() {
        var answer = call(event("GET /outage", ""));

        assertProblem(answer, 503, "unavailable");
        assertThat(answer.at("headers").at("retry-after").text()).contains("5");
        assertThat(answer.at("body").text().orElseThrow()).doesNotContain("db.internal");
        assertThat(log).contains("java.net.ConnectException").doesNotContain("db.internal");
    }

    @Test
    void anUnexpectedFailureShowsACorrelationIdAndNothingOfTheInside() {
        var answer = call(event("GET /fault", ""));

        assertProblem(answer, 500, "internal");
        var body = answer.at("body").text().orElseThrow();
        assertThat(Json.parse(body).at("correlationId").text()).contains("aws-request-1");
        assertThat(body).doesNotContain("taro").doesNotContain("IllegalState").doesNotContain("dev.kikilist.lambda");
        assertThat(log)
                .contains("\"requestId\":\"aws-request-1\"")
                .contains("\"Name\":\"HttpFailures\"")
                .doesNotContain("taro");
    }

    @Test
    void anEventThatIsNoRequestIsAFailureOfOurs() {
        assertProblem(call("{\"Records\": [}"), 500, "internal");
    }

    @Test
    void aPositionThatTheStoreDoesNotKnowIsAMalformedCursor() {
        var answer = call(event("GET /position", ""));

        assertProblem(answer, 400, "malformed-parameter");
        assertThat(Json.parse(answer.at("body").text().orElseThrow())
                        .at("errors")
                        .elements()
                        .getFirst()
                        .at("parameter")
                        .text())
                .contains("cursor");
    }

    @Test
    void aBodyIsTakenPlainOrInBase64() {
        var json = "{\"title\":\"調達\"}";
        var base64 = Base64.getEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8));

        for (var sent : new String[] {
            "\"body\": \"{\\\"title\\\":\\\"調達\\\"}\",", "\"body\": \"" + base64 + "\", \"isBase64Encoded\": true,"
        }) {
            var answer = call(event("POST /echo", sent + "\"headers\": {\"Content-Type\": \"application/json\"},"));

            assertThat(answer.at("statusCode").integer()).hasValue(201);
            assertThat(answer.at("body").text()).contains(json);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "\\\"text\\\"", "{} {}", "{\\\"a\\\":1,\\\"a\\\":2}"})
    void aBodyThatIsNoObjectIsRefused(String body) {
        assertProblem(call(event("POST /echo", "\"body\": \"" + body + "\"," + JSON)), 400, "malformed-body");
    }

    @Test
    void aBodyThatIsNoUtf8IsRefused() {
        var base64 = Base64.getEncoder().encodeToString("{\"a\":\"機器\"}".getBytes(Charset.forName("windows-31j")));

        assertProblem(
                call(event("POST /echo", "\"body\": \"" + base64 + "\", \"isBase64Encoded\": true," + JSON)),
                400,
                "malformed-body");
    }

    @Test
    void aBodyOfMoreThan64KibibytesIsRefused() {
        var fits = "{\\\"a\\\":\\\"" + "a".repeat(65_536 - 8) + "\\\"}";
        var tooLarge = "{\\\"a\\\":\\\"" + "a".repeat(65_536 - 10) + "機\\\"}";

        assertThat(call(event("POST /echo", "\"body\": \"" + fits + "\"," + JSON))
                        .at("statusCode")
                        .integer())
                .hasValue(201);
        assertProblem(call(event("POST /echo", "\"body\": \"" + tooLarge + "\"," + JSON)), 413, "body-too-large");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "application/jsonp", ""})
    void aBodyOfAnotherMediaTypeIsRefused(String contentType) {
        assertProblem(
                call(event(
                        "POST /echo", "\"body\": \"{}\", \"headers\": {\"content-type\": \"" + contentType + "\"},")),
                415,
                "unsupported-media-type");
    }

    @Test
    void theMediaTypeMayNameItsCharset() {
        var answer = call(event(
                "POST /echo",
                "\"body\": \"{}\", \"headers\": {\"content-type\": \"Application/JSON; charset=utf-8\"},"));

        assertThat(answer.at("statusCode").integer()).hasValue(201);
    }

    @Test
    void everyRequestIsOneLineOfTheLog() {
        call(event("GET /greeting/{name}", "\"pathParameters\": {\"name\": \"taro@example.jp\"},"));

        var line = Json.parse(log);
        assertThat(line.at("route").text()).contains("GET:/greeting/{name}");
        assertThat(line.at("status").integer()).hasValue(200);
        assertThat(line.at("viewer").text()).contains("agency:GOV-009");
        assertThat(line.at("answeringMilliseconds").integer()).isPresent();
        assertThat(log).doesNotContain("taro");
    }

    private static final String JSON = "\"headers\": {\"content-type\": \"application/json\"},";

    private static String event(String route, String more) {
        return "{\"routeKey\": \"" + route + "\", " + more + """
                "requestContext": {
                  "requestId": "gateway-1",
                  "authorizer": {"jwt": {"claims": {"custom:role": "agency", "custom:body": "GOV-009"}}}
                }}""";
    }

    private static void assertProblem(JsonValue answer, int status, String slug) {
        assertThat(answer.at("statusCode").integer()).hasValue(status);
        assertThat(answer.at("headers").at("content-type").text()).contains("application/problem+json; charset=utf-8");
        var problem = Json.parse(answer.at("body").text().orElseThrow());
        assertThat(problem.at("type").text()).contains("https://kikilist.dev/problems/" + slug);
        assertThat(problem.at("status").integer()).hasValue(status);
        assertThat(problem.at("title").text().orElseThrow()).isNotBlank();
        assertThat(problem.at("titleJa").text().orElseThrow()).matches(".*[ぁ-ん].*");
        assertThat(problem.at("detailJa").text().orElseThrow()).matches(".*[ぁ-ん].*");
    }

    private JsonValue call(String event) {
        var invocation = new Invocation();
        var target = new ByteArrayOutputStream();
        handler.handle(new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)), target, invocation);
        log = invocation.log();
        return Json.parse(target.toByteArray());
    }
}
