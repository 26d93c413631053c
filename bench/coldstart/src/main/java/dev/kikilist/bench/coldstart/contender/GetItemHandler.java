package dev.kikilist.bench.coldstart.contender;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Reads one item with the SDK, set up as its manual recommends for functions. */
public final class GetItemHandler implements RequestStreamHandler {
    private final DynamoDbClient client = DynamoDbClient.builder()
            .region(Region.of(System.getenv("AWS_REGION")))
            .credentialsProvider(EnvironmentVariableCredentialsProvider.create())
            .endpointOverride(URI.create(System.getenv("AWS_ENDPOINT_URL_DYNAMODB")))
            .httpClient(UrlConnectionHttpClient.create())
            .build();

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        event.transferTo(OutputStream.nullOutputStream());
        var item = client.getItem(get -> get.tableName(System.getenv("TABLE_NAME"))
                        .key(Map.of(
                                "pk", AttributeValue.fromS(System.getenv("BENCH_PARTITION")),
                                "sk", AttributeValue.fromS(System.getenv("BENCH_SORT"))))
                        .consistentRead(true))
                .item();
        if (item.isEmpty()) {
            throw new IllegalStateException("there is no such item");
        }
        answer.write(("{\"statusCode\":200,\"body\":\"" + item.size() + "\"}").getBytes(StandardCharsets.UTF_8));
    }
}
