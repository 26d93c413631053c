package dev.kikilist.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.kikilist.engines.SamTemplate;
import dev.kikilist.engines.TemplateException;
import dev.kikilist.testkit.AtOnce;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sqs.model.Message;

/** The local system with a small template whose functions only record: what reaches a function, and what becomes of it. */
class LocalSystemTest {
    private static final String TEMPLATE = """
        Parameters: {JwtIssuer: {Type: String}, JwtAudience: {Type: CommaDelimitedList}}
        Globals: {Function: {Timeout: 5, Environment: {Variables: {TABLE_NAME: !Ref Table}}}}
        Resources:
          Bucket:
            Type: AWS::S3::Bucket
            Properties:
              BucketName: !Sub small-${AWS::AccountId}-${AWS::Region}
              VersioningConfiguration: {Status: Enabled}
              NotificationConfiguration:
                QueueConfigurations:
                  - {Event: "s3:ObjectCreated:*", Queue: !GetAtt Uploads.Arn}
          Uploads:
            Type: AWS::SQS::Queue
            Properties:
              VisibilityTimeout: 60
              RedrivePolicy: {deadLetterTargetArn: !GetAtt DeadUploads.Arn, maxReceiveCount: 3}
          DeadUploads: {Type: AWS::SQS::Queue, Properties: {}}
          GivenUp: {Type: AWS::SQS::Queue, Properties: {}}
          Table:
            Type: AWS::DynamoDB::Table
            Properties:
              AttributeDefinitions: [{AttributeName: pk, AttributeType: S}]
              KeySchema: [{AttributeName: pk, KeyType: HASH}]
              StreamSpecification: {StreamViewType: NEW_AND_OLD_IMAGES}
          Mails: {Type: AWS::SES::ConfigurationSet, Properties: {}}
          Api:
            Type: AWS::Serverless::HttpApi
            Properties:
              Auth:
                DefaultAuthorizer: Oidc
                Authorizers:
                  Oidc:
                    IdentitySource: $request.header.Authorization
                    JwtConfiguration: {issuer: !Ref JwtIssuer, audience: !Ref JwtAudience}
          Reader:
            Type: AWS::Serverless::Function
            Properties:
              Handler: dev.kikilist.local.RecordingHandler::handleRequest
              CodeUri: none.zip
              Environment: {Variables: {BUCKET: !Ref Bucket, SET: !Ref Mails, QUEUE: !Ref Uploads}}
              Events:
                Uploaded:
                  Type: SQS
                  Properties:
                    Queue: !GetAtt Uploads.Arn
                    BatchSize: 5
                    FunctionResponseTypes: [ReportBatchItemFailures]
          Follower:
            Type: AWS::Serverless::Function
            Properties:
              Handler: dev.kikilist.local.RecordingHandler::handleRequest
              CodeUri: none.zip
              Events:
                Changed:
                  Type: DynamoDB
                  Properties:
                    Stream: !GetAtt Table.StreamArn
                    StartingPosition: TRIM_HORIZON
                    BatchSize: 10
                    BisectBatchOnFunctionError: true
                    MaximumRetryAttempts: 2
                    FunctionResponseTypes: [ReportBatchItemFailures]
                    FilterCriteria:
                      Filters: [{Pattern: '{"dynamodb": {"Keys": {"pk": {"S": [{"prefix": "MAIL#"}]}}}}'}]
                    DestinationConfig: {OnFailure: {Type: SQS, Destination: !GetAtt GivenUp.Arn}}
          Asked:
            Type: AWS::Serverless::Function
            Properties:
              Handler: dev.kikilist.local.RecordingHandler::handleRequest
              CodeUri: none.zip
              Timeout: 1
              Events:
                One: {Type: HttpApi, Properties: {ApiId: !Ref Api, Method: GET, Path: "/things/{id}"}}
                Fixed: {Type: HttpApi, Properties: {ApiId: !Ref Api, Method: GET, Path: /things/fixed}}
                New: {Type: HttpApi, Properties: {ApiId: !Ref Api, Method: POST, Path: /things}}
          Sweeper:
            Type: AWS::Serverless::Function
            Properties:
              Handler: dev.kikilist.local.RecordingHandler::handleRequest
              CodeUri: none.zip
              EventInvokeConfig:
                MaximumRetryAttempts: 1
                DestinationConfig: {OnFailure: {Type: SQS, Destination: !GetAtt GivenUp.Arn}}
              Events:
                Beat: {Type: ScheduleV2, Properties: {ScheduleExpression: rate(1 hour)}}
        """;

    @TempDir
    private Path directory;

    private LocalSystem system;

    @BeforeEach
    void start() {
        RecordingHandler.forget();
        system = LocalSystem.start(SamTemplate.parse(TEMPLATE), LocalSystem.Options.forgetful(directory));
    }

    @AfterEach
    void stop() {
        system.close();
    }

    @Test
    void givesFunctionsTheTemplatesVariables() throws Exception {
        Eventually.holds(() -> assertThat(RecordingHandler.events("Reader")).isNotEmpty());

        var environment = RecordingHandler.environment("Reader");
        assertThat(environment.required("TABLE_NAME")).isEqualTo(system.table());
        assertThat(environment.required("BUCKET")).isEqualTo("small-000000000000-ap-northeast-1");
        assertThat(environment.required("SET")).isEqualTo("kikilist-Mails");
        assertThat(environment.required("QUEUE")).isEqualTo(system.queue("Uploads"));
        assertThat(environment.required("AWS_ENDPOINT_URL_S3"))
                .isEqualTo(system.s3().endpoint().toString());
        assertThat(environment.optional("JwtIssuer")).isEmpty();
    }

    @Test
    void tellsOfUploadsThroughTheQueue() throws Exception {
        system.s3().createBucket("others");
        system.s3()
                .client()
                .putObject(
                        request -> request.bucket("others").key("of no bucket that tells"),
                        RequestBody.fromString("x"));
        upload("a b+c/機器.xlsx");

        Eventually.holds(() -> assertThat(bodies()).hasSize(2));
        assertThat(bodies().getFirst().path("Event").asText()).isEqualTo("s3:TestEvent");
        var object = bodies().getLast().at("/Records/0/s3/object");
        assertThat(object.path("key").asText()).isEqualTo("a+b%2Bc/%E6%A9%9F%E5%99%A8.xlsx");
        assertThat(object.path("versionId").asText()).isNotEmpty();
        var record = records("Reader").getLast();
        assertThat(record.path("eventSource").asText()).isEqualTo("aws:sqs");
        assertThat(record.path("eventSourceARN").asText()).endsWith(":kikilist-Uploads");
        assertThat(record.at("/attributes/ApproximateReceiveCount").asText()).isEqualTo("1");
        assertThat(record.path("md5OfBody").asText()).hasSize(32);
        Eventually.holds(() -> assertThat(receive("Uploads")).isEmpty());
    }

    @Test
    void receivesAgainWhatFailedAndSetsItAsideInTheEnd() throws Exception {
        RecordingHandler.answers(
                "Reader",
                event -> failures(event.path("Records")
                        .valueStream()
                        .filter(record -> record.path("body").asText().contains("poison"))
                        .map(record -> record.path("messageId").asText())
                        .toList()));

        upload("good");
        upload("poison");

        Eventually.holds(() -> assertThat(receive("DeadUploads"))
                .singleElement()
                .satisfies(message -> assertThat(message.body()).contains("poison")));
        assertThat(bodies().stream().filter(body -> body.toString().contains("poison")))
                .as("tries")
                .hasSize(3);
        assertThat(bodies().stream().filter(body -> body.toString().contains("good")))
                .hasSize(1);
    }

    @Test
    void takesAWholeBatchBackWhenTheFunctionThrowsOrAnswersNonsense() throws Exception {
        Eventually.holds(() ->
                assertThat(bodies()).as("what a new notification is tried with").hasSize(1));
        RecordingHandler.answers(
                "Reader", event -> switch (RecordingHandler.events("Reader").size()) {
                    case 2 -> throw new IllegalStateException("crash");
                    case 3 -> failures(List.of("unknown"));
                    default -> "{}";
                });

        upload("again and again");

        Eventually.holds(() -> assertThat(RecordingHandler.events("Reader")).hasSize(4));
        Eventually.holds(() -> assertThat(receive("Uploads")).isEmpty());
        assertThat(receive("DeadUploads")).isEmpty();
        assertThat(Files.readString(system.logs().resolve("Reader.log"))).contains("crash");
    }

    @Test
    void givesWantedChangesInOrderWithTypedValues() throws Exception {
        put("OTHER#1", "x");
        put("MAIL#1", "old");
        put("MAIL#1", "new");

        Eventually.holds(() -> assertThat(records("Follower")).hasSize(2));
        var record = records("Follower").getLast();
        assertThat(record.path("eventName").asText()).isEqualTo("MODIFY");
        assertThat(record.path("eventSource").asText()).isEqualTo("aws:dynamodb");
        assertThat(record.path("dynamodb").path("NewImage").toString())
                .isEqualTo(json(
                        "{'pk':{'S':'MAIL#1'},'value':{'S':'new'},'count':{'N':'1'},'bytes':{'B':'AQI='},"
                                + "'list':{'L':[{'BOOL':true},{'NULL':true}]},'map':{'M':{'a':{'SS':['b']}}}}",
                        record));
        assertThat(record.at("/dynamodb/OldImage/value/S").asText()).isEqualTo("old");
        assertThat(record.path("eventSourceARN").asText()).contains("/stream/");
    }

    @Test
    void triesAFailingChangeAgainAndGivesItUpWithoutHoldingTheOthersBack() throws Exception {
        RecordingHandler.answers("Follower", event -> {
            var bad = event.path("Records")
                    .valueStream()
                    .filter(record -> record.at("/dynamodb/Keys/pk/S").asText().equals("MAIL#bad"))
                    .map(record -> record.at("/dynamodb/SequenceNumber").asText())
                    .toList();
            return failures(bad);
        });

        for (String key : List.of("MAIL#1", "MAIL#bad", "MAIL#2", "MAIL#3")) {
            put(key, "x");
        }

        Eventually.holds(() -> assertThat(receive("GivenUp")).singleElement().satisfies(message -> {
            var given = new JsonMapper().readTree(message.body());
            assertThat(given.at("/requestContext/condition").asText()).isEqualTo("RetryAttemptsExhausted");
            assertThat(given.at("/DDBStreamBatchInfo/batchSize").asInt()).isEqualTo(1);
        }));
        Eventually.holds(() -> assertThat(keys()).contains("MAIL#1", "MAIL#2", "MAIL#3"));
        assertThat(keys().stream().filter("MAIL#1"::equals)).as("done once").hasSize(1);
        assertThat(keys().indexOf("MAIL#2")).isGreaterThan(keys().indexOf("MAIL#bad"));
    }

    @Test
    void beatsAndSetsFailedBeatsAside() throws Exception {
        RecordingHandler.answers("Sweeper", event -> {
            throw new IllegalStateException("no");
        });

        Eventually.holds(() -> assertThat(receive("GivenUp"))
                .singleElement()
                .satisfies(message -> assertThat(message.body()).contains("RetriesExhausted")));
        assertThat(RecordingHandler.events("Sweeper")).hasSize(2);
        assertThat(RecordingHandler.events("Sweeper").getFirst().path("source").asText())
                .isEqualTo("aws.scheduler");
    }

    @Test
    void asksFunctionsOverHttp() throws Exception {
        RecordingHandler.answers(
                "Asked",
                event ->
                        "{\"statusCode\":418,\"headers\":{\"content-type\":\"text/x\",\"x-own\":\"1\"},\"body\":\"茶\"}");

        var answer = send(request("/things/a%20b%2B+c?x=1&x=2&y=%E6%A9%9F")
                .header("Cookie", "a=1; b=2")
                .header("X-Many", "p")
                .header("X-Many", "q"));

        assertThat(answer.statusCode()).isEqualTo(418);
        assertThat(answer.body()).isEqualTo("茶");
        assertThat(answer.headers().firstValue("x-own")).hasValue("1");
        assertThat(answer.headers().firstValue("content-type")).hasValue("text/x");
        var event = RecordingHandler.events("Asked").getFirst();
        assertThat(event.path("version").asText()).isEqualTo("2.0");
        assertThat(event.path("routeKey").asText()).isEqualTo("GET /things/{id}");
        assertThat(event.at("/pathParameters/id").asText()).isEqualTo("a b++c");
        assertThat(event.path("rawQueryString").asText()).isEqualTo("x=1&x=2&y=%E6%A9%9F");
        assertThat(event.at("/queryStringParameters/x").asText()).isEqualTo("1,2");
        assertThat(event.at("/queryStringParameters/y").asText()).isEqualTo("機");
        assertThat(event.path("cookies").valueStream().map(JsonNode::asText)).containsExactly("a=1", "b=2");
        assertThat(event.path("headers").has("cookie")).isFalse();
        assertThat(event.at("/headers/x-many").asText()).isEqualTo("p,q");
        assertThat(event.at("/requestContext/authorizer/jwt/claims/custom:role").asText())
                .isEqualTo("agency");
        assertThat(event.at("/requestContext/http/method").asText()).isEqualTo("GET");

        send(request("/things/fixed"));
        assertThat(RecordingHandler.events("Asked").getLast().path("routeKey").asText())
                .isEqualTo("GET /things/fixed");
    }

    @Test
    void letsFewCallsWorkAtOnceAndAnswersAll() {
        var atWork = new AtomicInteger();
        var most = new AtomicInteger();
        var tooMany = new CountDownLatch(HttpGateway.AT_ONCE + 1);
        RecordingHandler.answers("Asked", event -> {
            most.accumulateAndGet(atWork.incrementAndGet(), Math::max);
            tooMany.countDown();
            waitFor(tooMany);
            atWork.decrementAndGet();
            return "{}";
        });

        var answers = AtOnce.run(HttpGateway.AT_ONCE + 2, call -> statusOf(request("/things/" + call)));

        assertThat(answers).containsOnly(200);
        assertThat(most).hasValue(HttpGateway.AT_ONCE);
    }

    @Test
    void handsTextOnAsItIsAndOtherBodiesAsBase64() throws Exception {
        send(request("/things")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"a\":\"機\"}")));
        send(request("/things")
                .header("Content-Type", "application/octet-stream")
                .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[] {1, 2})));

        assertThat(RecordingHandler.events("Asked").getFirst().path("body").asText())
                .isEqualTo("{\"a\":\"機\"}");
        assertThat(RecordingHandler.events("Asked").getLast().path("body").asText())
                .isEqualTo("AQI=");
        assertThat(RecordingHandler.events("Asked")
                        .getLast()
                        .path("isBase64Encoded")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void answersItselfWhatApiGatewayAnswersItself() throws Exception {
        assertThat(send(request("/nowhere"))).satisfies(is(404, "{\"message\":\"Not Found\"}"));
        assertThat(send(request("/things/a").DELETE())).satisfies(is(404, "{\"message\":\"Not Found\"}"));
        assertThat(send(HttpRequest.newBuilder(system.api().resolve("/things/a"))))
                .satisfies(is(401, "{\"message\":\"Unauthorized\"}"));
        RecordingHandler.answers("Asked", event -> {
            throw new IllegalStateException("crash");
        });
        assertThat(send(request("/things/a"))).satisfies(is(500, "{\"message\":\"Internal Server Error\"}"));
        RecordingHandler.answers("Asked", event -> {
            try {
                Thread.sleep(Duration.ofSeconds(10));
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
            return "{}";
        });
        assertThat(send(request("/things/a"))).satisfies(is(500, "{\"message\":\"Internal Server Error\"}"));
        assertThat(Files.readString(system.logs().resolve("Asked.log"))).contains("timed out after PT1S");
    }

    @Test
    void throttlesEachRouteByItself() throws Exception {
        var throttled = TEMPLATE.replace(
                "      Auth:",
                "      DefaultRouteSettings: {ThrottlingBurstLimit: 2, ThrottlingRateLimit: 1}\n      Auth:");
        assertThat(throttled).isNotEqualTo(TEMPLATE);
        RecordingHandler.answers("Asked", event -> "{}");
        try (var one = LocalSystem.start(
                        SamTemplate.parse(throttled), LocalSystem.Options.forgetful(directory.resolve("throttled")));
                var caller = new Caller(one.api())) {
            var token = Map.of(
                    "Authorization",
                    "Bearer " + one.issuer().token(DemoUser.named("agency").orElseThrow()));
            var refused = new AtomicReference<Caller.Answer>();
            Eventually.holds(() -> {
                var answer = caller.sendOnce("GET", "/things/a", token, "");
                assertThat(answer.status()).isEqualTo(429);
                refused.set(answer);
            });

            assertThat(refused.get().text()).isEqualTo("{\"message\":\"Too Many Requests\"}");
            assertThat(refused.get().headers()).containsEntry("retry-after", List.of("1"));
            assertThat(caller.sendOnce("GET", "/things/fixed", token, "").status())
                    .as("another route")
                    .isEqualTo(200);
            assertThat(caller.send("GET", "/things/a", token, "").status())
                    .as("after waiting as told")
                    .isEqualTo(200);
        }
    }

    @Test
    void handsTokensOutOnlyToThisMachine() throws Exception {
        var token = send(HttpRequest.newBuilder(system.tokens().resolve("/token?user=vendor")));
        assertThat(token.statusCode()).isEqualTo(200);
        assertThat(statusWith(token.body())).isEqualTo(200);
        assertThat(send(HttpRequest.newBuilder(system.tokens().resolve("/token?user=nobody")))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void findsEverythingAgainAndDoesWhatWasLeft() throws Exception {
        var options = new LocalSystem.Options(directory.resolve("kept"), true, 0, Duration.ofSeconds(1));
        RecordingHandler.answers("Reader", event -> {
            throw new IllegalStateException("not today");
        });
        try (var first = LocalSystem.start(SamTemplate.parse(TEMPLATE), options)) {
            first.s3()
                    .client()
                    .putObject(
                            request -> request.bucket(first.bucket()).key("kept"), RequestBody.fromString("content"));
            first.dynamoDb()
                    .client()
                    .putItem(request ->
                            request.tableName(first.table()).item(Map.of("pk", AttributeValue.fromS("MAIL#before"))));
            Eventually.holds(() -> assertThat(keys()).contains("MAIL#before"));
            Thread.sleep(300);
        }
        RecordingHandler.forget();

        try (var second = LocalSystem.start(SamTemplate.parse(TEMPLATE), options)) {
            Eventually.holds(() -> assertThat(bodies().stream()
                            .map(body -> body.at("/Records/0/s3/object/key").asText()))
                    .contains("kept"));
            assertThat(second.s3()
                            .client()
                            .getObjectAsBytes(
                                    request -> request.bucket(second.bucket()).key("kept"))
                            .asUtf8String())
                    .isEqualTo("content");
            second.dynamoDb()
                    .client()
                    .putItem(request ->
                            request.tableName(second.table()).item(Map.of("pk", AttributeValue.fromS("MAIL#after"))));
            Eventually.holds(() -> assertThat(keys()).contains("MAIL#after"));
            assertThat(keys()).as("followed from where it was left").doesNotContain("MAIL#before");
            Eventually.holds(
                    () -> assertThat(directory.resolve("kept/notifications")).isEmptyDirectory());
        }
    }

    @Test
    void saysWhatItCannotStart() {
        int taken = system.api().getPort();
        assertThatThrownBy(() -> LocalSystem.start(
                        SamTemplate.parse(TEMPLATE),
                        new LocalSystem.Options(directory, false, taken, Duration.ofSeconds(1))))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining(Integer.toString(taken));
        assertThatThrownBy(() -> LocalSystem.start(
                        SamTemplate.parse(TEMPLATE.replace("!Ref Mails", "!GetAtt Mails.Name")),
                        LocalSystem.Options.forgetful(directory)))
                .isInstanceOf(TemplateException.class)
                .hasMessageContaining("Mails.Name");
    }

    private void upload(String key) {
        system.s3()
                .client()
                .putObject(request -> request.bucket(system.bucket()).key(key), RequestBody.fromString("x"));
    }

    private void put(String key, String value) {
        system.dynamoDb()
                .client()
                .putItem(request -> request.tableName(system.table())
                        .item(Map.of(
                                "pk", AttributeValue.fromS(key),
                                "value", AttributeValue.fromS(value),
                                "count", AttributeValue.fromN("1"),
                                "bytes", AttributeValue.fromB(SdkBytes.fromByteArray(new byte[] {1, 2})),
                                "list",
                                        AttributeValue.fromL(
                                                List.of(AttributeValue.fromBool(true), AttributeValue.fromNul(true))),
                                "map", AttributeValue.fromM(Map.of("a", AttributeValue.fromSs(List.of("b")))))));
    }

    private List<Message> receive(String queue) {
        return system.queues()
                .receiveMessage(request -> request.queueUrl(system.queue(queue)).visibilityTimeout(0))
                .messages();
    }

    private static List<JsonNode> records(String function) {
        return RecordingHandler.events(function).stream()
                .flatMap(event -> event.path("Records").valueStream())
                .toList();
    }

    private static List<JsonNode> bodies() {
        return records("Reader").stream()
                .map(record -> {
                    try {
                        return new JsonMapper().readTree(record.path("body").asText());
                    } catch (JsonProcessingException malformed) {
                        throw new AssertionError(malformed);
                    }
                })
                .toList();
    }

    private static List<String> keys() {
        return records("Follower").stream()
                .map(record -> record.at("/dynamodb/Keys/pk/S").asText())
                .toList();
    }

    private static String failures(List<String> identifiers) {
        var answer = new JsonMapper().createObjectNode();
        var failures = answer.putArray("batchItemFailures");
        identifiers.forEach(identifier -> failures.addObject().put("itemIdentifier", identifier));
        return answer.toString();
    }

    /** Returns JSON written with single quotes with its members in the order of the record's own. */
    private static String json(String text, JsonNode record) throws Exception {
        var expected = new JsonMapper().readTree(text.replace('\'', '"'));
        var actual = record.path("dynamodb").path("NewImage");
        return expected.equals(actual) ? actual.toString() : expected.toString();
    }

    private static Consumer<HttpResponse<String>> is(int status, String body) {
        return answer -> {
            assertThat(answer.statusCode()).isEqualTo(status);
            assertThat(answer.body()).isEqualTo(body);
        };
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(system.api() + path))
                .header(
                        "Authorization",
                        "Bearer "
                                + system.issuer().token(DemoUser.named("agency").orElseThrow()));
    }

    private int statusWith(String token) throws Exception {
        return send(HttpRequest.newBuilder(system.api().resolve("/things/a"))
                        .header("Authorization", "Bearer " + token))
                .statusCode();
    }

    private static int statusOf(HttpRequest.Builder request) {
        try {
            return send(request).statusCode();
        } catch (IOException | InterruptedException failed) {
            throw new AssertionError(failed);
        }
    }

    /** Waits a while, or until it is clear that more are at work than should be. */
    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await(300, TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(request.build(), BodyHandlers.ofString());
        }
    }
}
