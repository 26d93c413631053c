package dev.kikilist.engines;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/**
 * What a SAM template says of tables, queues, buckets, functions and their event sources.
 *
 * <p>It reads the parts that a running system is made of, so that tests and the local system take them from the template
 * that is deployed. Permissions, alarms and logs are not read. A property of an event source that it does not know is an
 * error, since leaving it out would make the local system differ in silence.
 */
public final class SamTemplate {
    private final TemplateValue root;

    private SamTemplate(TemplateValue root) {
        this.root = root;
    }

    /**
     * Reads a template file.
     *
     * @throws UncheckedIOException if the file cannot be read
     * @throws TemplateException if it is no template
     */
    public static SamTemplate read(Path file) {
        try {
            return parse(Files.readString(file));
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    /**
     * Reads the project's own template, {@code template.yaml} in the working directory or above it.
     *
     * @throws TemplateException if there is none
     */
    public static SamTemplate ofThisProject() {
        for (Path directory = Path.of("").toAbsolutePath(); directory != null; directory = directory.getParent()) {
            var file = directory.resolve("template.yaml");
            if (Files.exists(file)) {
                return read(file);
            }
        }
        throw new TemplateException(
                "there is no template.yaml in or above " + Path.of("").toAbsolutePath());
    }

    /**
     * Reads a template's text.
     *
     * @throws TemplateException if it is no template
     */
    public static SamTemplate parse(String yaml) {
        return of(TemplateValue.parse(yaml, "template"));
    }

    /**
     * Returns the template that {@code root} is.
     *
     * @throws TemplateException if it is no template
     */
    public static SamTemplate of(TemplateValue root) {
        if (!root.at("Resources").isThere()) {
            throw new TemplateException("the template has no Resources");
        }
        return new SamTemplate(root);
    }

    /** Returns the whole template, for those who ask it what this class does not read. */
    public TemplateValue root() {
        return root;
    }

    /** A table with its key, indexes, stream and expiry. */
    public record Table(
            String logicalId,
            Map<String, String> attributeTypes,
            Key key,
            List<Index> indexes,
            @Nullable String streamViewType,
            @Nullable String expiryAttribute) {
        /** Returns the same table without a stream. */
        public Table withoutStream() {
            return new Table(logicalId, attributeTypes, key, indexes, null, expiryAttribute);
        }
    }

    /** The names of the attributes of a key. */
    public record Key(String partition, @Nullable String sort) {}

    /** A global secondary index; {@code projection} is {@code ALL} or {@code KEYS_ONLY}. */
    public record Index(String name, Key key, String projection) {}

    /**
     * A queue.
     *
     * @param attributes of SQS: {@code VisibilityTimeout}, {@code MessageRetentionPeriod} and their like, as text
     */
    public record Queue(
            String logicalId,
            Map<String, String> attributes,
            @Nullable Redrive redrive) {}

    /** Where messages go that were received too often. */
    public record Redrive(String deadLetterQueue, int maxReceiveCount) {}

    /**
     * A bucket.
     *
     * @param name as {@link #resolve} can complete it
     * @param queueNotifications logical ids of the queues that are told of every new object
     */
    public record Bucket(String logicalId, Value name, boolean versioned, List<String> queueNotifications) {}

    /** A function with everything that starts it. */
    public record Function(
            String logicalId,
            String handlerClass,
            Path codeUri,
            Duration timeout,
            int memoryMegabytes,
            Map<String, Value> environment,
            List<EventSource> events,
            int maximumRetries,
            @Nullable String failureQueue) {}

    /** A value of the template that may still have references in it. */
    public record Value(TemplateValue of) {
        @Override
        public String toString() {
            return of.toString();
        }
    }

    /** What starts a function. */
    public sealed interface EventSource {
        /** Messages of a queue. */
        record QueueMessages(
                String name,
                String queue,
                int batchSize,
                Duration batchingWindow,
                boolean partialBatches,
                int maximumConcurrency)
                implements EventSource {}

        /**
         * Changes of a table.
         *
         * @param filters patterns as JSON; a record that matches none is passed over. None at all: every record counts
         * @param maximumRetries after the first try; -1 for no limit
         * @param maximumAge of a record; null for no limit
         */
        record TableChanges(
                String name,
                String table,
                int batchSize,
                boolean fromTheBeginning,
                boolean bisect,
                boolean partialBatches,
                int maximumRetries,
                @Nullable Duration maximumAge,
                List<String> filters,
                @Nullable String failureQueue)
                implements EventSource {}

        /**
         * A route of the HTTP API; {@code path} may have variables such as {@code {id}}.
         *
         * @param open whether it asks for no token
         */
        record Route(String name, String api, String method, String path, boolean open) implements EventSource {}

        /** A fixed beat. */
        record Beat(String name, Duration every) implements EventSource {}
    }

    /**
     * The HTTP API.
     *
     * @param authorizer of all but open routes, or null where there is none
     * @param throttle of each route, or null where there is none
     */
    public record HttpApi(
            String logicalId,
            @Nullable Authorizer authorizer,
            @Nullable Throttle throttle) {}

    /**
     * How many requests a route takes.
     *
     * @param burst at once
     * @param perSecond in the long run
     */
    public record Throttle(int burst, int perSecond) {}

    /** The tokens that an API accepts. */
    public record Authorizer(String name, Value issuer, Value audience) {}

    /** Returns the tables in the template's order. */
    public List<Table> tables() {
        return resources("AWS::DynamoDB::Table").entrySet().stream()
                .map(entry -> table(entry.getKey(), entry.getValue()))
                .toList();
    }

    /**
     * Returns one table.
     *
     * @throws TemplateException if there is none of this logical id
     */
    public Table table(String logicalId) {
        return tables().stream()
                .filter(table -> table.logicalId().equals(logicalId))
                .findFirst()
                .orElseThrow(() -> new TemplateException("no table " + logicalId));
    }

    private static Table table(String logicalId, TemplateValue properties) {
        var types = new LinkedHashMap<String, String>();
        for (var definition : properties.at("AttributeDefinitions").list()) {
            types.put(
                    definition.at("AttributeName").text(),
                    definition.at("AttributeType").text());
        }
        var indexes = properties.at("GlobalSecondaryIndexes").list().stream()
                .map(index -> new Index(
                        index.at("IndexName").text(),
                        key(index.at("KeySchema")),
                        index.at("Projection", "ProjectionType").text()))
                .toList();
        return new Table(
                logicalId,
                types,
                key(properties.at("KeySchema")),
                indexes,
                textOrNull(properties.at("StreamSpecification", "StreamViewType")),
                textOrNull(properties.at("TimeToLiveSpecification", "AttributeName")));
    }

    private static Key key(TemplateValue schema) {
        var parts = schema.list();
        return new Key(
                parts.getFirst().at("AttributeName").text(),
                parts.size() > 1 ? parts.get(1).at("AttributeName").text() : null);
    }

    /** Returns the queues, dead-letter queues before those that name them. */
    public List<Queue> queues() {
        var plain = new ArrayList<Queue>();
        var redriving = new ArrayList<Queue>();
        resources("AWS::SQS::Queue").forEach((logicalId, properties) -> {
            var attributes = new LinkedHashMap<String, String>();
            for (String name : List.of(
                    "DelaySeconds",
                    "MaximumMessageSize",
                    "MessageRetentionPeriod",
                    "ReceiveMessageWaitTimeSeconds",
                    "VisibilityTimeout")) {
                if (properties.at(name).isThere()) {
                    attributes.put(name, properties.at(name).text());
                }
            }
            var policy = properties.at("RedrivePolicy");
            if (policy.isThere()) {
                redriving.add(new Queue(
                        logicalId,
                        attributes,
                        new Redrive(
                                policy.at("deadLetterTargetArn").logicalId(),
                                policy.at("maxReceiveCount").number(0))));
            } else {
                plain.add(new Queue(logicalId, attributes, null));
            }
        });
        plain.addAll(redriving);
        return List.copyOf(plain);
    }

    /** Returns the buckets in the template's order. */
    public List<Bucket> buckets() {
        return resources("AWS::S3::Bucket").entrySet().stream()
                .map(entry -> new Bucket(
                        entry.getKey(),
                        new Value(entry.getValue().at("BucketName")),
                        entry.getValue()
                                .at("VersioningConfiguration", "Status")
                                .equals(new TemplateValue.Text("Enabled")),
                        entry.getValue().at("NotificationConfiguration", "QueueConfigurations").list().stream()
                                .map(SamTemplate::notifiedQueue)
                                .toList()))
                .toList();
    }

    private static String notifiedQueue(TemplateValue configuration) {
        if (!configuration.at("Event").text().equals("s3:ObjectCreated:*")
                || configuration.at("Filter").isThere()) {
            throw new TemplateException("a bucket's notification other than of every new object: " + configuration);
        }
        return configuration.at("Queue").logicalId();
    }

    /** Returns the logical ids of the SES configuration sets. */
    public List<String> configurationSets() {
        return List.copyOf(resources("AWS::SES::ConfigurationSet").keySet());
    }

    /**
     * What is told of mails that are sent with a configuration set.
     *
     * @param types of events, such as {@code DELIVERY}
     * @param queue the logical id of the queue that events come to
     */
    public record MailEventQueue(String configurationSet, List<String> types, String queue) {}

    /** Returns the queues to which events of mails come through a topic as they are; what is disabled is left out. */
    public List<MailEventQueue> mailEventQueues() {
        var yes = new TemplateValue.Text("true");
        return resources("AWS::SES::ConfigurationSetEventDestination").values().stream()
                .filter(destination ->
                        destination.at("EventDestination", "Enabled").equals(yes))
                .flatMap(destination -> resources("AWS::SNS::Subscription").values().stream()
                        .filter(subscription -> subscription.at("Protocol").equals(new TemplateValue.Text("sqs")))
                        .filter(subscription ->
                                subscription.at("RawMessageDelivery").equals(yes))
                        .filter(subscription -> subscription
                                .at("TopicArn")
                                .equals(destination.at("EventDestination", "SnsDestination", "TopicARN")))
                        .map(subscription -> new MailEventQueue(
                                configurationSet(destination.at("ConfigurationSetName")),
                                destination.at("EventDestination", "MatchingEventTypes").list().stream()
                                        .map(TemplateValue::text)
                                        .toList(),
                                subscription.at("Endpoint").logicalId())))
                .toList();
    }

    private static String configurationSet(TemplateValue name) {
        return name instanceof TemplateValue.Call ? name.logicalId() : name.text();
    }

    /** Returns the HTTP API. The template must have exactly one. */
    public HttpApi httpApi() {
        var apis = resources("AWS::Serverless::HttpApi");
        if (apis.size() != 1) {
            throw new TemplateException("one HttpApi is wanted, there are " + apis.keySet());
        }
        var api = apis.entrySet().iterator().next();
        var throttle = throttle(api.getValue().at("DefaultRouteSettings"));
        var auth = api.getValue().at("Auth");
        if (!auth.isThere()) {
            return new HttpApi(api.getKey(), null, throttle);
        }
        var name = auth.at("DefaultAuthorizer").text();
        var authorizer = auth.at("Authorizers", name, "JwtConfiguration");
        return new HttpApi(
                api.getKey(),
                new Authorizer(name, new Value(authorizer.at("issuer")), new Value(authorizer.at("audience"))),
                throttle);
    }

    private static @Nullable Throttle throttle(TemplateValue settings) {
        return settings.at("ThrottlingBurstLimit").isThere()
                ? new Throttle(
                        settings.at("ThrottlingBurstLimit").number(0),
                        settings.at("ThrottlingRateLimit").number(0))
                : null;
    }

    /** Returns the functions in the template's order, with what {@code Globals} gives to all of them. */
    public List<Function> functions() {
        return resources("AWS::Serverless::Function").entrySet().stream()
                .map(entry -> function(entry.getKey(), entry.getValue()))
                .toList();
    }

    private Function function(String logicalId, TemplateValue properties) {
        var globals = root.at("Globals", "Function");
        var environment = new LinkedHashMap<String, Value>();
        for (var variables :
                List.of(globals.at("Environment", "Variables"), properties.at("Environment", "Variables"))) {
            variables.entries().forEach((name, value) -> environment.put(name, new Value(value)));
        }
        BinaryOperator<TemplateValue> orGlobal = (own, global) -> own.isThere() ? own : global;
        var handler = properties.at("Handler").text();
        int method = handler.indexOf("::");
        var invocation = properties.at("EventInvokeConfig");
        var failure = invocation.at("DestinationConfig", "OnFailure", "Destination");
        return new Function(
                logicalId,
                method < 0 ? handler : handler.substring(0, method),
                Path.of(properties.at("CodeUri").text()),
                Duration.ofSeconds(orGlobal.apply(properties.at("Timeout"), globals.at("Timeout"))
                        .number(3)),
                orGlobal.apply(properties.at("MemorySize"), globals.at("MemorySize"))
                        .number(128),
                environment,
                properties.at("Events").entries().entrySet().stream()
                        .map(event -> eventSource(event.getKey(), event.getValue()))
                        .toList(),
                invocation.at("MaximumRetryAttempts").number(2),
                failure.isThere() ? failure.logicalId() : null);
    }

    private static EventSource eventSource(String name, TemplateValue event) {
        var properties = event.at("Properties");
        return switch (event.at("Type").text()) {
            case "SQS" -> queueMessages(name, properties);
            case "DynamoDB" -> tableChanges(name, properties);
            case "HttpApi" -> {
                knownOnly(name, properties, List.of("ApiId", "Method", "Path", "Auth"));
                yield new EventSource.Route(
                        name,
                        properties.at("ApiId").logicalId(),
                        properties.at("Method").text(),
                        properties.at("Path").text(),
                        "NONE".equals(textOrNull(properties.at("Auth", "Authorizer"))));
            }
            case "Schedule", "ScheduleV2" -> {
                var expression = properties.at(properties.at("Schedule").isThere() ? "Schedule" : "ScheduleExpression");
                yield new EventSource.Beat(name, every(expression.text()));
            }
            default -> throw new TemplateException("an event of type " + event.at("Type"));
        };
    }

    private static EventSource queueMessages(String name, TemplateValue properties) {
        knownOnly(
                name,
                properties,
                List.of(
                        "Queue",
                        "BatchSize",
                        "MaximumBatchingWindowInSeconds",
                        "FunctionResponseTypes",
                        "ScalingConfig",
                        "Enabled"));
        return new EventSource.QueueMessages(
                name,
                properties.at("Queue").logicalId(),
                properties.at("BatchSize").number(10),
                Duration.ofSeconds(
                        properties.at("MaximumBatchingWindowInSeconds").number(0)),
                reportsItems(properties),
                properties.at("ScalingConfig", "MaximumConcurrency").number(1_000));
    }

    private static EventSource tableChanges(String name, TemplateValue properties) {
        knownOnly(
                name,
                properties,
                List.of(
                        "Stream",
                        "StartingPosition",
                        "BatchSize",
                        "BisectBatchOnFunctionError",
                        "MaximumRetryAttempts",
                        "MaximumRecordAgeInSeconds",
                        "FunctionResponseTypes",
                        "FilterCriteria",
                        "DestinationConfig",
                        "Enabled"));
        int age = properties.at("MaximumRecordAgeInSeconds").number(-1);
        var failure = properties.at("DestinationConfig", "OnFailure", "Destination");
        return new EventSource.TableChanges(
                name,
                properties.at("Stream").logicalId(),
                properties.at("BatchSize").number(100),
                properties.at("StartingPosition").text().equals("TRIM_HORIZON"),
                properties.at("BisectBatchOnFunctionError").equals(new TemplateValue.Text("true")),
                reportsItems(properties),
                properties.at("MaximumRetryAttempts").number(-1),
                age < 0 ? null : Duration.ofSeconds(age),
                properties.at("FilterCriteria", "Filters").list().stream()
                        .map(filter -> filter.at("Pattern").text())
                        .toList(),
                failure.isThere() ? failure.logicalId() : null);
    }

    private static boolean reportsItems(TemplateValue properties) {
        return properties
                .at("FunctionResponseTypes")
                .list()
                .contains(new TemplateValue.Text("ReportBatchItemFailures"));
    }

    private static Duration every(String expression) {
        var words = expression.replace("rate(", "").replace(")", "").split(" ", -1);
        if (!expression.startsWith("rate(") || words.length != 2) {
            throw new TemplateException("a schedule other than rate(…): " + expression);
        }
        long count = Long.parseLong(words[0]);
        return switch (words[1]) {
            case "minute", "minutes" -> Duration.ofMinutes(count);
            case "hour", "hours" -> Duration.ofHours(count);
            case "day", "days" -> Duration.ofDays(count);
            default -> throw new TemplateException("a schedule other than rate(…): " + expression);
        };
    }

    private static void knownOnly(String event, TemplateValue properties, List<String> known) {
        for (String name : properties.entries().keySet()) {
            if (!known.contains(name)) {
                throw new TemplateException("event " + event + " has a property that is not known here: " + name);
            }
        }
    }

    private Map<String, TemplateValue> resources(String type) {
        var found = new LinkedHashMap<String, TemplateValue>();
        root.at("Resources").entries().forEach((logicalId, resource) -> {
            if (resource.at("Type").text().equals(type)) {
                found.put(logicalId, resource.at("Properties"));
            }
        });
        return found;
    }

    /**
     * Completes a value: {@code !Ref}, {@code !GetAtt}, {@code !Sub} and {@code !Join}.
     *
     * @param attributes gives an attribute of a logical id, of a parameter or of a pseudo parameter such as
     *     {@code AWS::Region}; the attribute of a {@code !Ref} is {@code Ref}
     * @throws TemplateException if another function is called
     */
    public String resolve(Value value, Attributes attributes) {
        return resolve(value.of(), attributes);
    }

    private static String resolve(TemplateValue value, Attributes attributes) {
        return switch (value) {
            case TemplateValue.Text(var text) -> text;
            case TemplateValue.Call(var function, var argument) ->
                switch (function) {
                    case "Ref" -> attributes.of(argument.text(), "Ref");
                    case "GetAtt" -> getAttribute(argument, attributes);
                    case "Sub" -> substitute(argument, attributes);
                    case "Join" ->
                        String.join(
                                argument.list().getFirst().text(),
                                argument.list().get(1).list().stream()
                                        .map(part -> resolve(part, attributes))
                                        .toList());
                    default -> throw new TemplateException("the function " + function + " is not known here");
                };
            case TemplateValue.Nothing() -> throw new TemplateException("a value is missing");
            case TemplateValue.Items items -> throw new TemplateException("one value is wanted, not " + items);
            case TemplateValue.Named named -> throw new TemplateException("one value is wanted, not " + named);
        };
    }

    private static String getAttribute(TemplateValue argument, Attributes attributes) {
        var parts = argument instanceof TemplateValue.Items(var items)
                ? items.stream().map(TemplateValue::text).toList()
                : List.of(argument.text().split("\\.", 2));
        return attributes.of(parts.getFirst(), parts.get(1));
    }

    private static String substitute(TemplateValue argument, Attributes attributes) {
        var text = argument instanceof TemplateValue.Items(var items) ? items.getFirst() : argument;
        var local = argument instanceof TemplateValue.Items(var items) ? items.get(1) : new TemplateValue.Nothing();
        return TemplateValue.SUBSTITUTION
                .matcher(text.text())
                .replaceAll(match -> Matcher.quoteReplacement(substituted(match, local, attributes)))
                .replace("${!", "${");
    }

    private static String substituted(MatchResult match, TemplateValue local, Attributes attributes) {
        var name = match.group(1);
        if (local.at(name).isThere()) {
            return resolve(local.at(name), attributes);
        }
        int dot = name.indexOf('.');
        return dot < 0 ? attributes.of(name, "Ref") : attributes.of(name.substring(0, dot), name.substring(dot + 1));
    }

    private static @Nullable String textOrNull(TemplateValue value) {
        return value.isThere() ? value.text() : null;
    }

    /** Knows what the resources and parameters of a template are where it runs. */
    @FunctionalInterface
    public interface Attributes {
        /**
         * Returns an attribute.
         *
         * @throws TemplateException if there is none
         */
        String of(String name, String attribute);
    }
}
