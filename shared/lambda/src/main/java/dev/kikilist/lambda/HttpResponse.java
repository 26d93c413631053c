package dev.kikilist.lambda;

import java.io.OutputStream;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An answer to a request.
 *
 * @param status the status code
 * @param headers the headers, names in lower case, in the order they are sent
 * @param body the body; where {@code base64} is set, its bytes in Base64
 * @param base64 whether the body is other than text
 */
public record HttpResponse(int status, Map<String, String> headers, String body, boolean base64) {
    static final String ETAG = "etag";
    private static final String CACHE_CONTROL = "cache-control";

    public HttpResponse {
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    /** Returns an answer with a JSON document. */
    public static HttpResponse json(int status, String document) {
        return of(status, "application/json; charset=utf-8", document);
    }

    /** Returns an answer with a file that anybody may have and caches may keep. */
    public static HttpResponse file(String contentType, byte[] content) {
        var answer = of(200, contentType, Base64.getEncoder().encodeToString(content));
        return new HttpResponse(answer.status, answer.headers, answer.body, true);
    }

    /**
     * Returns this answer to {@code request} with the tag of what it shows; without its body where the caller has that
     * already. What is no success, or answers no query, has no tag.
     */
    HttpResponse tagged(HttpRequest request) {
        if (status / 100 != 2 || !request.isQuery()) {
            return this;
        }
        var versioned = headers.get(ETAG);
        var tag = versioned == null ? EntityTag.of(body) : new EntityTag(versioned);
        if (!tag.isKnownTo(request)) {
            return with(ETAG, tag.text());
        }
        var kept = new LinkedHashMap<String, String>();
        kept.put(ETAG, tag.text());
        kept.put(CACHE_CONTROL, headers.getOrDefault(CACHE_CONTROL, "no-store"));
        return new HttpResponse(304, kept, "", false);
    }

    /** Returns an answer with a text of another kind, to be kept as the file {@code name}, which is of ASCII letters. */
    public static HttpResponse text(String contentType, String name, String text) {
        return of(200, contentType, text).with("content-disposition", "attachment; filename=\"" + name + "\"");
    }

    /** Returns an answer with records in CSV, which spreadsheets open as UTF-8 because of the mark at its beginning. */
    public static HttpResponse csv(String records) {
        return of(200, "text/csv; charset=utf-8", "\uFEFF" + records);
    }

    /** Returns this answer with the header {@code name}, in lower case, as well. */
    public HttpResponse with(String name, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new HttpResponse(status, more, body, base64);
    }

    /**
     * Returns this answer with an {@code ETag} of the version of what it shows and of its content: what is shown may change
     * without being a new version. {@link HttpRequest#version} reads the version.
     */
    public HttpResponse version(int version) {
        return with(ETAG, EntityTag.of(version, body).text());
    }

    /** Writes the answer in payload format 2.0. */
    public void encode(OutputStream target) {
        var json = JsonWriter.to(target).beginObject().field("statusCode", status);
        json.beginObject("headers");
        headers.forEach(json::field);
        json.endObject();
        json.field("body", body).field("isBase64Encoded", base64).endObject().finish();
    }

    static HttpResponse of(int status, String contentType, String body) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("content-type", contentType);
        // What is answered belongs to one viewer: nothing on the way may keep it or take it for a page.
        headers.put(CACHE_CONTROL, "no-store");
        headers.put("content-security-policy", "default-src 'none'; frame-ancestors 'none'");
        headers.put("referrer-policy", "no-referrer");
        headers.put("strict-transport-security", "max-age=63072000; includeSubDomains");
        headers.put("x-content-type-options", "nosniff");
        return new HttpResponse(status, headers, body, false);
    }
}
