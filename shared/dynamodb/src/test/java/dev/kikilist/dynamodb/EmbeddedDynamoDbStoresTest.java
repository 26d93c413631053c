package dev.kikilist.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kikilist.engines.EmbeddedDynamoDb;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The stores on Amazon's DynamoDB Local, inside this JVM. */
@SuppressWarnings("NullAway.Init") // set before all tests
class EmbeddedDynamoDbStoresTest extends StoresOnAnEngine {
    private static EmbeddedDynamoDb engine;
    private static AwsConnection connection;
    private static TestTables tables;

    @BeforeAll
    static void start() {
        engine = EmbeddedDynamoDb.inMemory();
        connection = AwsConnection.from(engine.variables());
        tables = new TestTables(
                connection.configure(DynamoDbClient.builder(), "DYNAMODB").build());
    }

    @AfterAll
    static void stop() {
        connection.close();
        engine.close();
    }

    /** Whatever the stores wrote has its class of retention, and the table deletes what its class says and nothing else. */
    @Override
    @AfterEach
    void removeTables() {
        for (var name : engine.client().listTablesPaginator().tableNames()) {
            new DynamoDbTable(engine.client(), name).scan(attributes -> {
                var key = new StoredItem(attributes).key();
                assertThat(attributes.containsKey("expiresAt"))
                        .as(key + " is deleted by the table")
                        .isEqualTo(Keys.retention(key).isExpiring());
            });
        }
        super.removeTables();
    }

    @Override
    TestTables tables() {
        return tables;
    }
}
