package dev.kikilist.simulation.system;

import dev.kikilist.simulation.engine.Refusals;
import dev.kikilist.simulation.world.Call;
import dev.kikilist.simulation.world.Fault;
import dev.kikilist.simulation.world.World;
import dev.kikilist.simulation.world.World.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.InternalServerErrorException;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/** DynamoDB as a worker meets it: what an SDK that attempts a call five times lets through of its faults. */
final class FaultyDynamoDb implements DynamoDbClient {
    private final World world;
    private final DynamoDbClient engine;

    FaultyDynamoDb(World world, DynamoDbClient engine) {
        this.world = world;
        this.engine = engine;
    }

    @Override
    public GetItemResponse getItem(GetItemRequest request) {
        return make(call("GetItem"), () -> engine.getItem(request));
    }

    @Override
    public QueryResponse query(QueryRequest request) {
        var call = call("Query");
        var limit = request.limit();
        boolean isCut = (limit == null || limit > 1) && call.happens(Fault.SHORT_PAGE);
        var asked = isCut ? request.toBuilder().limit(1).build() : request;
        return make(call, () -> engine.query(asked));
    }

    @Override
    public ScanResponse scan(ScanRequest request) {
        return make(call("Scan"), () -> engine.scan(request));
    }

    @Override
    public BatchGetItemResponse batchGetItem(BatchGetItemRequest request) {
        var call = call("BatchGetItem");
        var batch = request.requestItems().entrySet().iterator().next();
        var table = batch.getKey();
        var all = batch.getValue().keys();
        int done =
                all.size() > 1 && call.happens(Fault.PUT_OFF) ? (int) call.between(7, 1, all.size() - 1) : all.size();
        if (done == all.size()) {
            return make(call, () -> engine.batchGetItem(request));
        }
        var left = KeysAndAttributes.builder()
                .keys(all.subList(done, all.size()))
                .consistentRead(true)
                .build();
        return make(
                call,
                () -> engine
                        .batchGetItem(BatchGetItemRequest.builder()
                                .requestItems(Map.of(
                                        table,
                                        KeysAndAttributes.builder()
                                                .keys(all.subList(0, done))
                                                .build()))
                                .build())
                        .toBuilder()
                        .unprocessedKeys(Map.of(table, left))
                        .build());
    }

    @Override
    public BatchWriteItemResponse batchWriteItem(BatchWriteItemRequest request) {
        var call = call("BatchWriteItem");
        var batch = request.requestItems().entrySet().iterator().next();
        var table = batch.getKey();
        var all = batch.getValue();
        if (!call.happens(Fault.PUT_OFF)) {
            return make(call, () -> engine.batchWriteItem(request));
        }
        int done = (int) call.between(7, 0, all.size() - 1);
        return make(call, () -> {
            if (done > 0) {
                engine.batchWriteItem(BatchWriteItemRequest.builder()
                        .requestItems(Map.of(table, all.subList(0, done)))
                        .build());
            }
            return BatchWriteItemResponse.builder()
                    .unprocessedItems(Map.of(table, all.subList(done, all.size())))
                    .build();
        });
    }

    @Override
    public PutItemResponse putItem(PutItemRequest request) {
        return write(call("PutItem " + sort(request.item())), () -> engine.putItem(request));
    }

    @Override
    public DeleteItemResponse deleteItem(DeleteItemRequest request) {
        return write(call("DeleteItem " + sort(request.key())), () -> engine.deleteItem(request));
    }

    @Override
    public UpdateItemResponse updateItem(UpdateItemRequest request) {
        return write(call("UpdateItem " + sort(request.key())), () -> engine.updateItem(request));
    }

    @Override
    public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
        var call = call("TransactWriteItems of " + request.transactItems().size());
        // The SDK asks again with the same token, and DynamoDB answers as it did: that is one call.
        return make(call, () -> {
            if (call.happens(Fault.TRANSACTION_CONFLICT)) {
                throw conflict(request.transactItems().size(), (int)
                        call.between(7, 0, request.transactItems().size() - 1));
            }
            return engine.transactWriteItems(request);
        });
    }

    @Override
    public String serviceName() {
        return engine.serviceName();
    }

    @Override
    public void close() {
        engine.close();
    }

    private Call call(String operation) {
        return world.call(Service.DYNAMODB, operation);
    }

    private static <T> T write(Call call, Supplier<T> effect) {
        return make(call, () -> {
            if (call.happens(Fault.TRANSACTION_CONFLICT)) {
                throw TransactionConflictException.builder().statusCode(400).build();
            }
            if (call.happens(Fault.ASKED_TWICE)) {
                var unheard = effect.get();
                call.tell("answer " + unheard.getClass().getSimpleName() + " is lost");
            }
            return effect.get();
        });
    }

    private static <T> T make(Call call, Supplier<T> effect) {
        return call.make(
                effect,
                () -> call.between(8, 0, 1) == 0
                        ? ProvisionedThroughputExceededException.builder()
                                .statusCode(400)
                                .awsErrorDetails(
                                        Refusals.details("ProvisionedThroughputExceededException", "slow down"))
                                .build()
                        : InternalServerErrorException.builder()
                                .statusCode(500)
                                .awsErrorDetails(Refusals.details("InternalServerError", "of our own"))
                                .build(),
                () -> SdkClientException.create("Unable to execute HTTP request: Read timed out"));
    }

    private static String sort(Map<String, AttributeValue> key) {
        return key.getOrDefault("sk", AttributeValue.fromS("?")).s();
    }

    private static RuntimeException conflict(int actions, int place) {
        List<CancellationReason> reasons = new ArrayList<>();
        for (int i = 0; i < actions; i++) {
            reasons.add(CancellationReason.builder()
                    .code(i == place ? "TransactionConflict" : "None")
                    .build());
        }
        return Refusals.cancelled(reasons);
    }
}
