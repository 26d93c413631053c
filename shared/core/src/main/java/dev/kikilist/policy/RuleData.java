package dev.kikilist.policy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * What lists are judged by: the tables of the editions, the words of the form and the catalogue of findings.
 *
 * <p>Their digest is computed when this is built, over each file's name, length and content in the order of their names.
 */
public final class RuleData {
    private static final String DIGEST = read();

    private RuleData() {}

    /** Returns the SHA-256 of all of it, lower-case hexadecimal. */
    public static String digest() {
        return DIGEST;
    }

    private static String read() {
        try (var stored = RuleData.class.getResourceAsStream("rule-data.sha256")) {
            if (stored == null) {
                throw new IllegalStateException("rule-data.sha256 is made by the build and is not there");
            }
            return new String(stored.readAllBytes(), StandardCharsets.US_ASCII).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
