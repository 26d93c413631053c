package dev.kikilist.lambda.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.kikilist.lambda.Json;
import dev.kikilist.lambda.JsonValue;
import dev.kikilist.lambda.JsonValue.JsonObject;
import dev.kikilist.lambda.JsonWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Calls a function as the gateway does, as one viewer. Every answer is held to the description of the API; an answer
 * that it does not foresee fails the test at once.
 */
public final class HttpCaller {
    private static final ApiDescription API = ApiDescription.ofProject();
    private static final Instant TIME = Instant.parse("2026-06-01T00:00:00Z");
    private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");

    private final RequestStreamHandler handler;
    private final Map<String, String> claims;
    private final Map<String, String> query = new LinkedHashMap<>();
    private final Map<String, String> headers = new LinkedHashMap<>();

    private HttpCaller(RequestStreamHandler handler, Map<String, String> claims) {
        this.handler = handler;
        this.claims = claims;
    }

    /** Returns a caller whose token has {@code claims}. */
    public static HttpCaller with(RequestStreamHandler handler, Map<String, String> claims) {
        return new HttpCaller(handler, claims);
    }

    /** Returns a caller who is an agency. */
    public static HttpCaller agency(RequestStreamHandler handler, String bodyCode) {
        return with(handler, Map.of("sub", "a-1", "custom:role", "agency", "custom:body", bodyCode));
    }

    /** Returns a caller who is a reviewer. */
    public static HttpCaller reviewer(RequestStreamHandler handler, String officeCode) {
        return with(handler, Map.of("sub", "r-1", "custom:role", "reviewer", "custom:office", officeCode));
    }

    /** Returns a caller who is a vendor. */
    public static HttpCaller vendor(RequestStreamHandler handler, String corporateNumber) {
        return with(handler, Map.of("sub", "v-1", "custom:role", "vendor", "custom:corporate_number", corporateNumber));
    }

    /** Returns a caller who has no token. */
    public static HttpCaller anybody(RequestStreamHandler handler) {
        return with(handler, Map.of());
    }

    /** Returns this caller with a query parameter for the calls to come. */
    public HttpCaller query(String name, String value) {
        var more = copy();
        more.query.put(name, value);
        return more;
    }

    /** Returns this caller with a header for the calls to come. */
    public HttpCaller header(String name, String value) {
        var more = copy();
        more.headers.put(name, value);
        return more;
    }

    /** Calls {@code GET}; the values fill the parameters of {@code path} in order. */
    public Answer get(String path, String... values) {
        return call("GET " + path, "", values);
    }

    /** Calls {@code POST} with a JSON body. */
    public Answer post(String path, String body, String... values) {
        return header("content-type", "application/json").call("POST " + path, body, values);
    }

    /** Calls {@code PUT} with a JSON body. */
    public Answer put(String path, String body, String... values) {
        return header("content-type", "application/json").call("PUT " + path, body, values);
    }

    /** Calls a route with a file, which the gateway hands over in base64. */
    public Answer send(String routeKey, byte[] file, String... values) {
        return call(routeKey, Base64.getEncoder().encodeToString(file), true, values);
    }

    /** Calls a route; the values fill the parameters of its path in order. */
    public Answer call(String routeKey, String body, String... values) {
        return call(routeKey, body, false, values);
    }

    private Answer call(String routeKey, String body, boolean encoded, String... values) {
        var invocation = new Invocation();
        var target = new ByteArrayOutputStream();
        var event = event(routeKey, body, encoded, values).getBytes(StandardCharsets.UTF_8);
        try {
            handler.handleRequest(new ByteArrayInputStream(event), target, invocation);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var answer = answer(target.toByteArray(), invocation.log());
        assertThat(API.faults(routeKey, answer.status(), answer.headers(), answer.body()))
                .as("%s answered %s: %s", routeKey, answer.status(), answer.body())
                .isEmpty();
        return answer;
    }

    private HttpCaller copy() {
        var copy = new HttpCaller(handler, claims);
        copy.query.putAll(query);
        copy.headers.putAll(headers);
        return copy;
    }

    private String event(String routeKey, String body, boolean encoded, String... values) {
        var json = JsonWriter.toText()
                .beginObject()
                .field("version", "2.0")
                .field("routeKey", routeKey)
                .beginObject("headers");
        headers.forEach(json::field);
        json.endObject().beginObject("queryStringParameters");
        query.forEach(json::field);
        json.endObject().beginObject("pathParameters");
        var parameters = PARAMETER.matcher(routeKey);
        for (int i = 0; parameters.find(); i++) {
            json.field(parameters.group(1), values[i]);
        }
        json.endObject()
                .beginObject("requestContext")
                .field("requestId", "gateway-1")
                .field("timeEpoch", TIME.toEpochMilli());
        if (!claims.isEmpty()) {
            json.beginObject("authorizer").beginObject("jwt").beginObject("claims");
            claims.forEach(json::field);
            json.endObject().endObject().endObject();
        }
        json.endObject();
        return json.field("body", body)
                .field("isBase64Encoded", encoded)
                .endObject()
                .text();
    }

    private static Answer answer(byte[] written, String log) {
        var answer = Json.parse(written);
        var headers = new TreeMap<String, String>();
        if (answer.at("headers") instanceof JsonObject object) {
            object.members()
                    .forEach((name, value) -> headers.put(name, value.text().orElseThrow()));
        }
        return new Answer(
                Math.toIntExact(answer.at("statusCode").integer().orElseThrow()),
                headers,
                answer.at("body").text().orElseThrow(),
                log);
    }

    /**
     * An answer.
     *
     * @param log what was logged meanwhile
     */
    public record Answer(int status, Map<String, String> headers, String body, String log) {
        /** Returns the body as JSON. */
        public JsonValue json() {
            return Json.parse(body);
        }

        /** Returns all that the caller can tell from the answer. */
        public String seen() {
            return status + " " + headers + " " + body;
        }

        /** Returns the last part of the problem's type. */
        public String problem() {
            var type = json().at("type").text().orElseThrow();
            return type.substring(type.lastIndexOf('/') + 1);
        }
    }
}
