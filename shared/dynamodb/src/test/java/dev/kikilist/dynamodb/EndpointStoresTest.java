package dev.kikilist.dynamodb;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * The stores on any server that speaks DynamoDB's protocol, named by {@code KIKILIST_TEST_ENDPOINT}. Its region and keys
 * are taken from {@code AWS_REGION}, {@code AWS_ACCESS_KEY_ID} and {@code AWS_SECRET_ACCESS_KEY} where they are set.
 */
@EnabledIfEnvironmentVariable(named = "KIKILIST_TEST_ENDPOINT", matches = ".+", disabledReason = "no server is named")
@SuppressWarnings("NullAway.Init") // set before all tests
class EndpointStoresTest extends StoresOnAnEngine {
    private static AwsConnection connection;
    private static TestTables tables;

    @BeforeAll
    static void connect() {
        var given = System.getenv();
        connection = AwsConnection.from(Map.of(
                "AWS_REGION", given.getOrDefault("AWS_REGION", "ap-northeast-1"),
                "AWS_ACCESS_KEY_ID", given.getOrDefault("AWS_ACCESS_KEY_ID", "test"),
                "AWS_SECRET_ACCESS_KEY", given.getOrDefault("AWS_SECRET_ACCESS_KEY", "test"),
                "AWS_SESSION_TOKEN", given.getOrDefault("AWS_SESSION_TOKEN", ""),
                "AWS_ENDPOINT_URL_DYNAMODB", given.getOrDefault("KIKILIST_TEST_ENDPOINT", "")));
        tables = new TestTables(
                connection.configure(DynamoDbClient.builder(), "DYNAMODB").build());
    }

    @AfterAll
    static void disconnect() {
        connection.close();
    }

    @Override
    TestTables tables() {
        return tables;
    }
}
