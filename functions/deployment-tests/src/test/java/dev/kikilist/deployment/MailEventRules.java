package dev.kikilist.deployment;

import static dev.kikilist.deployment.FunctionRules.is;
import static dev.kikilist.deployment.FunctionRules.refersTo;
import static dev.kikilist.deployment.Rule.unless;
import static dev.kikilist.deployment.TemplateRule.rule;

import dev.kikilist.engines.SamTemplate.EventSource.QueueMessages;
import dev.kikilist.engines.SamTemplate.MailEventQueue;
import dev.kikilist.engines.TemplateValue;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** What holds of the way from SES to the function that notes what became of mails. */
final class MailEventRules {
    /** All that SES tells of a mail that nobody tracks. */
    private static final Set<String> TYPES =
            Set.of("SEND", "DELIVERY", "BOUNCE", "COMPLAINT", "REJECT", "RENDERING_FAILURE", "DELIVERY_DELAY");

    private MailEventRules() {}

    static List<TemplateRule> all() {
        return List.of(rule(
                        "what SES tells of a mail reaches the function that notes it",
                        "a mail that came back would count as sent, and a lost mark never be found again",
                        MailEventRules::mailEvents)
                .failsWithout("MailEventDestination")
                .failsWith("MailEventDestination/Properties/EventDestination/Enabled", "false")
                .failsWith("MailEventDestination/Properties/ConfigurationSetName", "another-set")
                .failsWith(
                        "MailEventDestination/Properties/EventDestination/MatchingEventTypes",
                        "[SEND, DELIVERY, BOUNCE]")
                .failsWithout("MailEventSubscription/Properties/RawMessageDelivery")
                .failsWithout("MailEventSubscription/Properties/RedrivePolicy")
                .failsWith("MailEventSubscription/Properties/Endpoint", "!GetAtt IntakeQueue.Arn")
                .failsWithout("FeedbackQueuePolicy")
                .failsWithout("FeedbackDeadLetterQueuePolicy/Properties/PolicyDocument/Statement/0"));
    }

    private static Stream<String> mailEvents(Template template) {
        return Stream.of(
                        template.parts().configurationSets().stream()
                                .filter(set -> template.parts().mailEventQueues().stream()
                                        .noneMatch(queue -> isHeard(template, set, queue)))
                                .map(set -> "not all that " + set + " tells reaches a function"),
                        subscriptions(template)
                                .filter(subscription -> !is(subscription.at("RawMessageDelivery"), "true")
                                        || !refersTo(
                                                template,
                                                subscription.at("RedrivePolicy", "deadLetterTargetArn"),
                                                "AWS::SQS::Queue"))
                                .map(subscription -> "a subscription wraps or loses what it cannot deliver"),
                        subscriptions(template)
                                .flatMap(subscription -> Stream.of(
                                        subscription.at("Endpoint"),
                                        subscription.at("RedrivePolicy", "deadLetterTargetArn")))
                                .filter(TemplateValue.Call.class::isInstance)
                                .map(TemplateValue::logicalId)
                                .flatMap(queue ->
                                        unless(takesFromTopics(template, queue), queue + " refuses its topic")))
                .flatMap(Function.identity());
    }

    private static boolean isHeard(Template template, String set, MailEventQueue queue) {
        return queue.configurationSet().equals(set)
                && Set.copyOf(queue.types()).equals(TYPES)
                && DeliveryRules.events(template)
                        .anyMatch(event -> event.source() instanceof QueueMessages messages
                                && messages.queue().equals(queue.queue())
                                && FunctionRules.module(event.function()).equals("feedback"));
    }

    private static boolean takesFromTopics(Template template, String queue) {
        return template.resources("AWS::SQS::QueuePolicy").values().stream()
                .map(policy -> policy.at("Properties", "PolicyDocument", "Statement"))
                .flatMap(statements -> statements.list().stream())
                .anyMatch(statement -> is(statement.at("Effect"), "Allow")
                        && is(statement.at("Principal", "Service"), "sns.amazonaws.com")
                        && is(statement.at("Action"), "sqs:SendMessage")
                        && statement.at("Resource") instanceof TemplateValue.Call
                        && statement.at("Resource").logicalId().equals(queue));
    }

    private static Stream<TemplateValue> subscriptions(Template template) {
        return template.resources("AWS::SNS::Subscription").values().stream()
                .map(subscription -> subscription.at("Properties"))
                .filter(subscription -> is(subscription.at("Protocol"), "sqs"));
    }
}
