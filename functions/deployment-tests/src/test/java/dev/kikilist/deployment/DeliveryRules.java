package dev.kikilist.deployment;

import static dev.kikilist.deployment.FunctionRules.isTrue;
import static dev.kikilist.deployment.Rule.unless;
import static dev.kikilist.deployment.TemplateRule.rule;

import dev.kikilist.engines.EventPattern;
import dev.kikilist.engines.SamTemplate;
import dev.kikilist.engines.SamTemplate.EventSource;
import dev.kikilist.engines.SamTemplate.EventSource.Beat;
import dev.kikilist.engines.SamTemplate.EventSource.QueueMessages;
import dev.kikilist.engines.SamTemplate.EventSource.Route;
import dev.kikilist.engines.SamTemplate.EventSource.TableChanges;
import dev.kikilist.engines.SamTemplate.Queue;
import dev.kikilist.engines.TemplateValue;
import dev.kikilist.engines.TemplateValue.Call;
import dev.kikilist.submission.ReceiveUpload;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What holds of queues and event sources, so that nothing is lost on its way. */
final class DeliveryRules {
    /** What a queue keeps at most: 14 days, in seconds. */
    private static final int LONGEST = 1_209_600;

    /** Sort keys of the items that hold contacts. */
    private static final List<String> CONTACTS = List.of("PROCUREMENT#CONTACT", "INVITATION#v#CONTACT", "CONTACT");

    private DeliveryRules() {}

    static List<TemplateRule> all() {
        return List.of(
                rule(
                                "a batch reports its failed items",
                                "Lambda takes the whole batch as done when it is not told to read the answer: failed "
                                        + "messages are lost",
                                DeliveryRules::batches)
                        .failsWithout("IntakeFunction/Properties/Events/Uploads/Properties/FunctionResponseTypes")
                        .failsWith("NotifyFunction/Properties/Events/OwedMail/Properties/FunctionResponseTypes", "[]"),
                rule(
                                "a function has a path for what it cannot process",
                                "what fails for the last time vanishes, or blocks what comes after it",
                                DeliveryRules::failurePaths)
                        .failsWithout("IntakeQueue/Properties/RedrivePolicy")
                        .failsWithout("NotifyFunction/Properties/Events/OwedMail/Properties/DestinationConfig")
                        .failsWithout("NotifyFunction/Properties/Events/OwedMail/Properties/MaximumRetryAttempts")
                        .failsWithout("SweepFunction/Properties/EventInvokeConfig")
                        .failsWithout("SweepFunction/Properties/Events/EveryFiveMinutes/Properties/DeadLetterConfig")
                        .failsWithout("HttpApiFaultsAlarm"),
                rule(
                                "a queue hides a message for six times the function's time",
                                "a batch that is still worked on would be given out again",
                                DeliveryRules::visibility)
                        .failsWith("IntakeQueue/Properties/VisibilityTimeout", "719")
                        .failsWithout("IntakeQueue/Properties/VisibilityTimeout")
                        .failsWith("IntakeFunction/Properties/Timeout", "121"),
                rule(
                                "the lists of one invitation never occupy all of intake, nor hold each other's up",
                                "one vendor's flood would keep the others waiting",
                                DeliveryRules::floods)
                        .failsWith("DeskFunction/Properties/Environment/Variables/TICKETS_AT_ONCE", "\"18\"")
                        .failsWith("DeskFunction/Properties/Environment/Variables/TICKET_INTERVAL_SECONDS", "\"7\"")
                        .failsWith(
                                "IntakeFunction/Properties/Events/Uploads/Properties/ScalingConfig/MaximumConcurrency",
                                "5")
                        .failsWith("IntakeFunction/Properties/Events/Uploads/Properties/BatchSize", "2"),
                rule(
                                "a lease outlasts the function and ends before its message comes again",
                                "a run would be overtaken while it works, or a delivery be spent on waiting for a dead one",
                                DeliveryRules::leases)
                        .failsWith("IntakeFunction/Properties/Timeout", "151")
                        .failsWith("IntakeQueue/Properties/VisibilityTimeout", "150"),
                rule(
                                "a function that acts at the last try of its queue knows it",
                                "the sender would not be told that we failed, or be told before the last try",
                                DeliveryRules::lastTries)
                        .failsWith("IntakeFunction/Properties/Environment/Variables/MAX_RECEIVE_COUNT", "\"3\"")
                        .failsWith("IntakeQueue/Properties/RedrivePolicy/maxReceiveCount", "4"),
                rule(
                                "a dead-letter queue keeps for as long as a queue can",
                                "a message's age counts from its first day, so it would be gone before anybody looks",
                                DeliveryRules::retention)
                        .failsWithout("IntakeDeadLetterQueue/Properties/MessageRetentionPeriod")
                        .failsWith("NotifyFailureQueue/Properties/MessageRetentionPeriod", "345600"),
                rule(
                                "a queue is encrypted",
                                "messages name vendors' procurements",
                                template -> template.resources("AWS::SQS::Queue").entrySet().stream()
                                        .filter(queue ->
                                                !isTrue(queue.getValue().at("Properties", "SqsManagedSseEnabled")))
                                        .map(queue -> queue.getKey() + " is not encrypted"))
                        .failsWithout("SweepFailureQueue/Properties/SqsManagedSseEnabled"),
                rule(
                                "the stream's filter passes mail that becomes pending, and nothing else",
                                "mail would not be sent, or every change of the table would start the function",
                                DeliveryRules::filter)
                        .failsWithout("NotifyFunction/Properties/Events/OwedMail/Properties/FilterCriteria")
                        .failsWith(pattern(), "'{\"eventName\": [\"INSERT\"]}'")
                        .failsWith(
                                pattern(),
                                "'{\"dynamodb\": {\"Keys\": {\"sk\": {\"S\": [{\"prefix\": \"MAIL#\"}]}}}}'"),
                rule(
                                "no filter of the stream passes contacts",
                                "a function would get personal data that it has no use for",
                                DeliveryRules::contacts)
                        .failsWith(pattern(), "'{\"eventName\": [\"MODIFY\"]}'"));
    }

    private static String pattern() {
        return "NotifyFunction/Properties/Events/OwedMail/Properties/FilterCriteria/Filters/0/Pattern";
    }

    private static Stream<String> batches(Template template) {
        return events(template)
                .filter(event -> switch (event.source()) {
                    case QueueMessages messages -> !messages.partialBatches();
                    case TableChanges changes -> !changes.partialBatches();
                    case Route route -> false;
                    case Beat beat -> false;
                })
                .map(event -> event + " does not report failed items");
    }

    private static Stream<String> failurePaths(Template template) {
        return events(template)
                .filter(event -> !hasFailurePath(template, event))
                .map(event -> event + " has no failure path");
    }

    private static boolean hasFailurePath(Template template, Event event) {
        return switch (event.source()) {
            case QueueMessages messages -> queue(template, messages.queue()).redrive() != null;
            case TableChanges changes ->
                changes.failureQueue() != null && changes.maximumRetries() >= 0 && changes.maximumAge() != null;
            case Route route ->
                AlarmRules.watched(template, "AWS/ApiGateway", "5xx").contains(route.api());
            case Beat beat ->
                event.function().failureQueue() != null
                        && template.at(event.path() + "/DeadLetterConfig/Arn") instanceof Call;
        };
    }

    private static Stream<String> leases(Template template) {
        return queueEvents(template).flatMap(event -> {
            var timeout = event.function().timeout();
            var hidden = Duration.ofSeconds(Long.parseLong(
                    queue(template, event.messages().queue()).attributes().getOrDefault("VisibilityTimeout", "30")));
            return Stream.concat(
                    unless(
                            timeout.compareTo(ReceiveUpload.LEASE) < 0,
                            event.function().logicalId() + " may run for " + timeout + ", its lease ends before"),
                    unless(
                            hidden.compareTo(ReceiveUpload.LEASE) > 0,
                            "a message is hidden for " + hidden + ", its lease lasts longer"));
        });
    }

    private static Stream<String> floods(Template template) {
        var desk = template.functions()
                .filter(function -> function.logicalId().equals("DeskFunction"))
                .findFirst()
                .orElseThrow();
        int atOnce = number(desk, "TICKETS_AT_ONCE");
        int interval = number(desk, "TICKET_INTERVAL_SECONDS");
        return queueEvents(template)
                .filter(event -> event.function().logicalId().equals("IntakeFunction"))
                .flatMap(event -> {
                    long most = atOnce + (event.function().timeout().toSeconds() + interval - 1) / interval;
                    return Stream.concat(
                            unless(
                                    most < event.messages().maximumConcurrency(),
                                    "lists of one invitation can occupy " + most + " of "
                                            + event.messages().maximumConcurrency()),
                            unless(
                                    event.messages().batchSize() == 1,
                                    "lists are read in batches of "
                                            + event.messages().batchSize()));
                });
    }

    private static int number(SamTemplate.Function function, String variable) {
        var value = function.environment().get(variable);
        return value != null && value.of() instanceof TemplateValue.Text text ? Integer.parseInt(text.text()) : 1;
    }

    private static Stream<String> visibility(Template template) {
        return queueEvents(template).flatMap(event -> {
            var queue = queue(template, event.messages().queue());
            var needed = event.function()
                    .timeout()
                    .multipliedBy(6)
                    .plus(event.messages().batchingWindow());
            var given = queue.attributes().getOrDefault("VisibilityTimeout", "30");
            return unless(
                    Long.parseLong(given) >= needed.toSeconds(),
                    queue.logicalId() + " hides for " + given + " s, not " + needed.toSeconds());
        });
    }

    private static Stream<String> lastTries(Template template) {
        return queueEvents(template).flatMap(event -> {
            var redrive = queue(template, event.messages().queue()).redrive();
            var known = event.function().environment().get("MAX_RECEIVE_COUNT");
            return unless(
                    redrive != null && (known == null || known.toString().equals(plain(redrive.maxReceiveCount()))),
                    event.function().logicalId() + " knows another last try than its queue");
        });
    }

    private static String plain(int number) {
        return new TemplateValue.Text(Integer.toString(number)).toString();
    }

    private static Stream<String> retention(Template template) {
        return deadLetterQueues(template).stream().flatMap(logicalId -> {
            var kept = queue(template, logicalId).attributes().getOrDefault("MessageRetentionPeriod", "345600");
            return unless(Integer.parseInt(kept) == LONGEST, logicalId + " keeps for " + kept + " s");
        });
    }

    /** Returns the logical ids of the queues that take what failed for the last time. */
    static Set<String> deadLetterQueues(Template template) {
        var found = new TreeSet<String>();
        template.parts().queues().stream()
                .map(Queue::redrive)
                .filter(Objects::nonNull)
                .forEach(redrive -> found.add(redrive.deadLetterQueue()));
        events(template).forEach(event -> {
            if (event.function().failureQueue() != null) {
                found.add(event.function().failureQueue());
            }
            if (event.source() instanceof TableChanges changes && changes.failureQueue() != null) {
                found.add(changes.failureQueue());
            }
            if (template.at(event.path() + "/DeadLetterConfig/Arn") instanceof Call queue) {
                found.add(queue.logicalId());
            }
        });
        return found;
    }

    private static Stream<String> filter(Template template) {
        var passed = events(template)
                .filter(event -> event.source() instanceof TableChanges)
                .flatMap(event -> recordsThatPass(((TableChanges) event.source()).filters()))
                .collect(Collectors.toCollection(TreeSet::new));
        return unless(
                passed.equals(NotifyEvents.recordsThatOweMail()),
                "passes " + passed + " instead of " + NotifyEvents.recordsThatOweMail());
    }

    private static Stream<String> contacts(Template template) {
        return events(template)
                .flatMap(event -> event.source() instanceof TableChanges changes
                        ? CONTACTS.stream()
                                .filter(sort -> passes(changes.filters(), sort))
                                .map(sort -> event + " gets " + sort)
                        : Stream.empty());
    }

    private static boolean passes(List<String> filters, String sort) {
        var record = """
                {"eventName": "MODIFY", "dynamodb": {"Keys": {"pk": {"S": "PROC#p"}, "sk": {"S": "%s"}},
                "NewImage": {"state": {"S": "PENDING"}, "untold": {"BOOL": true}}}}""".formatted(sort);
        return filters.isEmpty()
                || filters.stream().map(EventPattern::parse).anyMatch(pattern -> pattern.matches(record));
    }

    private static Stream<String> recordsThatPass(List<String> filters) {
        var patterns = filters.stream().map(EventPattern::parse).toList();
        return NotifyEvents.records()
                .filter(record -> patterns.isEmpty() || patterns.stream().anyMatch(pattern -> pattern.matches(record)))
                .map(record -> record.path("eventID").textValue());
    }

    private static Queue queue(Template template, String logicalId) {
        return template.parts().queues().stream()
                .filter(queue -> queue.logicalId().equals(logicalId))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no queue " + logicalId));
    }

    /** Something that starts a function. */
    record Event(SamTemplate.Function function, EventSource source) {
        String name() {
            return switch (source) {
                case QueueMessages messages -> messages.name();
                case TableChanges changes -> changes.name();
                case Route route -> route.name();
                case Beat beat -> beat.name();
            };
        }

        /** Returns where its properties are. */
        String path() {
            return function.logicalId() + "/Properties/Events/" + name() + "/Properties";
        }

        @Override
        public String toString() {
            return function.logicalId() + "." + name();
        }
    }

    private record QueueEvent(SamTemplate.Function function, QueueMessages messages) {}

    static Stream<Event> events(Template template) {
        return template.functions()
                .flatMap(function -> function.events().stream().map(source -> new Event(function, source)));
    }

    private static Stream<QueueEvent> queueEvents(Template template) {
        return events(template).mapMulti((event, found) -> {
            if (event.source() instanceof QueueMessages messages) {
                found.accept(new QueueEvent(event.function(), messages));
            }
        });
    }
}
