package dev.kikilist.simulation.mutation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.Update;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/** Asks DynamoDB for something else than the stores do. Without overriding it asks for the same. */
class RewrittenDynamoDb implements DynamoDbClient {
    private static final Pattern PLACEHOLDER = Pattern.compile("[#:][A-Za-z0-9_]+");

    private final DynamoDbClient client;

    RewrittenDynamoDb(DynamoDbClient client) {
        this.client = client;
    }

    /**
     * Returns the condition of a write that is asked for instead.
     *
     * @param key the item's key, or the item
     * @param condition the store's condition
     * @return a condition with fewer placeholders, or null for none
     */
    @Nullable
    String condition(Map<String, AttributeValue> key, String condition) {
        return condition;
    }

    /** Returns the attribute that a transaction writes instead. */
    String attribute(String name) {
        return name;
    }

    /** Returns the sort key that is used instead. */
    String sort(String sort) {
        return sort;
    }

    @Override
    public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
        return client.transactWriteItems(request.toBuilder()
                .transactItems(
                        request.transactItems().stream().map(this::action).toList())
                .build());
    }

    private TransactWriteItem action(TransactWriteItem action) {
        if (action.put() != null) {
            return action.toBuilder().put(put(action.put())).build();
        }
        return action.update() == null
                ? action
                : action.toBuilder().update(update(action.update())).build();
    }

    private Put put(Put put) {
        if (put.conditionExpression() == null) {
            return put.toBuilder().item(sorted(put.item())).build();
        }
        var condition = condition(put.item(), put.conditionExpression());
        return put.toBuilder()
                .conditionExpression(condition)
                .expressionAttributeNames(used(put.expressionAttributeNames(), condition, null))
                .expressionAttributeValues(used(put.expressionAttributeValues(), condition, null))
                .build();
    }

    private Update update(Update update) {
        if (update.conditionExpression() == null) {
            return update;
        }
        var condition = condition(update.key(), update.conditionExpression());
        return update.toBuilder()
                .conditionExpression(condition)
                .expressionAttributeNames(
                        named(used(update.expressionAttributeNames(), condition, update.updateExpression())))
                .expressionAttributeValues(
                        used(update.expressionAttributeValues(), condition, update.updateExpression()))
                .build();
    }

    private @Nullable Map<String, String> named(@Nullable Map<String, String> names) {
        if (names == null) {
            return null;
        }
        var named = new HashMap<>(names);
        named.replaceAll((placeholder, name) -> attribute(name));
        return named;
    }

    /** Returns the placeholders that are still used; null for none, as requests want it. */
    private static <T> @Nullable Map<String, T> used(Map<String, T> placeholders, @Nullable String... expressions) {
        var used = new HashMap<String, T>();
        for (var expression : expressions) {
            if (expression != null) {
                PLACEHOLDER.matcher(expression).results().forEach(found -> {
                    var value = placeholders.get(found.group());
                    if (value != null) {
                        used.put(found.group(), value);
                    }
                });
            }
        }
        return used.isEmpty() ? null : used;
    }

    @Override
    public UpdateItemResponse updateItem(UpdateItemRequest request) {
        var condition = condition(request.key(), request.conditionExpression());
        return client.updateItem(request.toBuilder()
                .conditionExpression(condition)
                .expressionAttributeNames(
                        used(request.expressionAttributeNames(), condition, request.updateExpression()))
                .expressionAttributeValues(
                        used(request.expressionAttributeValues(), condition, request.updateExpression()))
                .build());
    }

    @Override
    public GetItemResponse getItem(GetItemRequest request) {
        return client.getItem(request.toBuilder().key(sorted(request.key())).build());
    }

    @Override
    public BatchWriteItemResponse batchWriteItem(BatchWriteItemRequest request) {
        var batch = request.requestItems().entrySet().iterator().next();
        UnaryOperator<Map<String, AttributeValue>> rewritten = this::sorted;
        return client.batchWriteItem(BatchWriteItemRequest.builder()
                .requestItems(Map.of(
                        batch.getKey(),
                        batch.getValue().stream()
                                .map(write -> write.toBuilder()
                                        .putRequest(put -> put.item(rewritten.apply(
                                                write.putRequest().item())))
                                        .build())
                                .toList()))
                .build());
    }

    private Map<String, AttributeValue> sorted(Map<String, AttributeValue> item) {
        var sorted = new HashMap<>(item);
        sorted.computeIfPresent("sk", (name, value) -> AttributeValue.fromS(sort(value.s())));
        return sorted;
    }

    @Override
    public PutItemResponse putItem(PutItemRequest request) {
        return client.putItem(request);
    }

    @Override
    public DeleteItemResponse deleteItem(DeleteItemRequest request) {
        return client.deleteItem(request);
    }

    @Override
    public BatchGetItemResponse batchGetItem(BatchGetItemRequest request) {
        var batch = request.requestItems().entrySet().iterator().next();
        var wanted = new HashMap<Map<String, AttributeValue>, Map<String, AttributeValue>>();
        batch.getValue().keys().forEach(key -> wanted.put(sorted(key), key));
        var response = client.batchGetItem(BatchGetItemRequest.builder()
                .requestItems(Map.of(
                        batch.getKey(),
                        batch.getValue().toBuilder().keys(wanted.keySet()).build()))
                .build());
        var found = response.responses().getOrDefault(batch.getKey(), List.of()).stream()
                .map(item -> asked(item, wanted))
                .toList();
        var left = response.unprocessedKeys().values().stream()
                .flatMap(keys -> keys.keys().stream())
                .map(key -> asked(key, wanted))
                .toList();
        return BatchGetItemResponse.builder()
                .responses(Map.of(batch.getKey(), found))
                .unprocessedKeys(
                        left.isEmpty()
                                ? Map.of()
                                : Map.of(
                                        batch.getKey(),
                                        batch.getValue().toBuilder().keys(left).build()))
                .build();
    }

    /** Returns an item, or a key, with the sort key that was asked for in place of the one that was used. */
    private static Map<String, AttributeValue> asked(
            Map<String, AttributeValue> item, Map<Map<String, AttributeValue>, Map<String, AttributeValue>> wanted) {
        var key = new HashMap<>(item);
        key.keySet().retainAll(Set.of("pk", "sk"));
        var restored = new HashMap<>(item);
        restored.putAll(wanted.getOrDefault(key, key));
        return restored;
    }

    @Override
    public QueryResponse query(QueryRequest request) {
        return client.query(request);
    }

    @Override
    public ScanResponse scan(ScanRequest request) {
        return client.scan(request);
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
