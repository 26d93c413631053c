package dev.kikilist.lambda;

import java.io.OutputStream;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An answer to a request.
 *
 * @param status the status code
 * @param headers the headers, names in lower case, in the order they are sent
 * @param body the body
 */
public record HttpResponse(int status, Map<String, String> headers, String body) {
    public HttpResponse {
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    /** Returns an answer with a JSON document. */
    public static HttpResponse json(int status, String document) {
        return of(status, "application/json; charset=utf-8", document);
    }

    /** Returns this answer with the header {@code name}, in lower case, as well. */
    public HttpResponse with(String name, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new HttpResponse(status, more, body);
    }

    /** Writes the answer in payload format 2.0. */
    public void encode(OutputStream target) {
        var json = JsonWriter.to(target).beginObject().field("statusCode", status);
        json.beginObject("headers");
        headers.forEach(json::field);
        json.endObject();
        json.field("body", body).field("isBase64Encoded", false).endObject().finish();
    }

    static HttpResponse of(int status, String contentType, String body) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("content-type", contentType);
        // What is answered belongs to one viewer: nothing on the way may keep it or take it for a page.
        headers.put("cache-control", "no-store");
        headers.put("content-security-policy", "default-src 'none'; frame-ancestors 'none'");
        headers.put("referrer-policy", "no-referrer");
        headers.put("strict-transport-security", "max-age=63072000; includeSubDomains");
        headers.put("x-content-type-options", "nosniff");
        return new HttpResponse(status, headers, body);
    }
}
