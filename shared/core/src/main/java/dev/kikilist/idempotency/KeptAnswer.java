package dev.kikilist.idempotency;

import java.util.Map;

/**
 * The answer that a request got, and that its repetitions get.
 *
 * @param status the status code
 * @param headers the headers
 * @param body the body
 */
public record KeptAnswer(int status, Map<String, String> headers, String body) {
    public KeptAnswer {
        headers = Map.copyOf(headers);
    }
}
