package dev.kikilist.local;

import com.sun.net.httpserver.HttpServer;
import dev.kikilist.engines.EmbeddedDynamoDb;
import dev.kikilist.engines.EmbeddedS3;
import dev.kikilist.engines.EmbeddedSes;
import dev.kikilist.engines.EmbeddedSqs;
import dev.kikilist.engines.LocalAccount;
import dev.kikilist.engines.LoopbackHttp;
import dev.kikilist.engines.MailEventListener;
import dev.kikilist.engines.ObjectCreated;
import dev.kikilist.engines.SamTemplate;
import dev.kikilist.engines.SamTemplate.EventSource;
import dev.kikilist.engines.Storage;
import dev.kikilist.engines.TemplateException;
import dev.kikilist.engines.TemplateTables;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * The whole system in this JVM, as {@code template.yaml} describes it: its tables, queues and buckets on embedded
 * engines, its functions as their real handlers, its event sources, routes and authorizer.
 *
 * <p>Nothing of the template is written down here a second time; a resource or property that cannot be had locally stops
 * the start with a {@link TemplateException}.
 */
public final class LocalSystem implements AutoCloseable {
    private static final String STACK = "kikilist";
    private static final String SENDER_DOMAIN = "kikilist.example";

    private final SamTemplate template;
    private final Options options;
    private final HandlerFactory handlers;
    private final Resources resources;
    private final Map<String, HostedFunction> functions = new LinkedHashMap<>();
    private final List<ScheduleEventSource> schedules = new ArrayList<>();
    private final Map<String, String> parameters = new HashMap<>();
    private final AtomicReference<Consumer<ObjectCreated>> onCreated = new AtomicReference<>(created -> {});
    private final AtomicReference<MailEventListener> onMailEvent = new AtomicReference<>((set, type, event) -> {});
    private volatile Predicate<ObjectCreated> lost = created -> false;
    private final HttpServer gatewayServer;

    private final EmbeddedDynamoDb dynamoDb;
    private final EmbeddedS3 s3;
    private final EmbeddedSqs sqs;
    private final EmbeddedSes ses;
    private final LocalIssuer issuer;
    private final Map<String, String> queueUrls;
    private final HttpGateway gateway;

    /**
     * How the system is started.
     *
     * @param directory where mails and logs lie; made where it is missing
     * @param keepsData whether table, bucket and notifications are kept in the directory too, over restarts
     * @param firstPort of six on loopback, in this order: HTTP API, tokens, S3, SES, SQS, DynamoDB; 0 for free ones
     * @param retryAfter how long a message that failed is not received again
     * @param ahead how far the clock of the functions and of the mail service goes ahead of this machine's
     */
    public record Options(Path directory, boolean keepsData, int firstPort, Duration retryAfter, Duration ahead) {
        /** Makes options for a system that goes by this machine's clock. */
        public Options(Path directory, boolean keepsData, int firstPort, Duration retryAfter) {
            this(directory, keepsData, firstPort, retryAfter, Duration.ZERO);
        }

        /** Returns options for a system that forgets everything but its mails and logs, on free ports. */
        public static Options forgetful(Path directory) {
            return new Options(directory, false, 0, Duration.ofSeconds(1));
        }

        private Clock clock() {
            return Clock.offset(Clock.systemUTC(), ahead);
        }

        private int port(int index) {
            return firstPort == 0 ? 0 : firstPort + index;
        }

        private Storage storage(String name) {
            return keepsData ? Storage.in(directory.resolve(name)) : Storage.inMemory();
        }
    }

    private LocalSystem(SamTemplate template, Options options, HandlerFactory handlers, Resources resources) {
        this.template = template;
        this.handlers = handlers;
        this.options = options;
        this.resources = resources;
        // Its address is a parameter of the template, so the port is taken before there is anything to answer.
        this.gatewayServer = LoopbackHttp.server(options.port(0));
        resources.opened(() -> gatewayServer.stop(0));
        try (var starters =
                Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
            var startedDynamoDb = CompletableFuture.supplyAsync(
                    () -> resources.opened(EmbeddedDynamoDb.start(options.storage("table"), options.port(5))),
                    starters);
            var startedS3 = CompletableFuture.supplyAsync(
                    () -> resources.opened(EmbeddedS3.start(
                            options.storage("bucket"),
                            options.port(2),
                            created -> onCreated.get().accept(created))),
                    starters);
            var startedSqs =
                    CompletableFuture.supplyAsync(() -> resources.opened(EmbeddedSqs.start(options.port(4))), starters);
            var startedIssuer =
                    CompletableFuture.supplyAsync(() -> resources.opened(LocalIssuer.start(options.port(1))), starters);
            this.ses = resources.opened(EmbeddedSes.start(
                    options.directory().resolve("mails"),
                    template.configurationSets().stream()
                            .map(LocalSystem::physicalName)
                            .collect(Collectors.toSet()),
                    options.port(3),
                    (set, type, event) -> onMailEvent.get().published(set, type, event),
                    options.clock()));
            this.dynamoDb = startedDynamoDb.join();
            this.s3 = startedS3.join();
            this.sqs = startedSqs.join();
            this.issuer = startedIssuer.join();
        }
        parameters.putAll(Map.of(
                "JwtIssuer",
                issuer.issuer(),
                "JwtAudience",
                LocalIssuer.AUDIENCE,
                "MailFrom",
                "kikilist@" + SENDER_DOMAIN,
                "MailDomain",
                SENDER_DOMAIN,
                "PortalUrl",
                LoopbackHttp.uri(gatewayServer.getAddress().getPort()).toString(),
                "OperatorEmail",
                "operator@" + SENDER_DOMAIN));
        this.queueUrls = sqs.createQueues(template.queues(), LocalSystem::physicalName);
        template.tables()
                .forEach(table -> TemplateTables.create(dynamoDb.client(), table, physicalName(table.logicalId())));
        onMailEvent.set(this::deliverMailEvent);
        ses.tellAgain();
        var notifications = notifications();
        template.functions().forEach(this::host);
        this.gateway = resources.opened(startGateway());
        startEventSources(notifications);
    }

    /**
     * Starts the system and waits until it can be used.
     *
     * @throws TemplateException if the template asks for what cannot be had here
     * @throws IllegalStateException if an engine does not start; whatever did is closed again
     */
    public static LocalSystem start(SamTemplate template, Options options) {
        return start(template, options, HandlerFactory.inThisJvm(options.clock()));
    }

    /** Starts the system as {@link #start(SamTemplate, Options)} does, with functions that {@code handlers} makes. */
    static LocalSystem start(SamTemplate template, Options options, HandlerFactory handlers) {
        try {
            Files.createDirectories(options.directory().resolve("logs"));
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
        var resources = new Resources();
        try {
            return new LocalSystem(template, options, handlers, resources);
        } catch (RuntimeException failed) {
            try (resources) {
                throw failed instanceof CompletionException && failed.getCause() instanceof RuntimeException cause
                        ? cause
                        : failed;
            }
        }
    }

    private static String physicalName(String logicalId) {
        return STACK + "-" + logicalId;
    }

    private Optional<BucketNotifications> notifications() {
        BucketNotifications made = null;
        for (var bucket : template.buckets()) {
            var name = bucketName(bucket);
            boolean isNew = s3.createBucket(name);
            for (var queue : bucket.queueNotifications()) {
                if (made != null) {
                    throw new TemplateException("more than one notification of buckets cannot be had here");
                }
                made = new BucketNotifications(sqs.client(), queueUrl(queue), journal());
                made.sendLeftOver();
                if (isNew) {
                    made.sendTest(name);
                }
                var notifications = made;
                onCreated.set(created -> {
                    if (created.bucket().equals(name) && !lost.test(created)) {
                        notifications.created(created);
                    }
                });
            }
        }
        return Optional.ofNullable(made);
    }

    private void deliverMailEvent(String configurationSet, String type, String event) {
        template.mailEventQueues().stream()
                .filter(queue -> physicalName(queue.configurationSet()).equals(configurationSet)
                        && queue.types().contains(type))
                .forEach(queue -> sendTo(queue.queue(), event));
    }

    private @Nullable Path journal() {
        if (!options.keepsData()) {
            return null;
        }
        try {
            return Files.createDirectories(options.directory().resolve("notifications"));
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    private void host(SamTemplate.Function declaration) {
        var variables = new HashMap<String, String>();
        variables.putAll(dynamoDb.variables());
        variables.putAll(s3.variables());
        variables.putAll(sqs.variables());
        variables.putAll(ses.variables());
        variables.put("AWS_LAMBDA_FUNCTION_NAME", declaration.logicalId());
        variables.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", Integer.toString(declaration.memoryMegabytes()));
        declaration
                .environment()
                .forEach((name, value) -> variables.put(name, template.resolve(value, this::attribute)));
        var log = new FunctionLog(options.directory().resolve("logs").resolve(declaration.logicalId() + ".log"));
        functions.put(
                declaration.logicalId(), resources.opened(new HostedFunction(handlers, declaration, variables, log)));
    }

    private HttpGateway startGateway() {
        var api = template.httpApi();
        var routes = new ArrayList<HttpGateway.Route>();
        for (var function : functions.values()) {
            for (var event : function.declaration().events()) {
                if (event instanceof EventSource.Route route) {
                    routes.add(new HttpGateway.Route(
                            route.method().toUpperCase(Locale.ROOT), route.path(), route.open(), function));
                }
            }
        }
        var authorizer = api.authorizer();
        var verifier = authorizer == null
                ? null
                : new TokenVerifier(
                        template.resolve(authorizer.issuer(), this::attribute),
                        Set.of(template.resolve(authorizer.audience(), this::attribute)
                                .split(",", -1)));
        ApiPage.ofThisProject().serve(gatewayServer);
        return HttpGateway.start(routes, verifier, api.throttle(), gatewayServer);
    }

    private void startEventSources(Optional<BucketNotifications> notifications) {
        for (var function : functions.values()) {
            for (var event : function.declaration().events()) {
                switch (event) {
                    case EventSource.QueueMessages messages ->
                        resources
                                .opened(new SqsEventSource(
                                        messages,
                                        function,
                                        sqs.client(),
                                        queueUrl(messages.queue()),
                                        EmbeddedSqs.arn(physicalName(messages.queue())),
                                        options.retryAfter(),
                                        id -> notifications.ifPresent(kept -> kept.done(id))))
                                .start();
                    case EventSource.TableChanges changes ->
                        resources
                                .opened(new DynamoDbStreamEventSource(
                                        changes,
                                        function,
                                        dynamoDb.streams(),
                                        streamArn(changes.table()),
                                        new Checkpoints(checkpoint(function, changes)),
                                        Duration.ofMillis(200),
                                        message -> sendTo(changes.failureQueue(), message)))
                                .start();
                    case EventSource.Beat beat -> {
                        var schedule = resources.opened(new ScheduleEventSource(
                                beat,
                                function,
                                message -> sendTo(function.declaration().failureQueue(), message)));
                        schedules.add(schedule);
                        schedule.start();
                    }
                    case EventSource.Route route -> {
                        // The gateway has it.
                    }
                }
            }
        }
    }

    private @Nullable Path checkpoint(HostedFunction function, EventSource.TableChanges changes) {
        return options.keepsData()
                ? options.directory().resolve("stream-" + function.name() + "-" + changes.name() + ".json")
                : null;
    }

    private void sendTo(@Nullable String queue, String message) {
        if (queue != null) {
            sqs.client()
                    .sendMessage(request -> request.queueUrl(queueUrl(queue)).messageBody(message));
        }
    }

    private String queueUrl(String logicalId) {
        var url = queueUrls.get(logicalId);
        if (url == null) {
            throw new TemplateException("no queue " + logicalId);
        }
        return url;
    }

    private String streamArn(String table) {
        return dynamoDb.client()
                .describeTable(request -> request.tableName(physicalName(table)))
                .table()
                .latestStreamArn();
    }

    private String bucketName(SamTemplate.Bucket bucket) {
        return bucket.name().of().isThere()
                ? template.resolve(bucket.name(), this::attribute)
                : physicalName(bucket.logicalId()).toLowerCase(Locale.ROOT);
    }

    /** Answers {@code !Ref} and {@code !GetAtt}: parameters first, then what AWS says of itself, then resources. */
    private String attribute(String name, String attribute) {
        var parameter = parameters.get(name);
        if (parameter != null) {
            return parameter;
        }
        return switch (name) {
            case "AWS::Region" -> LocalAccount.REGION;
            case "AWS::AccountId" -> LocalAccount.ACCOUNT_ID;
            case "AWS::Partition" -> "aws";
            case "AWS::URLSuffix" -> "amazonaws.com";
            case "AWS::StackName" -> STACK;
            default -> resource(name, attribute);
        };
    }

    private String resource(String logicalId, String attribute) {
        if (queueUrls.containsKey(logicalId)) {
            return switch (attribute) {
                case "Ref" -> queueUrl(logicalId);
                case "Arn" -> EmbeddedSqs.arn(physicalName(logicalId));
                default -> physicalName(logicalId);
            };
        }
        if (attribute.equals("Ref")) {
            return template.buckets().stream()
                    .filter(bucket -> bucket.logicalId().equals(logicalId))
                    .findFirst()
                    .map(this::bucketName)
                    .orElse(physicalName(logicalId));
        }
        throw new TemplateException("!GetAtt " + logicalId + "." + attribute + " cannot be had here");
    }

    /** Calls what is called on a schedule now, as if its time had come, and waits for it. */
    public void beat() {
        schedules.forEach(ScheduleEventSource::beat);
    }

    /** Returns the address of the HTTP API. */
    public URI api() {
        return gateway.endpoint();
    }

    /** Returns the address of the page that shows the description of the API. */
    URI apiPage() {
        return api().resolve(ApiPage.PATH);
    }

    /** Returns the address of the issuer of tokens. */
    public URI tokens() {
        return URI.create(issuer.issuer());
    }

    /** Returns the only bucket's name. */
    public String bucket() {
        return bucketName(template.buckets().getFirst());
    }

    /** Returns the only table's name. */
    public String table() {
        return physicalName(template.tables().getFirst().logicalId());
    }

    LocalIssuer issuer() {
        return issuer;
    }

    EmbeddedS3 s3() {
        return s3;
    }

    EmbeddedSes ses() {
        return ses;
    }

    EmbeddedDynamoDb dynamoDb() {
        return dynamoDb;
    }

    SqsClient queues() {
        return sqs.client();
    }

    /** Lets the notices of some uploads get lost on their way, as no bucket's should. */
    void loseNotices(Predicate<ObjectCreated> of) {
        lost = of;
    }

    /** Returns the address of a queue by its logical id. */
    String queue(String logicalId) {
        return queueUrl(logicalId);
    }

    /** Returns the functions by logical id. */
    Map<String, HostedFunction> functions() {
        return Map.copyOf(functions);
    }

    /** Returns the directory of a function's log and its siblings. */
    Path logs() {
        return options.directory().resolve("logs");
    }

    /** Returns the engines and where they listen, in the order of their ports. */
    public Map<String, URI> endpoints() {
        var endpoints = new LinkedHashMap<String, URI>();
        endpoints.put("HTTP API", api());
        endpoints.put("Tokens", tokens());
        endpoints.put("S3", s3.endpoint());
        endpoints.put("SES", ses.endpoint());
        endpoints.put("SQS", sqs.endpoint());
        endpoints.put("DynamoDB", dynamoDb.endpoint());
        return endpoints;
    }

    /** Stops everything, the last started first, and waits for what functions are doing. */
    @Override
    public void close() {
        resources.close();
    }
}
