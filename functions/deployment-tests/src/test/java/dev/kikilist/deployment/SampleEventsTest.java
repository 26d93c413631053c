package dev.kikilist.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kikilist.engines.SamTemplate.EventSource.Beat;
import dev.kikilist.engines.SamTemplate.EventSource.QueueMessages;
import dev.kikilist.engines.SamTemplate.EventSource.Route;
import dev.kikilist.engines.SamTemplate.EventSource.TableChanges;
import dev.kikilist.engines.TemplateValue;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** There is a sample for whatever starts a function, and none for anything else. */
class SampleEventsTest {
    private static final Template TEMPLATE = Template.ofThisProject();

    static Stream<DeliveryRules.Event> eventSources() {
        return DeliveryRules.events(TEMPLATE);
    }

    @ParameterizedTest
    @MethodSource("eventSources")
    void everyEventSourceHasOne(DeliveryRules.Event event) {
        assertThat(SampleEvent.of(FunctionRules.module(event.function())))
                .extracting(SampleEvent::json)
                .map(json -> TemplateValue.parse(json, "event"))
                .anyMatch(json -> isOf(event, json));
    }

    private static boolean isOf(DeliveryRules.Event event, TemplateValue json) {
        return switch (event.source()) {
            case Route route -> FunctionRules.is(json.at("routeKey"), route.method() + " " + route.path());
            case QueueMessages messages -> comesFrom(json, "aws:sqs");
            case TableChanges changes -> comesFrom(json, "aws:dynamodb");
            case Beat beat ->
                json.at("resources")
                        .list()
                        .getFirst()
                        .text()
                        .endsWith("/" + event.function().logicalId() + beat.name());
        };
    }

    private static boolean comesFrom(TemplateValue json, String source) {
        return json.at("Records").list().stream()
                .anyMatch(record -> FunctionRules.is(record.at("eventSource"), source));
    }

    @Test
    void everyOneBelongsToAFunction() {
        assertThat(SampleEvent.all())
                .extracting(SampleEvent::module)
                .isSubsetOf(TEMPLATE.functions().map(FunctionRules::module).toList());
    }
}
