package dev.kikilist.dynamodb;

import dev.kikilist.engines.EmbeddedDynamoDb;
import org.junit.jupiter.api.AfterAll;
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

    @Override
    TestTables tables() {
        return tables;
    }
}
