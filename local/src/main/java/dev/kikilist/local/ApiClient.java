package dev.kikilist.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Somebody outside who uses the system by HTTP alone, with the token of one user. */
public final class ApiClient implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int TOO_MANY_REQUESTS = 429;

    private final URI api;
    private final String token;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

    ApiClient(URI api, String token) {
        this.api = api;
        this.token = token;
    }

    /** Fetches a token for a user from the issuer, as everybody can who sits at this machine. */
    public static ApiClient of(URI api, URI tokens, String user) {
        try (var http = HttpClient.newHttpClient()) {
            var answer = send(
                    http,
                    HttpRequest.newBuilder(
                                    tokens.resolve("/token?user=" + URLEncoder.encode(user, StandardCharsets.UTF_8)))
                            .build());
            return new ApiClient(api, expect(200, answer).body());
        }
    }

    /** Asks for a resource. */
    public HttpResponse<String> get(String path) {
        return send(http, request(path).GET().build());
    }

    /** Asks for a resource that must be there. */
    public JsonNode read(String path) {
        return json(expect(200, get(path)));
    }

    /** Returns the entries of all pages of a listing. */
    public List<JsonNode> readAll(String path) {
        var entries = new ArrayList<JsonNode>();
        String cursor = null;
        do {
            var page =
                    read(cursor == null ? path : path + "?cursor=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8));
            page.path("entries").forEach(entries::add);
            cursor = page.path("nextCursor").textValue();
        } while (cursor != null);
        return entries;
    }

    /** Sends a command. */
    public HttpResponse<String> post(String path, JsonNode body) {
        return send(
                http,
                request(path)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body.toString()))
                        .build());
    }

    /** Sends a command once; where too many come at once, that is the answer. */
    public HttpResponse<String> postOnce(String path, JsonNode body) {
        return sendOnce(
                http,
                request(path)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body.toString()))
                        .build());
    }

    /** Sends a command under a key, so that it is carried out once. */
    HttpResponse<String> post(String path, JsonNode body, String key) {
        return send(
                http,
                request(path)
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", key)
                        .POST(BodyPublishers.ofString(body.toString()))
                        .build());
    }

    /** Sends a command that must make something. */
    public JsonNode create(String path, JsonNode body) {
        return json(expect(201, post(path, body)));
    }

    /** Replaces a resource as it stands now. */
    public JsonNode put(String path, JsonNode body) {
        return act("PUT", path, path, body);
    }

    /** Does something with the version of {@code resource} that stands now, as whoever has just read it does. */
    JsonNode act(String method, String path, String resource, JsonNode body) {
        return json(acted(method, path, resource, body));
    }

    /** Starts something that takes time, as {@link #act} does, and returns the path of its progress. */
    String start(String path, String resource, JsonNode body) {
        return acted("POST", path, resource, body)
                .headers()
                .firstValue("location")
                .orElseThrow();
    }

    private HttpResponse<String> acted(String method, String path, String resource, JsonNode body) {
        var version = expect(200, get(resource)).headers().firstValue("etag").orElseThrow();
        var answer = send(
                http,
                request(path)
                        .header("Content-Type", "application/json")
                        .header("If-Match", version)
                        .method(method, BodyPublishers.ofString(body.toString()))
                        .build());
        return expect(answer.statusCode() / 100 == 2 ? answer.statusCode() : 200, answer);
    }

    /** Asks for a ticket for a file. */
    public JsonNode ticket(JsonNode invitation, String fileName, byte[] content) {
        return create(invitation.at("/links/tickets").asText(), ticketRequest(fileName, content));
    }

    /** Returns the announcement of a file, for which a ticket is asked. */
    public static ObjectNode ticketRequest(String fileName, byte[] content) {
        return JSON.createObjectNode()
                .put("fileName", fileName)
                .put("size", content.length)
                .put("sha256", sha256(content));
    }

    /** Uploads by a ticket exactly as it says, without a token; returns the status. */
    public int upload(JsonNode ticket, byte[] content) {
        var request = HttpRequest.newBuilder(URI.create(ticket.at("/upload/url").asText()));
        ticket.at("/upload/headers")
                .properties()
                .forEach(header ->
                        request.header(header.getKey(), header.getValue().asText()));
        return send(http, request.PUT(BodyPublishers.ofByteArray(content)).build())
                .statusCode();
    }

    /** Asks for the address of a submission's annotated workbook. */
    JsonNode annotatedWorkbookLink(String submission) {
        return create("/submissions/" + submission + "/annotated-workbook/links", JSON.createObjectNode());
    }

    /** Fetches from an address that was given out, without a token. */
    HttpResponse<byte[]> download(JsonNode link) {
        try {
            return http.send(
                    HttpRequest.newBuilder(URI.create(link.path("url").asText()))
                            .build(),
                    BodyHandlers.ofByteArray());
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped", stopped);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(api + path))
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", "Bearer " + token);
    }

    /** Sends a request; where too many come at once, it waits as it is told and sends it again. */
    private static HttpResponse<String> send(HttpClient http, HttpRequest request) {
        try {
            while (true) {
                var answer = sendOnce(http, request);
                if (answer.statusCode() != TOO_MANY_REQUESTS) {
                    return answer;
                }
                Thread.sleep(retryAfter(answer));
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped", stopped);
        }
    }

    /** Returns how long an answer asks to wait. */
    public static Duration retryAfter(HttpResponse<?> answer) {
        return Duration.ofSeconds(
                answer.headers().firstValueAsLong("retry-after").orElse(1));
    }

    private static HttpResponse<String> sendOnce(HttpClient http, HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped", stopped);
        }
    }

    private static HttpResponse<String> expect(int status, HttpResponse<String> answer) {
        if (answer.statusCode() != status) {
            throw new IllegalStateException(answer.request().method() + " " + answer.uri() + " answered "
                    + answer.statusCode() + ": " + answer.body());
        }
        return answer;
    }

    private static JsonNode json(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException cause) {
            throw new IllegalStateException(cause);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
