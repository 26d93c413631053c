package dev.kikilist.dynamodb;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.defaultsmode.DefaultsMode;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.builder.SdkSyncClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;

/**
 * How AWS is reached: region, credentials, endpoints and one HTTP client for all services, taken from environment
 * variables alone.
 *
 * <p>The SDK would look through profile files, system properties and the instance metadata service for each of these;
 * in a function that costs time at every cold start and can only find something wrong. A call is attempted five times,
 * and a server that does not answer is given up after eight seconds, so that a function can still say what failed. TLS is
 * prepared when the connection is made, not with the first call, unless no server that is named needs it.
 */
public final class AwsConnection implements AutoCloseable {
    private static final String ENDPOINT = "AWS_ENDPOINT_URL";
    private static final Duration CONNECTING = Duration.ofSeconds(2);
    private static final Duration ANSWERING = Duration.ofSeconds(8);
    private static final int ATTEMPTS = 5;
    private static final ProfileFile NO_PROFILES = ProfileFile.aggregator().build();

    private final Region region;
    private final AwsCredentialsProvider credentials;
    private final Map<String, String> environment;
    private final SdkHttpClient http;

    private AwsConnection(Region region, AwsCredentialsProvider credentials, Map<String, String> environment) {
        this.region = region;
        this.credentials = credentials;
        this.environment = environment;
        this.http = everyServerIsPlain(environment)
                ? UrlConnectionHttpClient.create(AwsConnection::plain)
                : UrlConnectionHttpClient.builder()
                        .connectionTimeout(CONNECTING)
                        .socketTimeout(ANSWERING)
                        .build();
    }

    /**
     * Returns the connection that {@code environment} describes.
     *
     * <p>{@code AWS_REGION} is the region. {@code AWS_ACCESS_KEY_ID} and {@code AWS_SECRET_ACCESS_KEY}, with
     * {@code AWS_SESSION_TOKEN} where there is one, are the credentials; without them
     * {@code AWS_CONTAINER_CREDENTIALS_FULL_URI} names where the runtime gives them out.
     * {@code AWS_ENDPOINT_URL_<SERVICE>} or {@code AWS_ENDPOINT_URL} lead to another server than AWS.
     *
     * @throws IllegalStateException when a variable is missing; the message names it
     */
    public static AwsConnection from(Map<String, String> environment) {
        var settings = Map.copyOf(environment);
        return new AwsConnection(Region.of(required(settings, "AWS_REGION")), credentials(settings), settings);
    }

    /**
     * Sets what {@code builder} needs so that the client it builds looks for nothing.
     *
     * @param service the service as in {@code AWS_ENDPOINT_URL_<SERVICE>}, such as {@code DYNAMODB}
     * @return {@code builder}
     */
    public <B extends AwsClientBuilder<B, C> & SdkSyncClientBuilder<B, C>, C> B configure(B builder, String service) {
        endpoint(service).ifPresent(builder::endpointOverride);
        return builder.region(region)
                .credentialsProvider(credentials)
                .httpClient(http)
                .defaultsMode(DefaultsMode.STANDARD)
                .dualstackEnabled(false)
                .fipsEnabled(false)
                .overrideConfiguration(configuration -> configuration
                        .defaultProfileFile(NO_PROFILES)
                        .retryStrategy(AwsRetryStrategy.standardRetryStrategy().toBuilder()
                                .maxAttempts(ATTEMPTS)
                                .build()));
    }

    /** Returns the region. */
    public Region region() {
        return region;
    }

    /** Returns the credentials. */
    public AwsCredentialsProvider credentials() {
        return credentials;
    }

    /**
     * Returns the server that takes the place of AWS, or empty when it is AWS itself.
     *
     * @param service the service as in {@code AWS_ENDPOINT_URL_<SERVICE>}
     */
    public Optional<URI> endpoint(String service) {
        var own = present(environment, ENDPOINT + "_" + service);
        return Optional.ofNullable(own == null ? present(environment, ENDPOINT) : own)
                .map(URI::create);
    }

    /** Closes the HTTP client that all clients share. */
    @Override
    public void close() {
        http.close();
    }

    /** Tells whether servers are named and none of them is reached over TLS, as AWS itself always is. */
    private static boolean everyServerIsPlain(Map<String, String> environment) {
        var servers = environment.keySet().stream()
                .filter(name -> name.startsWith(ENDPOINT))
                .map(name -> present(environment, name))
                .filter(Objects::nonNull)
                .toList();
        return !servers.isEmpty() && servers.stream().allMatch(server -> server.startsWith("http:"));
    }

    /** Connects without TLS, and so without reading which certificates are trusted, which takes a tenth of a start. */
    static HttpURLConnection plain(URI server) {
        try {
            var connection = (HttpURLConnection) server.toURL().openConnection();
            connection.setConnectTimeout(Math.toIntExact(CONNECTING.toMillis()));
            connection.setReadTimeout(Math.toIntExact(ANSWERING.toMillis()));
            return connection;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static AwsCredentialsProvider credentials(Map<String, String> environment) {
        var accessKey = present(environment, "AWS_ACCESS_KEY_ID");
        if (accessKey == null) {
            if (present(environment, "AWS_CONTAINER_CREDENTIALS_FULL_URI") == null) {
                throw new IllegalStateException(
                        "neither AWS_ACCESS_KEY_ID nor AWS_CONTAINER_CREDENTIALS_FULL_URI is set");
            }
            return ContainerCredentialsProvider.create();
        }
        var secretKey = required(environment, "AWS_SECRET_ACCESS_KEY");
        var sessionToken = present(environment, "AWS_SESSION_TOKEN");
        return StaticCredentialsProvider.create(
                sessionToken == null
                        ? AwsBasicCredentials.create(accessKey, secretKey)
                        : AwsSessionCredentials.create(accessKey, secretKey, sessionToken));
    }

    private static String required(Map<String, String> environment, String name) {
        var value = present(environment, name);
        if (value == null) {
            throw new IllegalStateException(name + " is not set");
        }
        return value;
    }

    private static @Nullable String present(Map<String, String> environment, String name) {
        var value = environment.get(name);
        return value == null || value.isBlank() ? null : value;
    }
}
