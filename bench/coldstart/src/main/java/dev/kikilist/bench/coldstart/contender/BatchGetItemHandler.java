package dev.kikilist.bench.coldstart.contender;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/** Reads a list and its procurement with one call of the SDK, set up as {@link GetItemHandler} is. */
public final class BatchGetItemHandler implements RequestStreamHandler {
    private final DynamoDbClient client = DynamoDbClient.builder()
            .region(Region.of(System.getenv("AWS_REGION")))
            .credentialsProvider(EnvironmentVariableCredentialsProvider.create())
            .endpointOverride(URI.create(System.getenv("AWS_ENDPOINT_URL_DYNAMODB")))
            .httpClient(UrlConnectionHttpClient.create())
            .build();

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        event.transferTo(OutputStream.nullOutputStream());
        var table = System.getenv("TABLE_NAME");
        var both = KeysAndAttributes.builder()
                .keys(List.of(key("BENCH_PARTITION", "BENCH_SORT"), key("BENCH_PROCUREMENT", "BENCH_PROCUREMENT_SORT")))
                .consistentRead(true)
                .build();
        var items = client.batchGetItem(get -> get.requestItems(Map.of(table, both)))
                .responses()
                .getOrDefault(table, List.of());
        if (items.size() != 2) {
            throw new IllegalStateException("there are no such items");
        }
        answer.write(("{\"statusCode\":200,\"body\":\"" + items.size() + "\"}").getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, AttributeValue> key(String partition, String sort) {
        return Map.of(
                "pk", AttributeValue.fromS(System.getenv(partition)), "sk", AttributeValue.fromS(System.getenv(sort)));
    }
}
