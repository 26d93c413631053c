package dev.kikilist.simulation.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
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
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/**
 * One table in memory. It takes any table name for its own. Every call is done at once and as a whole; not for several
 * threads.
 *
 * <p>It knows what the adapters ask for, and throws {@link UnsupportedOperationException} for the rest, so that nothing is
 * half understood.
 */
public final class SimulatedDynamoDb implements DynamoDbClient {
    private static final int MOST_ACTIONS = 100;
    private static final int MOST_READS = 100;
    private static final int MOST_WRITES = 25;

    private final TableSchema schema;
    private final TableData data;
    private final Consumer<List<Change>> changes;

    /**
     * Makes an empty table.
     *
     * @param now the time, in any unit
     * @param lag how long after now the indexes show the next change, in the same unit
     * @param changes is told every change when it is made, those of one transaction together
     */
    public SimulatedDynamoDb(TableSchema schema, LongSupplier now, LongSupplier lag, Consumer<List<Change>> changes) {
        this.schema = schema;
        this.data = new TableData(schema, now, lag);
        this.changes = changes;
    }

    /** Returns all items, in the order of their keys. */
    public List<Map<String, AttributeValue>> items() {
        return data.all();
    }

    /** Returns the items of one partition, in the order of their keys. */
    public List<Map<String, AttributeValue>> items(String partition) {
        return List.copyOf(data.partition(partition).values());
    }

    @Override
    public GetItemResponse getItem(GetItemRequest request) {
        var item = data.item(partition(request.key()), sort(request.key()));
        return item.isEmpty()
                ? GetItemResponse.builder().build()
                : GetItemResponse.builder().item(item).build();
    }

    @Override
    public BatchGetItemResponse batchGetItem(BatchGetItemRequest request) {
        var table = request.requestItems().entrySet().iterator().next();
        var keys = table.getValue().keys();
        var places = new HashSet<List<String>>();
        keys.forEach(key -> places.add(List.of(partition(key), sort(key))));
        if (keys.size() > MOST_READS || keys.isEmpty() || places.size() < keys.size()) {
            throw Refusals.validation("a batch reads 1 to 100 different items");
        }
        var found = keys.stream()
                .map(key -> data.item(partition(key), sort(key)))
                .filter(item -> !item.isEmpty())
                .toList();
        return BatchGetItemResponse.builder()
                .responses(Map.of(table.getKey(), found))
                .unprocessedKeys(Map.of())
                .build();
    }

    @Override
    public PutItemResponse putItem(PutItemRequest request) {
        var write = Write.put(
                request.item(),
                request.conditionExpression(),
                new Arguments(request.expressionAttributeNames(), request.expressionAttributeValues()),
                request.returnValuesOnConditionCheckFailure());
        apply(check(write));
        return PutItemResponse.builder().build();
    }

    @Override
    public DeleteItemResponse deleteItem(DeleteItemRequest request) {
        var write = Write.delete(
                request.key(),
                request.conditionExpression(),
                new Arguments(request.expressionAttributeNames(), request.expressionAttributeValues()),
                request.returnValuesOnConditionCheckFailure());
        apply(check(write));
        return DeleteItemResponse.builder().build();
    }

    @Override
    public UpdateItemResponse updateItem(UpdateItemRequest request) {
        var write = Write.update(
                request.key(),
                request.updateExpression(),
                request.conditionExpression(),
                new Arguments(request.expressionAttributeNames(), request.expressionAttributeValues()),
                request.returnValuesOnConditionCheckFailure());
        var change = check(write);
        apply(change);
        var wanted = request.returnValues() == null ? ReturnValue.NONE : request.returnValues();
        return UpdateItemResponse.builder()
                .attributes(
                        switch (wanted) {
                            case NONE -> null;
                            case ALL_OLD -> change.before();
                            case ALL_NEW -> change.after();
                            case UPDATED_NEW -> only(change.after(), write);
                            case UPDATED_OLD -> only(change.before(), write);
                            case UNKNOWN_TO_SDK_VERSION -> throw Refusals.validation("unknown return values");
                        })
                .build();
    }

    private static Map<String, AttributeValue> only(Map<String, AttributeValue> item, Write write) {
        var touched = Parsed.update(write.update()).touched(write.arguments());
        var only = new HashMap<>(item);
        only.keySet().retainAll(touched);
        return only;
    }

    @Override
    public BatchWriteItemResponse batchWriteItem(BatchWriteItemRequest request) {
        var writes = request.requestItems().values().iterator().next();
        if (writes.isEmpty() || writes.size() > MOST_WRITES) {
            throw Refusals.validation("a batch writes 1 to 25 items");
        }
        var prepared = new ArrayList<Change>();
        var places = new HashSet<List<String>>();
        for (var write : writes) {
            var put = write.putRequest();
            var change = check(
                    put == null
                            ? Write.delete(write.deleteRequest().key(), null, NONE, null)
                            : Write.put(put.item(), null, NONE, null));
            if (!places.add(List.of(change.partition(), change.sort()))) {
                throw Refusals.validation("Provided list of item keys contains duplicates");
            }
            prepared.add(change);
        }
        prepared.forEach(this::apply);
        return BatchWriteItemResponse.builder().unprocessedItems(Map.of()).build();
    }

    @Override
    public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
        var actions = request.transactItems();
        if (actions.isEmpty() || actions.size() > MOST_ACTIONS) {
            throw Refusals.validation("a transaction has 1 to 100 actions");
        }
        var prepared = new ArrayList<Change>();
        var reasons = new ArrayList<CancellationReason>();
        var places = new HashSet<List<String>>();
        boolean refused = false;
        for (var action : actions) {
            var write = write(action);
            if (!places.add(List.of(partition(write.key()), sort(write.key())))) {
                throw Refusals.validation("Transaction request cannot include multiple operations on one item");
            }
            var standing = standing(write);
            if (write.isMet(standing)) {
                reasons.add(CancellationReason.builder().code("None").build());
                prepared.add(change(write, standing));
            } else {
                refused = true;
                reasons.add(refusal(write, standing));
            }
        }
        if (refused) {
            throw Refusals.cancelled(reasons);
        }
        apply(IntStream.range(0, prepared.size())
                .filter(i -> actions.get(i).conditionCheck() == null)
                .mapToObj(prepared::get)
                .toList());
        return TransactWriteItemsResponse.builder().build();
    }

    private static CancellationReason refusal(Write write, Map<String, AttributeValue> standing) {
        var reason =
                CancellationReason.builder().code("ConditionalCheckFailed").message("The conditional request failed");
        return write.wantsStanding() && !standing.isEmpty()
                ? reason.item(standing).build()
                : reason.build();
    }

    private static Write write(TransactWriteItem action) {
        if (action.put() != null) {
            var put = action.put();
            return Write.put(
                    put.item(),
                    put.conditionExpression(),
                    new Arguments(put.expressionAttributeNames(), put.expressionAttributeValues()),
                    put.returnValuesOnConditionCheckFailure());
        }
        if (action.update() != null) {
            var update = action.update();
            return Write.update(
                    update.key(),
                    update.updateExpression(),
                    update.conditionExpression(),
                    new Arguments(update.expressionAttributeNames(), update.expressionAttributeValues()),
                    update.returnValuesOnConditionCheckFailure());
        }
        if (action.delete() != null) {
            var delete = action.delete();
            return Write.delete(
                    delete.key(),
                    delete.conditionExpression(),
                    new Arguments(delete.expressionAttributeNames(), delete.expressionAttributeValues()),
                    delete.returnValuesOnConditionCheckFailure());
        }
        var check = action.conditionCheck();
        return Write.delete(
                check.key(),
                check.conditionExpression(),
                new Arguments(check.expressionAttributeNames(), check.expressionAttributeValues()),
                check.returnValuesOnConditionCheckFailure());
    }

    @Override
    public QueryResponse query(QueryRequest request) {
        return new Querying(schema, data).query(request);
    }

    @Override
    public ScanResponse scan(ScanRequest request) {
        return new Querying(schema, data).scan(request);
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {
        // There is nothing to let go.
    }

    private Map<String, AttributeValue> standing(Write write) {
        return data.item(partition(write.key()), sort(write.key()));
    }

    /** Returns the change that {@code write} makes if its condition is met. */
    private Change check(Write write) {
        var standing = standing(write);
        if (!write.isMet(standing)) {
            throw Refusals.condition(write.wantsStanding() ? standing : Map.of());
        }
        return change(write, standing);
    }

    private Change change(Write write, Map<String, AttributeValue> standing) {
        var after = write.after(standing);
        if (Values.mostSize(after) > Values.LARGEST_ITEM && Values.size(after) > Values.LARGEST_ITEM) {
            throw Refusals.validation("Item size has exceeded the maximum allowed size");
        }
        for (var index : schema.indexes()) {
            checkKey(after.get(index.partition()), true);
            checkKey(after.get(index.sort()), true);
        }
        return new Change(partition(write.key()), sort(write.key()), standing, after);
    }

    private void apply(Change change) {
        apply(List.of(change));
    }

    private void apply(List<Change> together) {
        together.forEach(data::write);
        changes.accept(together.stream()
                .filter(change -> !change.before().equals(change.after()))
                .toList());
    }

    private String partition(Map<String, AttributeValue> key) {
        return checkKey(key.get(schema.partition()), false);
    }

    private String sort(Map<String, AttributeValue> key) {
        return checkKey(key.get(schema.sort()), false);
    }

    private static String checkKey(@Nullable AttributeValue value, boolean mayBeMissing) {
        if (value == null && mayBeMissing) {
            return "";
        }
        if (value == null || value.s() == null || value.s().isEmpty()) {
            throw Refusals.validation(
                    "One or more parameter values are not valid: a key is a string that is not empty");
        }
        return value.s();
    }

    private static final Arguments NONE = new Arguments(Map.of(), Map.of());

    /**
     * A write of one item.
     *
     * @param key its key, or the whole item that holds the key
     * @param whole the item to write, or null when it is changed or taken away
     * @param update how it is changed, or null
     */
    private record Write(
            Map<String, AttributeValue> key,
            @Nullable Map<String, AttributeValue> whole,
            @Nullable String update,
            @Nullable String condition,
            Arguments arguments,
            boolean wantsStanding) {
        static Write put(
                Map<String, AttributeValue> item,
                @Nullable String condition,
                Arguments arguments,
                @Nullable ReturnValuesOnConditionCheckFailure wanted) {
            arguments.checkUsed(condition);
            return new Write(item, Values.stored(item), null, condition, arguments, wantsStanding(wanted));
        }

        static Write update(
                Map<String, AttributeValue> key,
                String update,
                @Nullable String condition,
                Arguments arguments,
                @Nullable ReturnValuesOnConditionCheckFailure wanted) {
            arguments.checkUsed(condition, update);
            return new Write(key, null, update, condition, arguments, wantsStanding(wanted));
        }

        static Write delete(
                Map<String, AttributeValue> key,
                @Nullable String condition,
                Arguments arguments,
                @Nullable ReturnValuesOnConditionCheckFailure wanted) {
            arguments.checkUsed(condition);
            return new Write(key, null, null, condition, arguments, wantsStanding(wanted));
        }

        private static boolean wantsStanding(@Nullable ReturnValuesOnConditionCheckFailure wanted) {
            return wanted == ReturnValuesOnConditionCheckFailure.ALL_OLD;
        }

        boolean isMet(Map<String, AttributeValue> standing) {
            return Parsed.condition(condition).isMet(standing, arguments);
        }

        Map<String, AttributeValue> after(Map<String, AttributeValue> standing) {
            if (whole != null) {
                return whole;
            }
            if (update == null) {
                return Map.of();
            }
            var before = standing.isEmpty() ? key : standing;
            return Values.stored(Parsed.update(update).applied(before, arguments));
        }
    }
}
