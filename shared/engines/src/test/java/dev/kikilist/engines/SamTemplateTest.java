package dev.kikilist.engines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.kikilist.engines.SamTemplate.EventSource;
import dev.kikilist.engines.SamTemplate.Redrive;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;

class SamTemplateTest {
    private final SamTemplate template = SamTemplate.ofThisProject();

    @Test
    void readsTheTable() {
        var table = template.table("Table");

        assertThat(table.key()).isEqualTo(new SamTemplate.Key("pk", "sk"));
        assertThat(table.indexes()).extracting(SamTemplate.Index::name).containsExactly("gsi1", "gsi2", "gsi3");
        assertThat(table.indexes().getLast().projection()).isEqualTo("KEYS_ONLY");
        assertThat(table.expiryAttribute()).isEqualTo("expiresAt");
        assertThatThrownBy(() -> template.table("Chair")).isInstanceOf(TemplateException.class);
    }

    @Test
    void makesTheTableAsItIsDeclared() {
        try (var engine = EmbeddedDynamoDb.inMemory()) {
            TemplateTables.create(engine.client(), template.table("Table"), "lists");
            TemplateTables.create(engine.client(), template.table("Table"), "lists");

            var table = engine.client()
                    .describeTable(request -> request.tableName("lists"))
                    .table();
            assertThat(table.globalSecondaryIndexes()).hasSize(3);
            assertThat(table.streamSpecification().streamViewType()).isEqualTo(StreamViewType.NEW_AND_OLD_IMAGES);
            assertThat(engine.client()
                            .describeTimeToLive(request -> request.tableName("lists"))
                            .timeToLiveDescription()
                            .attributeName())
                    .isEqualTo("expiresAt");
        }
    }

    @Test
    void readsQueuesWithTheirDeadLetterQueuesFirst() {
        assertThat(template.queues())
                .filteredOn(queue -> queue.redrive() != null)
                .satisfiesExactly(
                        queue -> {
                            assertThat(queue.logicalId()).isEqualTo("IntakeQueue");
                            assertThat(queue.redrive()).isEqualTo(new Redrive("IntakeDeadLetterQueue", 5));
                            assertThat(queue.attributes()).containsEntry("VisibilityTimeout", "720");
                        },
                        queue -> assertThat(queue.logicalId()).isEqualTo("FeedbackQueue"));
        assertThat(template.queues().getLast().logicalId()).isEqualTo("FeedbackQueue");
    }

    @Test
    void readsWhereEventsOfMailsGo() {
        assertThat(template.mailEventQueues()).singleElement().satisfies(events -> {
            assertThat(events.configurationSet()).isEqualTo("MailConfigurationSet");
            assertThat(events.queue()).isEqualTo("FeedbackQueue");
            assertThat(events.types()).contains("SEND", "DELIVERY", "BOUNCE", "COMPLAINT");
        });
    }

    @Test
    void readsBucketsWithTheirNotifications() {
        assertThat(template.buckets())
                .extracting(SamTemplate.Bucket::logicalId, this::bucketName, SamTemplate.Bucket::queueNotifications)
                .containsExactly(
                        tuple("IntakeBucket", "kikilist-intake-AWS-AccountId-AWS-Region", List.of("IntakeQueue")),
                        tuple("ResultBucket", "kikilist-result-AWS-AccountId-AWS-Region", List.of()));
        assertThat(template.buckets()).allMatch(SamTemplate.Bucket::versioned);
    }

    private String bucketName(SamTemplate.Bucket bucket) {
        return template.resolve(bucket.name(), (name, attribute) -> name.replace("::", "-"));
    }

    @Test
    void readsFunctionsWithTheirVariablesAndEvents() {
        var functions = template.functions();

        assertThat(functions)
                .extracting(SamTemplate.Function::handlerClass)
                .containsExactly(
                        "dev.kikilist.intake.IntakeHandler",
                        "dev.kikilist.notify.NotifyHandler",
                        "dev.kikilist.feedback.FeedbackHandler",
                        "dev.kikilist.status.StatusHandler",
                        "dev.kikilist.desk.DeskHandler",
                        "dev.kikilist.sweep.SweepHandler");
        assertThat(functions.getFirst().environment()).containsKeys("TABLE_NAME", "MAX_RECEIVE_COUNT");
        assertThat(functions.getFirst().events())
                .containsExactly(new EventSource.QueueMessages("Uploads", "IntakeQueue", 1, Duration.ZERO, true, 20));
        assertThat(functions.get(1).events())
                .singleElement()
                .isInstanceOfSatisfying(EventSource.TableChanges.class, changes -> {
                    assertThat(changes.table()).isEqualTo("Table");
                    assertThat(changes.failureQueue()).isEqualTo("NotifyFailureQueue");
                    assertThat(changes.maximumRetries()).isEqualTo(5);
                    assertThat(changes.bisect()).isTrue();
                    assertThat(changes.filters()).singleElement().asString().contains("MAIL#");
                });
        assertThat(functions.get(4).events())
                .contains(new EventSource.Route(
                        "RegisterOfficeContact", "HttpApi", "PUT", "/offices/{officeCode}/contact", false));
        assertThat(functions.stream().flatMap(function -> function.events().stream()))
                .contains(new EventSource.Route("GetBlankForm", "HttpApi", "GET", "/form.xlsx", true));
        assertThat(functions.get(5).events()).contains(new EventSource.Beat("EveryFiveMinutes", Duration.ofMinutes(5)));
        assertThat(functions.get(5).failureQueue()).isEqualTo("SweepFailureQueue");
        assertThat(functions.get(5).timeout()).isEqualTo(Duration.ofMinutes(2));
    }

    @Test
    void readsTheAuthorizer() {
        var authorizer = template.httpApi().authorizer();

        assertThat(authorizer).isNotNull();
        if (authorizer != null) {
            assertThat(template.resolve(authorizer.issuer(), (name, attribute) -> name + "/" + attribute))
                    .isEqualTo("JwtIssuer/Ref");
        }
    }

    @Test
    void completesReferencesAndSubstitutions() {
        var small = SamTemplate.parse("""
                Resources:
                  F:
                    Type: AWS::Serverless::Function
                    Properties:
                      Handler: a.B::handleRequest
                      CodeUri: f.zip
                      Environment:
                        Variables:
                          REF: !Ref Table
                          LONG: {"Fn::GetAtt": [Queue, Arn]}
                          SHORT: !GetAtt Queue.Arn
                          SUB: !Sub "${Queue.Arn}/$1/${AWS::Region}/${!Literal}"
                          OWN: !Sub ["${a}-${b}", {a: x, b: !Ref Table}]
                          JOIN: !Join ["+", [a, !Ref Table]]
                          IF: !If [Condition, a, b]
                """);
        var environment = small.functions().getFirst().environment();
        SamTemplate.Attributes attributes = (name, attribute) -> name + ":" + attribute;

        assertThat(List.of("REF", "LONG", "SHORT", "SUB", "OWN", "JOIN").stream()
                        .map(name -> small.resolve(
                                environment.getOrDefault(name, new SamTemplate.Value(new TemplateValue.Nothing())),
                                attributes))
                        .toList())
                .containsExactly(
                        "Table:Ref",
                        "Queue:Arn",
                        "Queue:Arn",
                        "Queue:Arn/$1/AWS::Region:Ref/${Literal}",
                        "x-Table:Ref",
                        "a+Table:Ref");
        assertThatThrownBy(() -> small.resolve(
                        environment.getOrDefault("IF", new SamTemplate.Value(new TemplateValue.Nothing())), attributes))
                .isInstanceOf(TemplateException.class)
                .hasMessageContaining("If");
    }

    @Test
    void refusesAnEventPropertyItWouldOtherwiseIgnore() {
        var unknown = SamTemplate.parse("""
                Resources:
                  F:
                    Type: AWS::Serverless::Function
                    Properties:
                      Handler: a.B
                      CodeUri: f.zip
                      Events:
                        E:
                          Type: SQS
                          Properties: {Queue: !GetAtt Queue.Arn, KmsKeyArn: x}
                """);

        assertThatThrownBy(unknown::functions)
                .isInstanceOf(TemplateException.class)
                .hasMessageContaining("KmsKeyArn");
    }
}
