package dev.kikilist.dynamodb;

import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * Lets only the first entry of each batch through and gives the others back as unprocessed, as DynamoDB does under load.
 * Not for several threads.
 */
final class HesitantDynamoDb implements ExecutionInterceptor {
    private final boolean processesNothing;
    private List<WriteRequest> unprocessedWrites = List.of();
    private List<Map<String, AttributeValue>> unprocessedKeys = List.of();
    private String table = "";
    private int batches;

    /**
     * Makes one.
     *
     * @param processesNothing whether not even the first entry comes through
     */
    HesitantDynamoDb(boolean processesNothing) {
        this.processesNothing = processesNothing;
    }

    /** Returns how many batches were asked for. */
    int batches() {
        return batches;
    }

    @Override
    public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
        return switch (context.request()) {
            case BatchWriteItemRequest write -> {
                batches++;
                var batch = write.requestItems().entrySet().iterator().next();
                table = batch.getKey();
                unprocessedWrites = putOff(batch.getValue());
                yield write.toBuilder()
                        .requestItems(Map.of(table, batch.getValue().subList(0, 1)))
                        .build();
            }
            case BatchGetItemRequest read -> {
                batches++;
                var batch = read.requestItems().entrySet().iterator().next();
                table = batch.getKey();
                unprocessedKeys = putOff(batch.getValue().keys());
                var first = batch.getValue().toBuilder()
                        .keys(List.of(batch.getValue().keys().getFirst()))
                        .build();
                yield read.toBuilder().requestItems(Map.of(table, first)).build();
            }
            default -> context.request();
        };
    }

    @Override
    public SdkResponse modifyResponse(Context.ModifyResponse context, ExecutionAttributes attributes) {
        return switch (context.response()) {
            case BatchWriteItemResponse write ->
                unprocessedWrites.isEmpty()
                        ? write
                        : write.toBuilder()
                                .unprocessedItems(Map.of(table, unprocessedWrites))
                                .build();
            case BatchGetItemResponse read ->
                unprocessedKeys.isEmpty()
                        ? read
                        : read.toBuilder()
                                .responses(processesNothing ? Map.of() : read.responses())
                                .unprocessedKeys(Map.of(
                                        table,
                                        KeysAndAttributes.builder()
                                                .keys(unprocessedKeys)
                                                .build()))
                                .build();
            default -> context.response();
        };
    }

    private <T> List<T> putOff(List<T> batch) {
        return List.copyOf(processesNothing ? batch : batch.subList(1, batch.size()));
    }
}
