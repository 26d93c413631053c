package dev.kikilist.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The scheduled events of the sweep are what EventBridge Scheduler sends when the schedule names no input. */
class ScheduleEventsTest {
    static List<SampleEvent> events() {
        return SampleEvent.of("sweep").stream()
                .filter(event -> event.json().contains("aws.scheduler"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("events")
    void isASchedulersEvent(SampleEvent event) {
        var decoded = JacksonFactory.getInstance().getSerializer(Map.class).fromJson(event.json());

        assertThat(decoded.get("source")).isEqualTo("aws.scheduler");
        assertThat(decoded.get("detail-type")).isEqualTo("Scheduled Event");
        assertThat(decoded.get("detail")).isEqualTo("{}");
    }

    /** Its detail is text, where a rule of EventBridge sends an object: a handler that takes the class would fail. */
    @ParameterizedTest
    @MethodSource("events")
    void isNoScheduledEventToTheRuntime(SampleEvent event) {
        assertThatThrownBy(() -> event.as(ScheduledEvent.class)).hasMessageContaining("detail");
    }
}
