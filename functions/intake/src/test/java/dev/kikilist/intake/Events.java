package dev.kikilist.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kikilist.submission.ObjectVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;

/** The sample events of the project, and those of single objects. */
final class Events {
    private Events() {}

    /** Returns an event of {@code events/intake} without its ending. */
    static String intake(String name) {
        try {
            return Files.readString(Path.of("../../events/intake", name + ".json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the notification of one object, as S3 sends it. */
    static String notification(ObjectVersion object) {
        return "{\"Records\":[{\"eventSource\":\"aws:s3\",\"eventName\":\"ObjectCreated:Put\",\"eventTime\":\"%s\",\"s3\":{\"bucket\":{\"name\":\"%s\"},\"object\":{\"key\":\"%s\",\"size\":%d,\"versionId\":\"%s\",\"sequencer\":\"%s\"}}}]}"
                .formatted(
                        object.storedAt(),
                        object.bucket(),
                        URLEncoder.encode(object.key(), UTF_8),
                        object.size(),
                        object.versionId(),
                        object.sequencer());
    }
}
