package dev.kikilist.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Somebody who sends whatever requests to the API, and sees every byte of the answers. */
final class Caller implements AutoCloseable {
    private static final int TOO_MANY_REQUESTS = 429;

    private final URI api;
    private final HttpClient http = HttpClient.newHttpClient();

    Caller(URI api) {
        this.api = api;
    }

    /** Sends a request and returns its answer; where too many come at once, it waits as it is told and sends it again. */
    Answer send(String method, String path, Map<String, String> headers, String body) {
        while (true) {
            var answer = sendOnce(method, path, headers, body);
            if (answer.status() != TOO_MANY_REQUESTS) {
                return answer;
            }
            try {
                Thread.sleep(Duration.ofSeconds(
                        Integer.parseInt(answer.singleHeaders().getOrDefault("retry-after", "1"))));
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("stopped", stopped);
            }
        }
    }

    /** Sends a request and returns its answer. */
    Answer sendOnce(String method, String path, Map<String, String> headers, String body) {
        var request = HttpRequest.newBuilder(URI.create(api + path))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        headers.forEach(request::header);
        try {
            var answer = http.send(request.build(), BodyHandlers.ofByteArray());
            var seen = new TreeMap<String, List<String>>(answer.headers().map());
            // When it was answered, and the number that the gateway gives every request.
            seen.remove("date");
            seen.remove("apigw-requestid");
            return new Answer(answer.statusCode(), seen, new String(answer.body(), StandardCharsets.ISO_8859_1));
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped", stopped);
        }
    }

    /**
     * All that the caller sees.
     *
     * @param headers all but those that differ between any two answers
     * @param bytes the body, a character for each byte
     */
    record Answer(int status, Map<String, List<String>> headers, String bytes) {
        /** Returns the body as text. */
        String text() {
            return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        }

        /** Returns the headers as {@code ApiDescription} takes them. */
        Map<String, String> singleHeaders() {
            var single = new TreeMap<String, String>();
            headers.forEach((name, values) -> single.put(name, String.join(",", values)));
            return single;
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
