package dev.kikilist.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.AttributeValue;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The events of the stream say what they are named after, as the Lambda runtime decodes them. */
class StreamEventsTest {
    private static final String MAIL = "MAIL#LIST_READY#OFFICE:NISC";

    private static final Map<String, List<Change>> FACTS = Map.of(
            "mail-owed", List.of(new Change("INSERT", MAIL, "", "PENDING")),
            "mail-relayed", List.of(new Change("MODIFY", MAIL, "PENDING", "PENDING")),
            "mail-relayed-after-an-attempt", List.of(new Change("MODIFY", MAIL, "WAITING", "PENDING")),
            "mail-owed-among-other-changes",
                    List.of(
                            new Change("MODIFY", "SUBMISSION", "RECEIVED", "READY_FOR_REVIEW"),
                            new Change("INSERT", MAIL, "", "PENDING"),
                            new Change("MODIFY", MAIL, "PENDING", "SENDING"),
                            new Change("MODIFY", MAIL, "SENDING", "SENT"),
                            new Change(
                                    "REMOVE",
                                    "TICKET#v1b2c3d4e5f6g7h8i9j0k1l2m3n#t2c3d4e5f6g7h8i9j0k1l2m3n4o",
                                    "",
                                    "")));

    private static final Map<String, List<Change>> STARTS = Map.of(
            "recall-begun", List.of(new Change("INSERT", "RECALL", "", "RUNNING")),
            "procurement-changed", List.of(new Change("MODIFY", "PROCUREMENT", "", "")));

    /** How an item's state changed. */
    record Change(String kind, String sort, String before, String after) {}

    static Stream<Arguments> events() {
        return Stream.concat(
                SampleEvent.of("notify", FACTS),
                SampleEvent.of("sweep").stream()
                        .filter(event -> STARTS.containsKey(event.name()))
                        .map(event -> Arguments.of(event, STARTS.get(event.name()))));
    }

    @ParameterizedTest
    @MethodSource("events")
    void saysWhatChanged(SampleEvent event, List<Change> facts) {
        assertThat(event.as(DynamodbEvent.class).getRecords())
                .map(StreamEventsTest::change)
                .containsExactlyElementsOf(facts);
    }

    @ParameterizedTest
    @MethodSource("events")
    void isOfTheStreamThatTheTemplateDeclares(SampleEvent event, List<Change> facts) {
        assertThat(event.as(DynamodbEvent.class).getRecords()).allSatisfy(record -> {
            assertThat(record.getEventSource()).isEqualTo("aws:dynamodb");
            assertThat(record.getDynamodb().getStreamViewType())
                    .isEqualTo(Template.ofThisProject()
                            .at("Table/Properties/StreamSpecification/StreamViewType")
                            .text());
            assertThat(record.getDynamodb().getSequenceNumber()).matches("\\d{1,40}");
        });
    }

    private static Change change(DynamodbStreamRecord record) {
        var changed = record.getDynamodb();
        return new Change(
                record.getEventName(),
                text(changed.getKeys(), "sk"),
                text(changed.getOldImage(), "state"),
                text(changed.getNewImage(), "state"));
    }

    private static String text(@Nullable Map<String, AttributeValue> item, String name) {
        var value = item == null ? null : item.get(name);
        return value == null ? "" : value.getS();
    }
}
