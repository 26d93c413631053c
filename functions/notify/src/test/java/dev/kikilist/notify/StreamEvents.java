package dev.kikilist.notify;

import dev.kikilist.mail.MailId;
import dev.kikilist.testkit.Samples;
import java.time.Instant;
import java.util.List;

/** Events as the table's stream delivers them. */
final class StreamEvents {
    /** Since when the mails of these events are owed. */
    static final Instant OWED_AT = Samples.NOW.minusMillis(2_500);

    private StreamEvents() {}

    static String of(String... records) {
        return "{\"Records\":[" + String.join(",", records) + "]}";
    }

    static String of(List<String> records) {
        return of(records.toArray(String[]::new));
    }

    /** Returns the record that says that {@code mail} is owed since now. */
    static String owed(MailId mail, String sequenceNumber) {
        return record(
                "INSERT",
                "SUB#" + mail.submissionId(),
                "MAIL#" + mail.occasion() + "#" + mail.recipient().reference(),
                "PENDING",
                sequenceNumber);
    }

    static String record(String eventName, String partition, String sort, String state, String sequenceNumber) {
        var keys = "\"pk\":{\"S\":\"" + partition + "\"},\"sk\":{\"S\":\"" + sort + "\"}";
        return "{\"eventID\":\"c4ca4238a0b923820dcc509a6f758494\",\"eventName\":\"" + eventName
                + "\",\"eventVersion\":\"1.1\",\"eventSource\":\"aws:dynamodb\",\"awsRegion\":\"ap-northeast-1\","
                + "\"dynamodb\":{\"ApproximateCreationDateTime\":1796101956,\"Keys\":{" + keys + "},\"NewImage\":{"
                + keys + ",\"owedAt\":{\"S\":\"" + OWED_AT + "\"},\"state\":{\"S\":\"" + state
                + "\"}},\"SequenceNumber\":\"" + sequenceNumber
                + "\",\"SizeBytes\":230,\"StreamViewType\":\"NEW_AND_OLD_IMAGES\"},"
                + "\"eventSourceARN\":\"arn:aws:dynamodb:ap-northeast-1:123456789012:table/t/stream/2026\"}";
    }
}
