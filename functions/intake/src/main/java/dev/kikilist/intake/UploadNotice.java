package dev.kikilist.intake;

import dev.kikilist.lambda.Json;
import dev.kikilist.lambda.JsonValue;
import dev.kikilist.submission.ObjectVersion;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Decodes what says that objects were stored: S3 event notifications, EventBridge's {@code Object Created} events, and
 * the test message that S3 sends when a notification is set up. All three may come as such or in the body of an SQS
 * message.
 *
 * <p>The key of an S3 notification is URL-encoded and is decoded here, once; EventBridge sends it as it is.
 */
final class UploadNotice {
    private static final String CREATED = "ObjectCreated:";

    private UploadNotice() {}

    /** Returns whether {@code event} brings SQS messages. */
    static boolean isFromQueue(JsonValue event) {
        return event.at("Records").elements().stream()
                .anyMatch(record -> record.at("eventSource").text().equals(Optional.of("aws:sqs")));
    }

    /**
     * Returns the versions that the body of a message says were stored. Removals and the test message name none.
     *
     * @throws UnreadableNoticeException when the body is not one of the known notices
     */
    static List<ObjectVersion> inBody(String body) {
        try {
            return in(Json.parse(body));
        } catch (Json.MalformedJsonException e) {
            throw new UnreadableNoticeException("no JSON", e);
        }
    }

    /**
     * Returns the versions that {@code notice} says were stored. Removals and the test message name none.
     *
     * @throws UnreadableNoticeException when it is not one of the known notices
     */
    static List<ObjectVersion> in(JsonValue notice) {
        if (notice.at("Event").text().equals(Optional.of("s3:TestEvent"))) {
            return List.of();
        }
        if (notice.at("source").text().equals(Optional.of("aws.s3"))) {
            return notice.at("detail-type").text().equals(Optional.of("Object Created"))
                    ? List.of(ofEventBridge(notice))
                    : List.of();
        }
        var records = notice.at("Records").elements();
        if (records.isEmpty()) {
            throw new UnreadableNoticeException("neither records nor a known event");
        }
        return records.stream()
                .filter(record -> eventName(record).startsWith(CREATED))
                .map(UploadNotice::ofRecord)
                .toList();
    }

    private static String eventName(JsonValue record) {
        if (!record.at("eventSource").text().equals(Optional.of("aws:s3"))) {
            throw new UnreadableNoticeException("a record of another source");
        }
        return text(record, "eventName");
    }

    private static ObjectVersion ofRecord(JsonValue record) {
        var s3 = record.at("s3");
        var object = s3.at("object");
        return new ObjectVersion(
                text(s3.at("bucket"), "name"),
                decoded(text(object, "key")),
                object.at("versionId").text().orElse(null),
                size(object),
                object.at("sequencer").text().orElse(null),
                instant(text(record, "eventTime")));
    }

    private static ObjectVersion ofEventBridge(JsonValue event) {
        var detail = event.at("detail");
        var object = detail.at("object");
        return new ObjectVersion(
                text(detail.at("bucket"), "name"),
                text(object, "key"),
                object.at("version-id").text().orElse(null),
                size(object),
                object.at("sequencer").text().orElse(null),
                instant(text(event, "time")));
    }

    private static String decoded(String key) {
        try {
            return URLDecoder.decode(key, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new UnreadableNoticeException("a key that is not URL-encoded", e);
        }
    }

    private static long size(JsonValue object) {
        OptionalLong size = object.at("size").integer();
        return size.orElseThrow(() -> new UnreadableNoticeException("an object without size"));
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new UnreadableNoticeException("a time that is none", e);
        }
    }

    private static String text(JsonValue holder, String name) {
        return holder.at(name).text().orElseThrow(() -> new UnreadableNoticeException("no " + name));
    }

    /** A message says nothing that this function understands; no retry changes that, and a person has to look at it. */
    static final class UnreadableNoticeException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UnreadableNoticeException(String fault) {
            super(fault);
        }

        UnreadableNoticeException(String fault, Throwable cause) {
            super(fault, cause);
        }
    }
}
