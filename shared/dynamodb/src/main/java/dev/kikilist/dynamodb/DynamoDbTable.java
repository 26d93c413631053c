package dev.kikilist.dynamodb;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;
import software.amazon.awssdk.services.dynamodb.model.Update;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * The table. Safe for use by several threads.
 *
 * <p>Every method throws an unchecked exception when DynamoDB cannot be reached or refuses; what DynamoDB puts off it
 * attempts again for some seconds.
 */
public final class DynamoDbTable {
    private static final int LARGEST_WRITE_BATCH = 25;
    private static final int LARGEST_READ_BATCH = 100;
    private static final int LARGEST_TRANSACTION = 100;

    private final DynamoDbClient client;
    private final String name;
    private final Chance chance;
    private final ScopedValue<RememberedItems> remembered = ScopedValue.newInstance();
    private final ScopedValue<GatheredItems> gathered = ScopedValue.newInstance();

    /**
     * Uses a table by the clock and the randomness of this machine.
     *
     * @param client the client
     * @param name the name of the table
     */
    public DynamoDbTable(DynamoDbClient client, String name) {
        this(client, name, Chance.ofThisMachine());
    }

    /**
     * Uses a table.
     *
     * @param client the client
     * @param name the name of the table
     * @param chance how it waits and marks what it writes
     */
    public DynamoDbTable(DynamoDbClient client, String name, Chance chance) {
        this.client = client;
        this.name = name;
        this.chance = chance;
    }

    /** Returns the table {@code name} over {@code connection}. */
    public static DynamoDbTable over(AwsConnection connection, String name) {
        return over(connection, name, Chance.ofThisMachine());
    }

    /** Returns the table {@code name} over {@code connection}, where waiting goes by {@code chance}. */
    public static DynamoDbTable over(AwsConnection connection, String name, Chance chance) {
        return new DynamoDbTable(
                connection
                        .configure(DynamoDbClient.builder(), "DYNAMODB")
                        .endpointDiscoveryEnabled(false)
                        .build(),
                name,
                chance);
    }

    /** Returns the name of the table. */
    String name() {
        return name;
    }

    /** Returns a mark by which a worker knows its own write again. */
    String mark() {
        return chance.mark();
    }

    /** Returns a new series of attempts. */
    Backoff backoff() {
        return new Backoff(chance);
    }

    /**
     * Does work in which each item is read once: again only after the work wrote it, or a condition on it did not hold. Inside
     * other such work it is part of that.
     */
    <T> T remembering(Supplier<T> work) {
        return remembered.isBound()
                ? work.get()
                : ScopedValue.where(remembered, new RememberedItems()).call(work::get);
    }

    /** Takes {@code item} as what lies under its key, for the rest of the work that remembers. */
    void remember(StoredItem item) {
        memory().remember(item.key(), item);
    }

    private RememberedItems memory() {
        return remembered.orElse(RememberedItems.NONE);
    }

    /** Returns the item under {@code key} as the last write left it. */
    Optional<StoredItem> find(ItemKey key) {
        var memory = memory();
        if (memory.knows(key)) {
            return memory.item(key);
        }
        var found = read(key);
        memory.remember(key, found.orElse(null));
        return found;
    }

    private Optional<StoredItem> read(ItemKey key) {
        var response = client.getItem(GetItemRequest.builder()
                .tableName(name)
                .key(key.attributes())
                .consistentRead(true)
                .build());
        return response.hasItem() ? Optional.of(new StoredItem(response.item())) : Optional.empty();
    }

    /** Returns those of the items under {@code keys} that exist, as the last write left them. */
    Map<ItemKey, StoredItem> find(Collection<ItemKey> keys) {
        var memory = memory();
        var found = new HashMap<ItemKey, StoredItem>();
        var sought = new ArrayList<ItemKey>();
        for (var key : new LinkedHashSet<>(keys)) {
            if (memory.knows(key)) {
                memory.item(key).ifPresent(item -> found.put(key, item));
            } else {
                sought.add(key);
            }
        }
        for (int from = 0; from < sought.size(); from += LARGEST_READ_BATCH) {
            readBatch(sought.subList(from, Math.min(sought.size(), from + LARGEST_READ_BATCH)), found);
        }
        sought.forEach(key -> memory.remember(key, found.get(key)));
        return found;
    }

    /** Returns what {@link #find(Collection)} does, also of what was read before. */
    Map<ItemKey, StoredItem> findAgain(Collection<ItemKey> keys) {
        memory().forget(keys);
        return find(keys);
    }

    private void readBatch(List<ItemKey> keys, Map<ItemKey, StoredItem> found) {
        var backoff = backoff();
        var wanted = keys.stream().map(ItemKey::attributes).toList();
        while (true) {
            var response = client.batchGetItem(BatchGetItemRequest.builder()
                    .requestItems(Map.of(
                            name,
                            KeysAndAttributes.builder()
                                    .keys(wanted)
                                    .consistentRead(true)
                                    .build()))
                    .build());
            for (var attributes : response.responses().getOrDefault(name, List.of())) {
                var item = new StoredItem(attributes);
                found.put(item.key(), item);
            }
            var putOff = response.unprocessedKeys().get(name);
            if (putOff == null || putOff.keys().isEmpty()) {
                return;
            }
            wanted = putOff.keys();
            if (!backoff.again()) {
                throw new PutOffException(wanted.size() + " reads of a batch were put off");
            }
        }
    }

    /** Writes {@code item} in place of what lies under its key. */
    void put(Map<String, AttributeValue> item) {
        put(PutItemRequest.builder().tableName(name).item(item).build());
    }

    /**
     * Writes {@code item} unless there is one under its key.
     *
     * @return the item that lies there now
     */
    StoredItem putIfAbsent(Map<String, AttributeValue> item) {
        try {
            put(PutItemRequest.builder()
                    .tableName(name)
                    .item(item)
                    .conditionExpression("attribute_not_exists(" + Keys.PARTITION + ")")
                    .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                    .build());
            return new StoredItem(item);
        } catch (ConditionalCheckFailedException e) {
            return new StoredItem(e.item());
        }
    }

    /** Returns the write of {@code item} that fails when there is one under its key, as part of a transaction. */
    TransactWriteItem putIfAbsentInTransaction(Map<String, AttributeValue> item) {
        return putInTransaction(item, "attribute_not_exists(" + Keys.PARTITION + ")", Map.of(), Map.of());
    }

    /**
     * Returns the write of {@code item} under a condition, as part of a transaction.
     *
     * @param condition when, in DynamoDB's notation
     * @param names the attribute names behind {@code #}
     * @param values the values behind {@code :}
     */
    TransactWriteItem putInTransaction(
            Map<String, AttributeValue> item,
            String condition,
            Map<String, String> names,
            Map<String, AttributeValue> values) {
        var put = Put.builder()
                .tableName(name)
                .item(item)
                .conditionExpression(condition)
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD);
        // DynamoDB refuses maps that are there and empty.
        if (!names.isEmpty()) {
            put.expressionAttributeNames(names);
        }
        if (!values.isEmpty()) {
            put.expressionAttributeValues(values);
        }
        return TransactWriteItem.builder().put(put.build()).build();
    }

    private void put(PutItemRequest request) {
        memory().forget(List.of(new StoredItem(request.item()).key()));
        during(() -> client.putItem(request));
    }

    /**
     * Writes {@code items}, each in place of what lies under its key, in no order and not as a whole.
     *
     * @param items at most 25 items under different keys
     */
    void putAll(List<Map<String, AttributeValue>> items) {
        if (items.size() > LARGEST_WRITE_BATCH) {
            throw new IllegalArgumentException("a batch has at most 25 items, not " + items.size());
        }
        memory().forget(items.stream().map(item -> new StoredItem(item).key()).toList());
        var backoff = backoff();
        var left = items.stream()
                .map(item -> WriteRequest.builder()
                        .putRequest(PutRequest.builder().item(item).build())
                        .build())
                .toList();
        while (!left.isEmpty()) {
            left = writeBatch(left);
            if (!left.isEmpty() && !backoff.again()) {
                throw new PutOffException(left.size() + " writes of a batch were put off");
            }
        }
    }

    /** Returns what was put off: some of it, or all where DynamoDB asks to slow down. */
    private List<WriteRequest> writeBatch(List<WriteRequest> writes) {
        try {
            return client.batchWriteItem(BatchWriteItemRequest.builder()
                            .requestItems(Map.of(name, writes))
                            .build())
                    .unprocessedItems()
                    .getOrDefault(name, List.of());
        } catch (DynamoDbException e) {
            if (!e.isThrottlingException()) {
                throw e;
            }
            return writes;
        }
    }

    /**
     * Changes one item.
     *
     * @return how it ended
     */
    Changed change(Change change) {
        memory().forget(List.of(change.key()));
        try {
            var response = during(() -> client.updateItem(change.request(name)));
            return new Changed.Done(new StoredItem(response.attributes()));
        } catch (ConditionalCheckFailedException e) {
            return new Changed.NotDone(e.hasItem() ? new StoredItem(e.item()) : null);
        }
    }

    /**
     * Does work in which the little that is {@linkplain #putSoon put soon} goes along with the next transaction. What is left when
     * the work returns is written then; what work that throws left is not written.
     */
    <T> T gathering(Supplier<T> work) {
        var held = new GatheredItems();
        var result = ScopedValue.where(gathered, held).call(work::get);
        putAll(held.take());
        return result;
    }

    /**
     * Writes {@code items} as {@link #putAll} does: at once, or where work gathers and they are little, with its next
     * transaction. They are not to be read before.
     *
     * @param items at most 25 items under different keys, which nothing else in the work writes
     * @param bytes about how much they take
     */
    void putSoon(List<Map<String, AttributeValue>> items, int bytes) {
        if (!gathered.isBound() || !gathered.get().add(items, bytes)) {
            putAll(items);
        }
    }

    /**
     * Makes all of {@code changes} or none, and with them writes what was gathered; a conflict with other transactions is for the
     * caller to see.
     */
    void transact(List<TransactWriteItem> changes) {
        var held = gathered.isBound() ? gathered.get() : new GatheredItems();
        if (changes.size() + held.size() > LARGEST_TRANSACTION) {
            putAll(held.take());
        }
        var all = Stream.concat(changes.stream(), held.puts(name)).toList();
        memory().forget(all.stream().map(DynamoDbTable::key).toList());
        client.transactWriteItems(
                TransactWriteItemsRequest.builder().transactItems(all).build());
        held.take();
    }

    /**
     * Returns the first entries of an index partition, at most {@code limit}.
     *
     * @param request names the index, the key condition and the order
     */
    List<StoredItem> query(QueryRequest request, int limit) {
        var found = new ArrayList<StoredItem>();
        var next = request.toBuilder().tableName(name);
        while (true) {
            var response = client.query(next.limit(limit - found.size()).build());
            response.items().forEach(attributes -> found.add(new StoredItem(attributes)));
            if (found.size() >= limit || !response.hasLastEvaluatedKey()) {
                return found;
            }
            next.exclusiveStartKey(response.lastEvaluatedKey());
        }
    }

    /** Reads the whole table, partition by partition. For operators: a function never needs it. */
    void scan(Consumer<Map<String, AttributeValue>> taker) {
        client.scanPaginator(ScanRequest.builder()
                        .tableName(name)
                        .consistentRead(true)
                        .build())
                .items()
                .forEach(taker);
    }

    private static ItemKey key(TransactWriteItem action) {
        return new StoredItem(
                        action.put() == null
                                ? action.update().key()
                                : action.put().item())
                .key();
    }

    private <T> T during(Supplier<T> call) {
        var backoff = backoff();
        while (true) {
            try {
                return call.get();
            } catch (TransactionConflictException e) {
                if (!backoff.again()) {
                    throw e;
                }
            }
        }
    }

    /** How a conditional change ended. */
    sealed interface Changed {
        /**
         * It was made.
         *
         * @param attributes those that the change asked for
         */
        record Done(StoredItem attributes) implements Changed {}

        /**
         * Its condition did not hold.
         *
         * @param standing the item as it stands, or null when there is none
         */
        record NotDone(@Nullable StoredItem standing) implements Changed {}
    }

    /**
     * A conditional change of one item.
     *
     * @param key the item
     * @param update what is changed, in DynamoDB's notation
     * @param condition when, in DynamoDB's notation
     * @param names the attribute names behind {@code #}
     * @param values the values behind {@code :}
     */
    record Change(
            ItemKey key,
            String update,
            String condition,
            Map<String, String> names,
            Map<String, AttributeValue> values) {
        Update inTransaction(String table) {
            return Update.builder()
                    .tableName(table)
                    .key(key.attributes())
                    .updateExpression(update)
                    .conditionExpression(condition)
                    .expressionAttributeNames(names)
                    .expressionAttributeValues(values)
                    .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                    .build();
        }

        UpdateItemRequest request(String table) {
            return UpdateItemRequest.builder()
                    .tableName(table)
                    .key(key.attributes())
                    .updateExpression(update)
                    .conditionExpression(condition)
                    .expressionAttributeNames(names)
                    .expressionAttributeValues(values)
                    .returnValues("UPDATED_NEW")
                    .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                    .build();
        }
    }
}
