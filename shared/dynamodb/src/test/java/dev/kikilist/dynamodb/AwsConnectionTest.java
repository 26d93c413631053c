package dev.kikilist.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Provider;
import java.security.Security;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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
        withProperty("aws.configFile", file.toString(), () -> {
            try (var connection = AwsConnection.from(KEYS);
                    var client = connection
                            .configure(DynamoDbClient.builder(), "DYNAMODB")
                            .build()) {
                assertThat(client.serviceClientConfiguration().endpointOverride())
                        .isEmpty();
                assertThat(client.serviceClientConfiguration().region()).isEqualTo(Region.AP_NORTHEAST_3);
            }
        });
    }

    @Test
    void readsTheTrustedCertificatesOnlyWhereTlsIsSpoken() {
        var mixed = new HashMap<>(with("AWS_ENDPOINT_URL_DYNAMODB", "http://127.0.0.1:8000"));
        mixed.put("AWS_ENDPOINT_URL_S3", "https://127.0.0.1:8001");

        assertThat(readsTrustedCertificates(KEYS)).isTrue();
        assertThat(readsTrustedCertificates(with("AWS_ENDPOINT_URL", ""))).isTrue();
        assertThat(readsTrustedCertificates(mixed)).isTrue();
        assertThat(readsTrustedCertificates(with("AWS_ENDPOINT_URL", "http://127.0.0.1:8000")))
                .isFalse();
        assertThat(readsTrustedCertificates(with("AWS_ENDPOINT_URL_DYNAMODB", "http://127.0.0.1:8000")))
                .isFalse();
    }

    private static boolean readsTrustedCertificates(Map<String, String> environment) {
        // Of another type each time: the JDK reads a store only once.
        var type = "store " + UUID.randomUUID();
        var stores = new AskedForStores();
        Security.addProvider(stores);
        try {
            withProperty(
                    "javax.net.ssl.trustStoreType",
                    type,
                    () -> AwsConnection.from(environment).close());
        } finally {
            Security.removeProvider(stores.getName());
        }
        return stores.types.contains(type);
    }

    /** Has no key stores, and notes which types of them are asked for. */
    private static final class AskedForStores extends Provider {
        private static final long serialVersionUID = 1;

        private final transient Set<String> types = new HashSet<>();

        AskedForStores() {
            super("AskedForStores", "1", "Notes the types of key stores that are asked for");
        }

        @Override
        public @Nullable Service getService(String type, String algorithm) {
            if (type.equals("KeyStore")) {
                types.add(algorithm);
            }
            return null;
        }
    }

    @Test
    void givesUpAPlainServerToo() {
        var connection = AwsConnection.plain(URI.create("http://127.0.0.1:8000"));
        assertThat(connection.getConnectTimeout()).isEqualTo(2_000);
        assertThat(connection.getReadTimeout()).isEqualTo(8_000);
    }

    private static void withProperty(String name, String value, Runnable work) {
        var before = System.getProperty(name);
        System.setProperty(name, value);
        try {
            work.run();
        } finally {
            if (before == null) {
                System.clearProperty(name);
            } else {
                System.setProperty(name, before);
            }
        }
    }

    private static Map<String, String> with(String name, String value) {
        var environment = new HashMap<>(KEYS);
        environment.put(name, value);
        return environment;
    }
}
