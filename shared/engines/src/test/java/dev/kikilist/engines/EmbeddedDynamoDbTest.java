package dev.kikilist.engines;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.OperationType;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.model.StreamSpecification;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

class EmbeddedDynamoDbTest {
    @Test
    void keepsConditions() {
        try (var engine = EmbeddedDynamoDb.inMemory()) {
            createTable(engine.client());
            put(engine.client(), "a", "first");

            assertThatThrownBy(() -> engine.client()
                            .putItem(request -> request.tableName("things")
                                    .item(item("a", "second"))
                                    .conditionExpression("attribute_not_exists(pk)")))
                    .isInstanceOf(ConditionalCheckFailedException.class);
            assertThat(get(engine.client(), "a")).isEqualTo(item("a", "first"));
        }
    }

    @Test
    void writesTransactionsWholeOrNotAtAll() {
        try (var engine = EmbeddedDynamoDb.inMemory()) {
            createTable(engine.client());
            put(engine.client(), "taken", "before");

            assertThatThrownBy(() -> engine.client()
                            .transactWriteItems(request -> request.transactItems(
                                    putIfNew("free", "transaction"), putIfNew("taken", "transaction"))))
                    .isInstanceOfSatisfying(
                            TransactionCanceledException.class,
                            cancelled -> assertThat(cancelled
                                            .cancellationReasons()
                                            .get(1)
                                            .code())
                                    .isEqualTo("ConditionalCheckFailed"));
            assertThat(engine.client()
                            .getItem(request -> request.tableName("things").key(Map.of("pk", text("free"))))
                            .hasItem())
                    .isFalse();
        }
    }

    @Test
    void answersATransactionOnceItsFileHoldsIt(@TempDir Path directory) throws IOException {
        try (var engine = EmbeddedDynamoDb.start(Storage.in(directory), 0)) {
            createTable(engine.client());
            for (int number = 0; number < 50; number++) {
                var key = "key " + number;
                engine.client().transactWriteItems(request -> request.transactItems(putIfNew(key, "transaction")));

                // As long as there is a journal, whoever opens the file next takes back what it tells of.
                try (var files = Files.list(directory)) {
                    assertThat(files)
                            .singleElement()
                            .satisfies(file -> assertThat(Files.readString(file, ISO_8859_1))
                                    .contains("\"" + key + "\""));
                }
            }
        }
    }

    @Test
    void givesChangesByItsStream() {
        try (var engine = EmbeddedDynamoDb.inMemory()) {
            createTable(engine.client());
            put(engine.client(), "a", "old");
            put(engine.client(), "a", "new");

            var streamArn = engine.client()
                    .describeTable(request -> request.tableName("things"))
                    .table()
                    .latestStreamArn();
            var shard = engine.streams()
                    .describeStream(request -> request.streamArn(streamArn))
                    .streamDescription()
                    .shards()
                    .getFirst();
            var iterator = engine.streams()
                    .getShardIterator(request -> request.streamArn(streamArn)
                            .shardId(shard.shardId())
                            .shardIteratorType(ShardIteratorType.TRIM_HORIZON))
                    .shardIterator();
            List<Record> records = engine.streams()
                    .getRecords(request -> request.shardIterator(iterator))
                    .records();

            assertThat(records)
                    .extracting(Record::eventName)
                    .containsExactly(OperationType.INSERT, OperationType.MODIFY);
            assertThat(records.get(1).dynamodb().oldImage()).isEqualTo(item("a", "old"));
            assertThat(records.get(1).dynamodb().newImage()).isEqualTo(item("a", "new"));
        }
    }

    @Test
    void findsItsFilesAgain(@TempDir Path directory) {
        try (var engine = EmbeddedDynamoDb.start(Storage.in(directory), 0)) {
            createTable(engine.client());
            put(engine.client(), "機器", "リスト");
        }

        try (var engine = EmbeddedDynamoDb.start(Storage.in(directory), 0)) {
            assertThat(get(engine.client(), "機器")).isEqualTo(item("機器", "リスト"));
        }
        try (var engine = EmbeddedDynamoDb.inMemory()) {
            assertThat(engine.client().listTables().tableNames()).isEmpty();
        }
    }

    @Test
    void freesItsPort() {
        int port;
        try (var engine = EmbeddedDynamoDb.inMemory()) {
            port = engine.endpoint().getPort();
        }

        assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), port).close())
                .hasMessageContaining("refused");
        try (var again = EmbeddedDynamoDb.start(Storage.inMemory(), port)) {
            assertThat(again.endpoint()).hasHost("127.0.0.1").hasPort(port);
        }
    }

    private static void createTable(DynamoDbClient client) {
        client.createTable(request -> request.tableName("things")
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(AttributeDefinition.builder()
                        .attributeName("pk")
                        .attributeType(ScalarAttributeType.S)
                        .build())
                .keySchema(KeySchemaElement.builder()
                        .attributeName("pk")
                        .keyType(KeyType.HASH)
                        .build())
                .streamSpecification(StreamSpecification.builder()
                        .streamEnabled(true)
                        .streamViewType(StreamViewType.NEW_AND_OLD_IMAGES)
                        .build()));
    }

    private static void put(DynamoDbClient client, String key, String value) {
        client.putItem(request -> request.tableName("things").item(item(key, value)));
    }

    private static Map<String, AttributeValue> get(DynamoDbClient client, String key) {
        return client.getItem(request -> request.tableName("things").key(Map.of("pk", text(key))))
                .item();
    }

    private static TransactWriteItem putIfNew(String key, String value) {
        return TransactWriteItem.builder()
                .put(Put.builder()
                        .tableName("things")
                        .item(item(key, value))
                        .conditionExpression("attribute_not_exists(pk)")
                        .build())
                .build();
    }

    private static Map<String, AttributeValue> item(String key, String value) {
        return Map.of("pk", text(key), "value", text(value));
    }

    private static AttributeValue text(String value) {
        return AttributeValue.fromS(value);
    }
}
