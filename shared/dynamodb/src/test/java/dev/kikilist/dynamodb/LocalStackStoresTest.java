package dev.kikilist.dynamodb;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIf;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The stores on LocalStack, where a Docker engine runs. */
@EnabledIf(value = "dockerRuns", disabledReason = "no Docker engine runs here")
@SuppressWarnings("NullAway.Init") // set before all tests
class LocalStackStoresTest extends StoresOnAnEngine {
    /** The last image that needs no account with its maker. */
    private static final DockerImageName IMAGE = DockerImageName.parse("localstack/localstack:4.14.0");

    private static LocalStackContainer engine;
    private static AwsConnection connection;
    private static TestTables tables;

    /** Tells whether a Docker engine runs, and says where it is seen if not: what a test prints goes to a file. */
    static boolean dockerRuns() {
        if (DockerClientFactory.instance().isDockerAvailable()) {
            return true;
        }
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, UTF_8)
                .println("NOT TESTED ON LOCALSTACK: no Docker engine runs here");
        return false;
    }

    @BeforeAll
    static void start() {
        engine = new LocalStackContainer(IMAGE).withServices("dynamodb");
        engine.start();
        connection = AwsConnection.from(Map.of(
                "AWS_REGION", engine.getRegion(),
                "AWS_ACCESS_KEY_ID", engine.getAccessKey(),
                "AWS_SECRET_ACCESS_KEY", engine.getSecretKey(),
                "AWS_ENDPOINT_URL_DYNAMODB", engine.getEndpoint().toString()));
        tables = new TestTables(
                connection.configure(DynamoDbClient.builder(), "DYNAMODB").build());
    }

    @AfterAll
    static void stop() {
        connection.close();
        engine.stop();
    }

    @Override
    TestTables tables() {
        return tables;
    }
}
