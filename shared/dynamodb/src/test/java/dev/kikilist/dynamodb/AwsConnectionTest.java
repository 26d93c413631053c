package dev.kikilist.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

class AwsConnectionTest {
    private static final Map<String, String> KEYS =
            Map.of("AWS_REGION", "ap-northeast-3", "AWS_ACCESS_KEY_ID", "access", "AWS_SECRET_ACCESS_KEY", "secret");

    @Test
    void takesRegionAndKeysFromTheEnvironment() {
        try (var connection = AwsConnection.from(KEYS)) {
            assertThat(connection.region()).isEqualTo(Region.AP_NORTHEAST_3);
            assertThat(connection.credentials().resolveCredentials())
                    .isEqualTo(AwsBasicCredentials.create("access", "secret"));
            assertThat(connection.endpoint("DYNAMODB")).isEmpty();
        }
    }

    @Test
    void takesTheSessionTokenOfARole() {
        try (var connection = AwsConnection.from(with("AWS_SESSION_TOKEN", "token"))) {
            assertThat(connection.credentials().resolveCredentials())
                    .isEqualTo(AwsSessionCredentials.create("access", "secret", "token"));
        }
        try (var connection = AwsConnection.from(with("AWS_SESSION_TOKEN", ""))) {
            assertThat(connection.credentials().resolveCredentials()).isInstanceOf(AwsBasicCredentials.class);
        }
    }

    @Test
    void asksTheRuntimeForKeysWhereItGivesThemOut() {
        var environment =
                Map.of("AWS_REGION", "ap-northeast-1", "AWS_CONTAINER_CREDENTIALS_FULL_URI", "http://127.0.0.1:1/keys");
        try (var connection = AwsConnection.from(environment)) {
            assertThat(connection.credentials()).isInstanceOf(ContainerCredentialsProvider.class);
        }
    }

    @Test
    void namesWhatIsMissing() {
        assertThatThrownBy(() -> AwsConnection.from(Map.of()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("AWS_REGION");
        assertThatThrownBy(() -> AwsConnection.from(Map.of("AWS_REGION", "ap-northeast-1")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("AWS_ACCESS_KEY_ID")
                .hasMessageContaining("AWS_CONTAINER_CREDENTIALS_FULL_URI");
        assertThatThrownBy(
                        () -> AwsConnection.from(Map.of("AWS_REGION", "ap-northeast-1", "AWS_ACCESS_KEY_ID", "access")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("AWS_SECRET_ACCESS_KEY")
                .hasMessageNotContaining("access key");
    }

    @Test
    void goesToTheServerThatIsNamedForTheService() {
        var environment = new HashMap<>(with("AWS_ENDPOINT_URL_DYNAMODB", "http://127.0.0.1:8000"));
        environment.put("AWS_ENDPOINT_URL", "http://127.0.0.1:4566");
        try (var connection = AwsConnection.from(environment)) {
            assertThat(connection.endpoint("DYNAMODB")).contains(URI.create("http://127.0.0.1:8000"));
            assertThat(connection.endpoint("S3")).contains(URI.create("http://127.0.0.1:4566"));
            try (var client =
                    connection.configure(DynamoDbClient.builder(), "DYNAMODB").build()) {
                assertThat(client.serviceClientConfiguration().endpointOverride())
                        .contains(URI.create("http://127.0.0.1:8000"));
                assertThat(client.serviceClientConfiguration().region()).isEqualTo(Region.AP_NORTHEAST_3);
            }
        }
    }

    @Test
    void looksIntoNoProfileFile(@TempDir Path directory) throws Exception {
        var file = directory.resolve("config");
        Files.writeString(file, "[default]\nregion = us-east-1\nendpoint_url = http://127.0.0.1:1\n");
        var before = System.getProperty("aws.configFile");
        System.setProperty("aws.configFile", file.toString());
        try (var connection = AwsConnection.from(KEYS);
                var client = connection
                        .configure(DynamoDbClient.builder(), "DYNAMODB")
                        .build()) {
            assertThat(client.serviceClientConfiguration().endpointOverride()).isEmpty();
            assertThat(client.serviceClientConfiguration().region()).isEqualTo(Region.AP_NORTHEAST_3);
        } finally {
            if (before == null) {
                System.clearProperty("aws.configFile");
            } else {
                System.setProperty("aws.configFile", before);
            }
        }
    }

    private static Map<String, String> with(String name, String value) {
        var environment = new HashMap<>(KEYS);
        environment.put(name, value);
        return environment;
    }
}
