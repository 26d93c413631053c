package dev.kikilist.engines;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;

/** The messages that S3 puts into a queue, as S3 writes them. */
public final class S3Notification {
    private static final JsonMapper JSON = new JsonMapper();
    private static final DateTimeFormatter MILLISECONDS = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private S3Notification() {}

    /**
     * Writes the notification of a new object. Its key is URL-encoded the way S3 does it: a space is a plus, a slash
     * stays.
     *
     * @param configurationId the name of the bucket's notification
     */
    public static String objectCreated(ObjectCreated created, String configurationId) {
        var root = JSON.createObjectNode();
        var event = root.putArray("Records").addObject();
        event.put("eventVersion", "2.1");
        event.put("eventSource", "aws:s3");
        event.put("awsRegion", LocalAccount.REGION);
        event.put("eventTime", MILLISECONDS.format(created.at()));
        event.put("eventName", "ObjectCreated:" + created.how());
        event.putObject("userIdentity").put("principalId", "AWS:AIDALOCAL");
        event.putObject("requestParameters").put("sourceIPAddress", LoopbackHttp.HOST);
        event.putObject("responseElements")
                .put("x-amz-request-id", requestId())
                .put("x-amz-id-2", UUID.randomUUID().toString());
        ObjectNode s3 = event.putObject("s3");
        s3.put("s3SchemaVersion", "1.0");
        s3.put("configurationId", configurationId);
        ObjectNode bucket = s3.putObject("bucket");
        bucket.put("name", created.bucket());
        bucket.putObject("ownerIdentity").put("principalId", "A1LOCAL");
        bucket.put("arn", "arn:aws:s3:::" + created.bucket());
        ObjectNode object = s3.putObject("object");
        object.put("key", encoded(created.key()));
        object.put("size", created.size());
        object.put("eTag", created.eTag());
        if (created.versionId() != null) {
            object.put("versionId", created.versionId());
        }
        object.put("sequencer", created.sequencer());
        return root.toString();
    }

    /** Writes the message that S3 sends once when a bucket's notifications are configured. */
    public static String test(String bucket, Instant at) {
        return JSON.createObjectNode()
                .put("Service", "Amazon S3")
                .put("Event", "s3:TestEvent")
                .put("Time", MILLISECONDS.format(at))
                .put("Bucket", bucket)
                .put("RequestId", requestId())
                .put("HostId", UUID.randomUUID().toString())
                .toString();
    }

    private static String encoded(String key) {
        return URLEncoder.encode(key, StandardCharsets.UTF_8).replace("%2F", "/");
    }

    private static String requestId() {
        return UUID.randomUUID().toString().replace("-", "").substring(0, 16).toUpperCase(Locale.ROOT);
    }
}
