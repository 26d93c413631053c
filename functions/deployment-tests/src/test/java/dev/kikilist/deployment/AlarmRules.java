package dev.kikilist.deployment;

import static dev.kikilist.deployment.FunctionRules.is;
import static dev.kikilist.deployment.FunctionRules.refersTo;
import static dev.kikilist.deployment.Rule.unless;
import static dev.kikilist.deployment.TemplateRule.rule;

import dev.kikilist.engines.SamTemplate;
import dev.kikilist.engines.TemplateValue;
import dev.kikilist.engines.TemplateValue.Call;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What holds of alarms and logs, so that somebody hears of what goes wrong and can find out why. */
final class AlarmRules {
    private static final Pattern RUNBOOK = Pattern.compile("[Ss]ee the runbook, \"([^\"]+)\"");

    private AlarmRules() {}

    static List<TemplateRule> all() {
        return List.of(
                rule(
                                "a function's errors raise an alarm",
                                "a function that fails at night would be found by the vendors",
                                template -> missing(
                                        template.functions().map(SamTemplate.Function::logicalId),
                                        watched(template, "AWS/Lambda", "Errors")))
                        .failsWithout("StatusErrorsAlarm")
                        .failsWith("StatusErrorsAlarm/Properties/Dimensions/0/Value", "!Ref DeskFunction")
                        .failsWith("StatusErrorsAlarm/Properties/MetricName", "Invocations"),
                rule(
                                "a message in a dead-letter queue raises an alarm",
                                "nobody looks into a queue that is empty for years",
                                template -> missing(
                                        DeliveryRules.deadLetterQueues(template).stream(),
                                        watched(template, "AWS/SQS", "ApproximateNumberOfMessagesVisible")))
                        .failsWithout("SweepFailuresAlarm"),
                rule(
                                "a function that falls behind its stream raises an alarm",
                                "the stream forgets after a day",
                                template -> missing(
                                        DeliveryRules.events(template)
                                                .filter(event ->
                                                        event.source() instanceof SamTemplate.EventSource.TableChanges)
                                                .map(event -> event.function().logicalId()),
                                        watched(template, "AWS/Lambda", "IteratorAge")))
                        .failsWithout("NotifyLagAlarm"),
                rule(
                                "an alarm reaches the operators",
                                "an alarm without an action is a colour on a page that nobody has open",
                                AlarmRules::unheard)
                        .failsWithout("IntakeErrorsAlarm/Properties/AlarmActions")
                        .failsWith("IntakeErrorsAlarm/Properties/AlarmActions", "[]")
                        .failsWith("IntakeErrorsAlarm/Properties/ActionsEnabled", "false")
                        .failsWithout("AlarmSubscription"),
                rule(
                                "an alarm that has no data is quiet",
                                "a metric that is only written when something happens would raise or hide it",
                                template -> alarms(template)
                                        .filter(alarm -> !is(alarm.getValue().at("TreatMissingData"), "notBreaching"))
                                        .map(Map.Entry::getKey))
                        .failsWithout("DeskErrorsAlarm/Properties/TreatMissingData"),
                rule(
                                "an alarm says where to read what to do",
                                "at three in the morning nobody searches for the page",
                                AlarmRules::withoutGuide)
                        .failsWithout("IntakeErrorsAlarm/Properties/AlarmDescription")
                        .failsWith(
                                "IntakeErrorsAlarm/Properties/AlarmDescription",
                                "'It failed. See the runbook, \"Nothing to see here\".'"),
                rule(
                                "a log group says how long it keeps",
                                "without it, for ever",
                                template -> template.resources("AWS::Logs::LogGroup").entrySet().stream()
                                        .filter(group -> !group.getValue()
                                                .at("Properties", "RetentionInDays")
                                                .isThere())
                                        .map(Map.Entry::getKey))
                        .failsWithout("HttpApiLogGroup/Properties/RetentionInDays"));
    }

    /** Returns the logical ids that the alarms on a metric have in their dimensions. */
    static Set<String> watched(Template template, String namespace, String metric) {
        return alarms(template)
                .map(Map.Entry::getValue)
                .filter(alarm -> is(alarm.at("Namespace"), namespace) && is(alarm.at("MetricName"), metric))
                .flatMap(alarm -> alarm.at("Dimensions").list().stream())
                .map(dimension -> dimension.at("Value"))
                .filter(Call.class::isInstance)
                .map(TemplateValue::logicalId)
                .collect(Collectors.toSet());
    }

    private static Stream<String> missing(Stream<String> wanted, Set<String> watched) {
        return wanted.filter(logicalId -> !watched.contains(logicalId));
    }

    private static Stream<String> unheard(Template template) {
        return Stream.of(
                        alarms(template)
                                .filter(alarm -> alarm.getValue().at("AlarmActions").list().stream()
                                                .noneMatch(action -> refersTo(template, action, "AWS::SNS::Topic"))
                                        || is(alarm.getValue().at("ActionsEnabled"), "false"))
                                .map(Map.Entry::getKey),
                        template.resources("AWS::SNS::Topic").keySet().stream()
                                .filter(topic -> template.resources("AWS::SNS::Subscription").values().stream()
                                        .noneMatch(subscription -> subscription
                                                .at("Properties", "TopicArn")
                                                .logicalId()
                                                .equals(topic)))
                                .map(topic -> topic + " has no subscription"))
                .flatMap(Function.identity());
    }

    private static Stream<String> withoutGuide(Template template) {
        var runbook = Project.text("docs/runbook.md");
        return alarms(template).flatMap(alarm -> {
            var description = alarm.getValue().at("AlarmDescription");
            var guide = RUNBOOK.matcher(description.isThere() ? description.text() : "");
            return unless(
                    guide.find() && runbook.contains("\n## " + guide.group(1) + "\n"),
                    alarm.getKey() + " names no section of the runbook");
        });
    }

    /** Returns the properties of the alarms by logical id. */
    static Stream<Map.Entry<String, TemplateValue>> alarms(Template template) {
        return template.resources("AWS::CloudWatch::Alarm").entrySet().stream()
                .map(alarm -> Map.entry(alarm.getKey(), alarm.getValue().at("Properties")));
    }
}
