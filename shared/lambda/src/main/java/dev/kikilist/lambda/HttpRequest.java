package dev.kikilist.lambda;

import dev.kikilist.lambda.JsonValue.JsonObject;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A request as API Gateway hands it over (HTTP API, payload format 2.0), as far as it is used here.
 *
 * @param id the gateway's id of the request, empty when it gave none
 * @param time when the gateway took it
 * @param routeKey the route of the API that matched, such as {@code GET /procurements/{procurementId}}
 * @param path the path parameters, decoded
 * @param query the query parameters, decoded; several of one name are joined by commas
 * @param headers the headers, names in lower case
 * @param body the body, empty when there is none; null when its bytes are no UTF-8
 * @param encoded the bytes of the body in base64 where the gateway took it for no text; empty otherwise
 * @param claims the claims of the token that the gateway's authorizer verified; empty when it did not
 */
public record HttpRequest(
        String id,
        Instant time,
        String routeKey,
        Map<String, String> path,
        Map<String, String> query,
        Map<String, String> headers,
        @Nullable String body,
        String encoded,
        Map<String, String> claims) {
    /** The most bytes that a body may have. */
    public static final int LARGEST_BODY = 64 * 1024;

    /** A version, and what tells contents of one version apart: a decision is held against the version alone. */
    private static final Pattern VERSION = Pattern.compile("\"([0-9]{1,9})(?:-[A-Za-z0-9_-]{1,64})?\"");

    /**
     * Reads the event of an invocation.
     *
     * @throws Json.MalformedJsonException when it is no JSON
     */
    public static HttpRequest decode(InputStream event) {
        var document = Json.parse(event);
        var context = document.at("requestContext");
        return new HttpRequest(
                context.at("requestId").text().orElse(""),
                Instant.ofEpochMilli(context.at("timeEpoch").integer().orElse(0)),
                document.at("routeKey").text().orElse(""),
                texts(document.at("pathParameters")),
                texts(document.at("queryStringParameters")),
                lowerCased(texts(document.at("headers"))),
                body(document),
                isEncoded(document) ? document.at("body").text().orElse("") : "",
                texts(context.at("authorizer").at("jwt").at("claims")));
    }

    /**
     * Returns the path parameter {@code name}, which the route has.
     *
     * @throws IllegalStateException when the route has none of this name
     */
    public String pathParameter(String name) {
        var value = path.get(name);
        if (value == null) {
            throw new IllegalStateException("the route has no parameter " + name);
        }
        return value;
    }

    /** Returns the query parameter {@code name}; empty when it was not given. */
    public Optional<String> queryParameter(String name) {
        return Optional.ofNullable(query.get(name));
    }

    /** Returns the header {@code name}, which is in lower case; empty when it was not sent. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /**
     * Returns the JSON object that the body is.
     *
     * @throws RefusedException when it is none, has another media type or more than {@value #LARGEST_BODY} bytes
     */
    public JsonObject jsonBody() {
        if (body != null && body.getBytes(StandardCharsets.UTF_8).length > LARGEST_BODY) {
            throw new RefusedException(Problem.of(Problem.Type.BODY_TOO_LARGE));
        }
        if (!isJson(header("content-type").orElse(""))) {
            throw new RefusedException(Problem.of(Problem.Type.UNSUPPORTED_MEDIA_TYPE));
        }
        try {
            if (body != null && Json.parse(body) instanceof JsonObject object) {
                return object;
            }
        } catch (Json.MalformedJsonException e) {
            throw new RefusedException(Problem.of(Problem.Type.MALFORMED_BODY));
        }
        throw new RefusedException(Problem.of(Problem.Type.MALFORMED_BODY));
    }

    /** Returns whether the request only asks, and changes nothing. */
    public boolean isQuery() {
        return routeKey.startsWith("GET ");
    }

    /**
     * Returns the version that the header {@code If-Match} names, as {@link HttpResponse#version} gave it out.
     *
     * @throws RefusedException when it is not sent; a text that was never given out names version 0, which nothing has
     */
    public int version() {
        var header = header("if-match")
                .orElseThrow(() -> new RefusedException(Problem.of(Problem.Type.VERSION_REQUIRED)))
                .strip();
        var named = VERSION.matcher(header);
        return named.matches() ? Integer.parseInt(named.group(1)) : 0;
    }

    /**
     * Returns the text that the body is, of media type {@code text/csv}.
     *
     * @throws RefusedException when it has another media type, is no UTF-8, or has more than {@value #LARGEST_BODY} bytes
     */
    public String csvBody() {
        if (body != null && body.getBytes(StandardCharsets.UTF_8).length > LARGEST_BODY) {
            throw new RefusedException(Problem.of(Problem.Type.BODY_TOO_LARGE));
        }
        if (!mediaType(header("content-type").orElse("")).equalsIgnoreCase("text/csv")) {
            throw new RefusedException(Problem.of(Problem.Type.UNSUPPORTED_MEDIA_TYPE));
        }
        if (body == null) {
            throw new RefusedException(Problem.of(Problem.Type.MALFORMED_BODY));
        }
        return body;
    }

    /** Returns whether the body says that it is of {@code mediaType}. */
    public boolean isOf(String mediaType) {
        return mediaType(header("content-type").orElse("")).equalsIgnoreCase(mediaType);
    }

    /**
     * Returns the bytes of the file that the body is.
     *
     * @throws RefusedException when it is none, or has more than {@code most} bytes
     */
    public byte[] fileBody(int most) {
        // Four letters stand for three bytes.
        if (encoded.length() / 4 * 3 > most + 2) {
            throw new RefusedException(Problem.of(Problem.Type.BODY_TOO_LARGE));
        }
        if (encoded.isEmpty()) {
            throw new RefusedException(Problem.of(Problem.Type.MALFORMED_BODY));
        }
        return Base64.getDecoder().decode(encoded);
    }

    private static boolean isJson(String contentType) {
        return mediaType(contentType).equalsIgnoreCase("application/json");
    }

    private static String mediaType(String contentType) {
        int end = contentType.indexOf(';');
        return (end < 0 ? contentType : contentType.substring(0, end)).strip();
    }

    private static @Nullable String body(JsonValue document) {
        var text = document.at("body").text().orElse("");
        if (!isEncoded(document)) {
            return text;
        }
        try {
            var bytes = ByteBuffer.wrap(Base64.getDecoder().decode(text));
            return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    private static boolean isEncoded(JsonValue document) {
        return document.at("isBase64Encoded") == JsonValue.Literal.TRUE;
    }

    private static Map<String, String> texts(JsonValue object) {
        Map<String, String> texts = new LinkedHashMap<>();
        if (object instanceof JsonObject members) {
            members.members().forEach((name, value) -> value.text().ifPresent(text -> texts.put(name, text)));
        }
        return texts;
    }

    private static Map<String, String> lowerCased(Map<String, String> headers) {
        Map<String, String> lowerCased = new LinkedHashMap<>();
        headers.forEach((name, value) -> lowerCased.put(name.toLowerCase(Locale.ROOT), value));
        return lowerCased;
    }
}
