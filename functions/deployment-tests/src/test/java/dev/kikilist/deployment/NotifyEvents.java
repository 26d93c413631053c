package dev.kikilist.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;

/** The stream records of {@code events/notify}. */
final class NotifyEvents {
    private static final JsonMapper JSON = new JsonMapper();

    private NotifyEvents() {}

    /** Returns the records of all files. */
    static Stream<JsonNode> records() {
        return Project.files("events/notify", ".json").stream()
                .flatMap(file -> read(file).path("Records").valueStream());
    }

    /** Returns the {@code eventID}s of the records that say that a mail is pending. */
    static Set<String> recordsThatOweMail() {
        return Set.of(
                "c4ca4238a0b923820dcc509a6f758491", // a submission was decided and owes it
                "c4ca4238a0b923820dcc509a6f758492", // the sweep asks for it again
                "c4ca4238a0b923820dcc509a6f758493", // the sweep asks for it again after an attempt
                "c4ca4238a0b923820dcc509a6f758495"); // as the first, among changes that owe none
    }

    private static JsonNode read(Path file) {
        try {
            return JSON.readTree(file.toFile());
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }
}
