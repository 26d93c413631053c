package dev.kikilist.deployment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.S3Event;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import dev.kikilist.engines.TemplateValue;
import dev.kikilist.submission.UploadKey;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The events of intake say what they are named after, as the Lambda runtime decodes them. */
class IntakeEventsTest {
    private static final String FIRST = "3HL4kqtJlcpXroDTDmJ.rmSpXd3dIbrHY";
    private static final String SECOND = "QUpfdndhfd8438MNFDN93jdnJFkdmqnh893";
    private static final String INVITATION = "uploads/p0a1b2c3d4e5f6g7h8i9j0k1l2m/v1b2c3d4e5f6g7h8i9j0k1l2m3n/";
    private static final String TICKET = INVITATION + "tickets/t2c3d4e5f6g7h8i9j0k1l2m3n4o";
    private static final String JAPANESE = INVITATION + "機器リスト 第1版+修正.xlsx";

    /** The objects that the events say were stored. */
    static final Map<String, List<Stored>> FACTS = Map.ofEntries(
            Map.entry("uploaded-by-ticket", List.of(new Stored(TICKET, FIRST))),
            Map.entry("uploaded-under-a-japanese-key", List.of(new Stored(JAPANESE, FIRST))),
            Map.entry("uploaded-without-queue", List.of(new Stored(TICKET, FIRST))),
            Map.entry("uploaded-by-eventbridge", List.of(new Stored(JAPANESE, FIRST))),
            Map.entry("uploaded-by-eventbridge-in-a-queue", List.of(new Stored(JAPANESE, FIRST))),
            Map.entry("two-uploads-in-two-messages", List.of(new Stored(TICKET, FIRST), new Stored(JAPANESE, SECOND))),
            Map.entry("stored-outside-any-invitation", List.of(new Stored("misplaced/list.xlsx", FIRST))),
            Map.entry("delivered-for-the-last-time", List.of(new Stored(TICKET, FIRST))),
            Map.entry("removed", List.of()),
            Map.entry("notification-test", List.of()),
            Map.entry("unreadable-message", List.of()));

    /** A version of an object that was stored in the bucket. */
    record Stored(String key, String version) {}

    static Stream<Arguments> events() {
        return SampleEvent.of("intake", FACTS);
    }

    @ParameterizedTest
    @MethodSource("events")
    void saysWhatWasStored(SampleEvent event, List<Stored> facts) {
        assertThat(stored(event.json())).containsExactlyElementsOf(facts);
    }

    @Test
    void itsKeysAreOfEveryKindThatIsReceived() {
        assertThat(kind("uploaded-by-ticket")).isInstanceOf(UploadKey.Ticketed.class);
        assertThat(kind("uploaded-without-queue")).isInstanceOf(UploadKey.Ticketed.class);
        assertThat(kind("uploaded-under-a-japanese-key")).isInstanceOf(UploadKey.Direct.class);
        assertThat(kind("uploaded-by-eventbridge")).isInstanceOf(UploadKey.Direct.class);
        assertThat(kind("stored-outside-any-invitation")).isInstanceOf(UploadKey.Unrecognised.class);
    }

    private static UploadKey kind(String event) {
        return UploadKey.parse(FACTS.getOrDefault(event, List.of()).getFirst().key());
    }

    @Test
    void theLastDeliveryIsTheLastThatTheQueuePermits() {
        var permitted = Template.ofThisProject().at("IntakeQueue/Properties/RedrivePolicy/maxReceiveCount");

        assertThat(messages("delivered-for-the-last-time"))
                .singleElement()
                .extracting(message -> message.getAttributes().get("ApproximateReceiveCount"))
                .isEqualTo(permitted.text());
    }

    @Test
    void whatStoresNothingSaysWhatItIs() {
        assertThat(messages("removed"))
                .singleElement()
                .extracting(SQSMessage::getBody)
                .asString()
                .contains("ObjectRemoved:");
        assertThat(messages("notification-test"))
                .singleElement()
                .extracting(SQSMessage::getBody)
                .asString()
                .contains("s3:TestEvent");
        assertThat(messages("unreadable-message"))
                .singleElement()
                .extracting(SQSMessage::getBody)
                .asString()
                .doesNotStartWith("{");
    }

    private static List<SQSMessage> messages(String name) {
        return SampleEvent.of("intake").stream()
                .filter(event -> event.name().equals(name))
                .findFirst()
                .orElseThrow()
                .as(SQSEvent.class)
                .getRecords();
    }

    @ParameterizedTest
    @MethodSource("events")
    void messagesAreWhole(SampleEvent event, List<Stored> facts) {
        if (event.json().contains("aws:sqs")) {
            assertThat(event.as(SQSEvent.class).getRecords())
                    .isNotEmpty()
                    .allSatisfy(message -> assertThat(message.getMd5OfBody()).isEqualTo(md5(message.getBody())));
        }
    }

    /** Returns the objects that JSON says were stored, whichever of the known events it is. */
    private static List<Stored> stored(String json) {
        if (!json.startsWith("{")) {
            return List.of();
        }
        var tree = TemplateValue.parse(json, "event");
        if (tree.at("detail-type").isThere()) {
            return List.of(ofEventBridge(SampleEvent.decoded(json, ScheduledEvent.class)));
        }
        var records = tree.at("Records").list();
        if (records.isEmpty()) {
            return List.of();
        }
        return FunctionRules.is(records.getFirst().at("eventSource"), "aws:sqs")
                ? SampleEvent.decoded(json, SQSEvent.class).getRecords().stream()
                        .flatMap(message -> stored(message.getBody()).stream())
                        .toList()
                : ofS3(SampleEvent.decoded(json, S3Event.class));
    }

    private static List<Stored> ofS3(S3Event event) {
        return event.getRecords().stream()
                .filter(record -> record.getEventName().startsWith("ObjectCreated:"))
                .map(record -> {
                    assertThat(record.getS3().getBucket().getName()).isEqualTo(DeployedSystem.BUCKET);
                    var object = record.getS3().getObject();
                    return new Stored(object.getUrlDecodedKey(), object.getVersionId());
                })
                .toList();
    }

    private static Stored ofEventBridge(ScheduledEvent event) {
        assertThat(event.getDetail().get("bucket")).isEqualTo(Map.of("name", DeployedSystem.BUCKET));
        return event.getDetail().get("object") instanceof Map<?, ?> object
                ? new Stored(String.valueOf(object.get("key")), String.valueOf(object.get("version-id")))
                : new Stored("", "");
    }

    private static String md5(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(text.getBytes(UTF_8)));
        } catch (GeneralSecurityException cause) {
            throw new IllegalStateException(cause);
        }
    }
}
