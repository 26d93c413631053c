package dev.kikilist.deployment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import dev.kikilist.engines.TemplateValue;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The events of feedback say what they are named after, as the Lambda runtime decodes them. */
class FeedbackEventsTest {
    private static final String NO_EVENT = "";

    private static final Map<String, List<String>> FACTS = Map.ofEntries(
            Map.entry("sent", List.of("Send")),
            Map.entry("delivered", List.of("Delivery")),
            Map.entry("delayed", List.of("DeliveryDelay")),
            Map.entry("bounced-for-good", List.of("Bounce")),
            Map.entry("bounced-for-now", List.of("Bounce")),
            Map.entry("suppressed-by-the-account", List.of("Bounce")),
            Map.entry("complained", List.of("Complaint")),
            Map.entry("rejected", List.of("Reject")),
            Map.entry("rendering-failed", List.of("Rendering Failure")),
            Map.entry("mail-of-others", List.of("Delivery")),
            Map.entry("topic-connected", List.of(NO_EVENT)),
            Map.entry("unreadable-among-others", List.of("Send", NO_EVENT, NO_EVENT)));

    static Stream<Arguments> events() {
        return SampleEvent.of("feedback", FACTS);
    }

    @ParameterizedTest
    @MethodSource("events")
    void saysWhatBecameOfAMail(SampleEvent event, List<String> facts) {
        assertThat(event.as(SQSEvent.class).getRecords())
                .allSatisfy(message -> assertThat(message.getMd5OfBody()).isEqualTo(md5(message.getBody())))
                .extracting(FeedbackEventsTest::eventType)
                .containsExactlyElementsOf(facts);
    }

    private static String eventType(SQSMessage message) {
        if (!message.getBody().startsWith("{")) {
            return NO_EVENT;
        }
        var type = TemplateValue.parse(message.getBody(), "event").at("eventType");
        return type.isThere() ? type.text() : NO_EVENT;
    }

    private static String md5(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(text.getBytes(UTF_8)));
        } catch (GeneralSecurityException cause) {
            throw new IllegalStateException(cause);
        }
    }
}
