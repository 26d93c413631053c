package dev.kikilist.sweep;

import dev.kikilist.lambda.JsonWriter;
import dev.kikilist.submission.ObjectVersion;
import dev.kikilist.submission.UploadNotices;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Sends notices to the queue of uploads, in the words of S3. The configuration's name says that they come from here. */
final class SqsUploadNotices implements UploadNotices {
    private static final DateTimeFormatter MILLISECONDS = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final SqsClient sqs;
    private final String queueUrl;

    SqsUploadNotices(SqsClient sqs, String queueUrl) {
        this.sqs = sqs;
        this.queueUrl = queueUrl;
    }

    @Override
    public void send(ObjectVersion object) {
        sqs.sendMessage(request -> request.queueUrl(queueUrl).messageBody(notice(object)));
    }

    static String notice(ObjectVersion object) {
        var json = JsonWriter.toText();
        json.beginObject().beginArray("Records").beginObject();
        json.field("eventVersion", "2.1")
                .field("eventSource", "aws:s3")
                .field("eventTime", MILLISECONDS.format(object.storedAt()))
                .field("eventName", "ObjectCreated:Put");
        json.beginObject("s3").field("s3SchemaVersion", "1.0").field("configurationId", "sweep");
        json.beginObject("bucket").field("name", object.bucket()).endObject();
        json.beginObject("object")
                .field(
                        "key",
                        URLEncoder.encode(object.key(), StandardCharsets.UTF_8).replace("%2F", "/"))
                .field("size", object.size());
        if (object.versionId() != null) {
            json.field("versionId", object.versionId());
        }
        if (object.sequencer() != null) {
            json.field("sequencer", object.sequencer());
        }
        return json.endObject().endObject().endObject().endArray().endObject().text();
    }
}
