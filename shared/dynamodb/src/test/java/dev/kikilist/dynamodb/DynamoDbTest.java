package dev.kikilist.dynamodb;

import dev.kikilist.engines.EmbeddedDynamoDb;
import dev.kikilist.testkit.AdjustableClock;
import dev.kikilist.testkit.Samples;
import dev.kikilist.testkit.Stores;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInfo;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;

/** An embedded DynamoDB, with a new table for each test. */
@SuppressWarnings("NullAway.Init") // set before all and each
abstract class DynamoDbTest {
    static EmbeddedDynamoDb engine;
    static AwsConnection connection;
    static DynamoDbClient client;

    final AdjustableClock clock = new AdjustableClock(Samples.NOW);
    Samples samples;
    DynamoDbTable table;
    Stores stores;

    @BeforeAll
    static void start() {
        engine = EmbeddedDynamoDb.inMemory();
        connection = AwsConnection.from(engine.variables());
        client = builder().build();
    }

    @AfterAll
    static void stop() {
        connection.close();
        engine.close();
    }

    @BeforeEach
    void makeTable(TestInfo test) {
        samples = new Samples(test.getDisplayName());
        table = new TestTables(client).make();
        stores = TestTables.stores(table, clock);
    }

    /** Returns the stores on this test's table, used through a client with {@code interceptor}. */
    Stores storesThrough(ExecutionInterceptor interceptor) {
        return TestTables.stores(tableThrough(interceptor), clock);
    }

    /** Returns this test's table, used through a client with {@code interceptor}. */
    DynamoDbTable tableThrough(ExecutionInterceptor interceptor) {
        var configured = builder();
        var watched = configured
                .overrideConfiguration(configured.overrideConfiguration().toBuilder()
                        .addExecutionInterceptor(interceptor)
                        .build())
                .build();
        return new DynamoDbTable(watched, table.name());
    }

    /** Returns the stores on this test's table, used through {@code http}. */
    Stores storesThrough(SdkHttpClient http) {
        return TestTables.stores(new DynamoDbTable(builder().httpClient(http).build(), table.name()), clock);
    }

    private static DynamoDbClientBuilder builder() {
        return connection.configure(DynamoDbClient.builder(), "DYNAMODB");
    }
}
