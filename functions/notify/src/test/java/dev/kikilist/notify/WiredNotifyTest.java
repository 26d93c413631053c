package dev.kikilist.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kikilist.dynamodb.AwsConnection;
import dev.kikilist.dynamodb.DynamoDbAddressBook;
import dev.kikilist.dynamodb.DynamoDbAuditTrail;
import dev.kikilist.dynamodb.DynamoDbConcernStore;
import dev.kikilist.dynamodb.DynamoDbMailFeed;
import dev.kikilist.dynamodb.DynamoDbMentionIndex;
import dev.kikilist.dynamodb.DynamoDbOutbox;
import dev.kikilist.dynamodb.DynamoDbProcurementStore;
import dev.kikilist.dynamodb.DynamoDbRecoveryLedger;
import dev.kikilist.dynamodb.DynamoDbReviewStore;
import dev.kikilist.dynamodb.DynamoDbRowStore;
import dev.kikilist.dynamodb.DynamoDbSubmissionStore;
import dev.kikilist.dynamodb.DynamoDbSuppressions;
import dev.kikilist.dynamodb.DynamoDbTable;
import dev.kikilist.engines.EmbeddedDynamoDb;
import dev.kikilist.engines.SamTemplate;
import dev.kikilist.engines.TemplateTables;
import dev.kikilist.lambda.Environment;
import dev.kikilist.lambda.Environment.MisconfiguredException;
import dev.kikilist.lambda.Json;
import dev.kikilist.lambda.testing.Invocation;
import dev.kikilist.mail.MailState;
import dev.kikilist.testkit.Samples;
import dev.kikilist.testkit.Stores;
import dev.kikilist.validation.FindingCode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The function as it is deployed: wired by its variables alone, on the table of the template and over real connections. */
class WiredNotifyTest {
    private static final Map<String, String> SETTINGS = Map.of(
            "TABLE_NAME", "kikilist",
            "MAIL_FROM", "kikilist@example.jp",
            "CONFIGURATION_SET", "kikilist-mail",
            "PORTAL_URL", "https://portal.example.jp");

    @Test
    void sendsTheMailThatTheTableOwes() throws Exception {
        try (var engine = EmbeddedDynamoDb.inMemory();
                var ses = MailEndpoint.answering(200, "", "{\"MessageId\":\"0106-1\"}")) {
            TemplateTables.create(
                    engine.client(), SamTemplate.ofThisProject().tables().getFirst(), "kikilist");
            var variables = new HashMap<>(engine.variables());
            variables.putAll(SETTINGS);
            variables.put("AWS_ENDPOINT_URL_SESV2", ses.address().toString());
            var stores = stores(variables);
            var office = new Office(new Samples("wired").procurement(), null, stores);
            var decided = office.decide(
                    IntStream.rangeClosed(1, 450).mapToObj(Samples::item).toList(),
                    List.of(Office.finding(FindingCode.E120, 13)));
            var mail = decided.mail(office.vendor());
            var context = new Invocation(60_000);
            var output = new ByteArrayOutputStream();

            var handler = new NotifyHandler(Environment.of(variables));
            for (int delivery = 0; delivery < 2; delivery++) {
                handler.handleRequest(
                        new ByteArrayInputStream(
                                StreamEvents.of(StreamEvents.owed(mail, "11")).getBytes(StandardCharsets.UTF_8)),
                        output,
                        context);
            }

            assertThat(context.lines()).hasSize(2);
            assertThat(context.lines().getFirst()).contains("\"outcome\":\"sent\"");
            assertThat(output.toString(StandardCharsets.UTF_8))
                    .isEqualTo("{\"batchItemFailures\":[]}{\"batchItemFailures\":[]}");
            assertThat(stores.outbox().state(mail)).get().isInstanceOf(MailState.Sent.class);
            assertThat(ses.requests())
                    .singleElement()
                    .satisfies(request -> assertThat(Json.parse(request.body())
                                    .at("Content")
                                    .at("Simple")
                                    .at("Body")
                                    .at("Text")
                                    .at("Data")
                                    .text())
                            .get()
                            .asString()
                            .contains(
                                    "https://portal.example.jp/submissions/" + mail.submissionId(),
                                    "機器等 450件",
                                    "E120"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TABLE_NAME", "MAIL_FROM", "CONFIGURATION_SET", "PORTAL_URL"})
    void saysWhichVariableIsMissing(String name) {
        var variables = new HashMap<>(SETTINGS);
        variables.putAll(Map.of(
                "AWS_REGION", "ap-northeast-1", "AWS_ACCESS_KEY_ID", "local", "AWS_SECRET_ACCESS_KEY", "localsecret"));
        variables.remove(name);

        assertThatThrownBy(() -> new NotifyHandler(Environment.of(variables)))
                .isInstanceOf(MisconfiguredException.class)
                .hasMessageContaining(name);
    }

    private static Stores stores(Map<String, String> variables) {
        var table = DynamoDbTable.over(AwsConnection.from(variables), "kikilist");
        return new Stores(
                new DynamoDbProcurementStore(table, Clock.systemUTC()),
                new DynamoDbSubmissionStore(table),
                new DynamoDbRowStore(table),
                new DynamoDbOutbox(table),
                new DynamoDbAddressBook(table),
                new DynamoDbAuditTrail(table),
                new DynamoDbRecoveryLedger(table),
                new DynamoDbConcernStore(table),
                new DynamoDbMentionIndex(table),
                new DynamoDbSuppressions(table),
                new DynamoDbMailFeed(table),
                new DynamoDbReviewStore(table));
    }
}
