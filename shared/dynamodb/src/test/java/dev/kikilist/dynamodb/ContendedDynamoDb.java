package dev.kikilist.dynamodb;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/** Meets the first calls as DynamoDB does while another transaction holds an item. Not for several threads. */
final class ContendedDynamoDb implements DynamoDbClient {
    private final DynamoDbClient client;
    private final String reason;
    private int refusals;
    private int calls;

    /**
     * Makes one.
     *
     * @param reason the code of the cancellation reason
     * @param refusals how many calls are refused
     */
    ContendedDynamoDb(DynamoDbClient client, String reason, int refusals) {
        this.client = client;
        this.reason = reason;
        this.refusals = refusals;
    }

    /** Returns how many calls were made. */
    int calls() {
        return calls;
    }

    @Override
    public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
        calls++;
        if (refusals-- > 0) {
            var none = CancellationReason.builder().code("None").build();
            var reasons = request.transactItems().stream().map(action -> none).toArray(CancellationReason[]::new);
            reasons[reasons.length - 1] =
                    CancellationReason.builder().code(reason).build();
            throw TransactionCanceledException.builder()
                    .cancellationReasons(reasons)
                    .build();
        }
        return client.transactWriteItems(request);
    }

    @Override
    public UpdateItemResponse updateItem(UpdateItemRequest request) {
        calls++;
        if (refusals-- > 0) {
            throw TransactionConflictException.builder().build();
        }
        return client.updateItem(request);
    }

    @Override
    public PutItemResponse putItem(PutItemRequest request) {
        return client.putItem(request);
    }

    @Override
    public GetItemResponse getItem(GetItemRequest request) {
        return client.getItem(request);
    }

    @Override
    public BatchGetItemResponse batchGetItem(BatchGetItemRequest request) {
        return client.batchGetItem(request);
    }

    @Override
    public String serviceName() {
        return client.serviceName();
    }

    @Override
    public void close() {
        client.close();
    }
}
