package dev.kikilist.engines;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;

/** The one account, region and pair of keys that every embedded engine knows. */
public final class LocalAccount {
    /** The region that all engines say they are in. */
    public static final String REGION = "ap-northeast-1";

    /** The twelve digits that stand in every local ARN. */
    public static final String ACCOUNT_ID = "000000000000";

    /** The access key. DynamoDB Local permits letters and digits only. */
    public static final String ACCESS_KEY = "local";

    /** The secret that the S3 engine checks signatures with. It protects nothing: the engines listen on loopback. */
    public static final String SECRET_KEY = "localsecret";

    private LocalAccount() {}

    /** Returns a provider of the local keys. */
    public static AwsCredentialsProvider credentials() {
        return StaticCredentialsProvider.create(AwsBasicCredentials.create(ACCESS_KEY, SECRET_KEY));
    }

    /** Returns the variables by which an AWS SDK finds region and keys, to be completed by an engine's own. */
    public static Map<String, String> variables() {
        return Map.of(
                "AWS_REGION", REGION,
                "AWS_DEFAULT_REGION", REGION,
                "AWS_ACCESS_KEY_ID", ACCESS_KEY,
                "AWS_SECRET_ACCESS_KEY", SECRET_KEY);
    }

    static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(B builder, URI endpoint) {
        return builder.endpointOverride(endpoint)
                .region(Region.of(REGION))
                .credentialsProvider(credentials())
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }

    static Map<String, String> variables(String endpointVariable, URI endpoint) {
        var variables = new HashMap<>(variables());
        variables.put(endpointVariable, endpoint.toString());
        return Map.copyOf(variables);
    }
}
