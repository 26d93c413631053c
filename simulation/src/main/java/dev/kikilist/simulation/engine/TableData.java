package dev.kikilist.simulation.engine;

import dev.kikilist.simulation.engine.TableSchema.IndexSchema;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The items of a table, and its indexes, which follow some time later. */
final class TableData {
    private static final Comparator<Place> PLACES = Comparator.comparing(Place::sort, Values.STRINGS)
            .thenComparing(Place::itemPartition, Values.STRINGS)
            .thenComparing(Place::itemSort, Values.STRINGS);

    private final TableSchema schema;
    private final LongSupplier now;
    private final LongSupplier lag;
    private final Map<String, NavigableMap<Place, Map<String, AttributeValue>>> items = new HashMap<>();
    /** The same items by their keys. */
    private final Map<String, Map<String, Map<String, AttributeValue>>> bySort = new HashMap<>();

    private final Map<IndexPartition, NavigableMap<Place, Map<String, AttributeValue>>> indexes = new HashMap<>();
    private final Deque<Due> due = new ArrayDeque<>();

    /**
     * @param now the time
     * @param lag how long after now the indexes show the next change, in the unit of {@code now}
     */
    TableData(TableSchema schema, LongSupplier now, LongSupplier lag) {
        this.schema = schema;
        this.now = now;
        this.lag = lag;
    }

    /** Where an item stands in a partition of the table or of an index. */
    record Place(String sort, String itemPartition, String itemSort) {}

    private record IndexPartition(String index, String partition) {}

    private record Due(long at, Change change) {}

    /** Returns the item, empty when there is none. */
    Map<String, AttributeValue> item(String partition, String sort) {
        return bySort.getOrDefault(partition, Map.of()).getOrDefault(sort, Map.of());
    }

    /** Returns a partition of the table, the least sort key first. */
    NavigableMap<Place, Map<String, AttributeValue>> partition(String partition) {
        var found = items.get(partition);
        return found == null ? new TreeMap<>(PLACES) : found;
    }

    /** Returns a partition of an index, the least sort key first, as far as the index has followed. */
    NavigableMap<Place, Map<String, AttributeValue>> partition(IndexSchema index, String partition) {
        follow();
        var found = indexes.get(new IndexPartition(index.name(), partition));
        return found == null ? new TreeMap<>(PLACES) : found;
    }

    /** Returns all items, in the order of their keys. */
    List<Map<String, AttributeValue>> all() {
        var all = new ArrayList<Map<String, AttributeValue>>();
        items.keySet().stream()
                .sorted(Values.STRINGS)
                .forEach(partition -> all.addAll(partition(partition).values()));
        return all;
    }

    void write(Change change) {
        var place = new Place(change.sort(), change.partition(), change.sort());
        if (change.after().isEmpty()) {
            var partition = items.get(change.partition());
            if (partition != null) {
                partition.remove(place);
                bySort.getOrDefault(change.partition(), Map.of()).remove(change.sort());
            }
        } else {
            bySort.computeIfAbsent(change.partition(), unknown -> new HashMap<>())
                    .put(change.sort(), change.after());
            items.computeIfAbsent(change.partition(), unknown -> new TreeMap<>(PLACES))
                    .put(place, change.after());
        }
        var last = due.peekLast();
        long at = now.getAsLong() + lag.getAsLong();
        due.add(new Due(last == null ? at : Math.max(at, last.at()), change));
    }

    private void follow() {
        for (var next = due.peek(); next != null && next.at() <= now.getAsLong(); next = due.peek()) {
            due.remove();
            for (var index : schema.indexes()) {
                follow(index, next.change());
            }
        }
    }

    private void follow(IndexSchema index, Change change) {
        var before = place(index, change, change.before());
        if (before != null) {
            var partition = indexes.get(indexPartition(index, change.before()));
            if (partition != null) {
                partition.remove(before);
            }
        }
        var after = place(index, change, change.after());
        if (after != null) {
            indexes.computeIfAbsent(indexPartition(index, change.after()), unknown -> new TreeMap<>(PLACES))
                    .put(after, index.keysOnly() ? keys(index, change.after()) : change.after());
        }
    }

    private Map<String, AttributeValue> keys(IndexSchema index, Map<String, AttributeValue> item) {
        var keys = new HashMap<String, AttributeValue>();
        for (var name : List.of(schema.partition(), schema.sort(), index.partition(), index.sort())) {
            var value = item.get(name);
            if (value != null) {
                keys.put(name, value);
            }
        }
        return keys;
    }

    private static @Nullable Place place(IndexSchema index, Change change, Map<String, AttributeValue> item) {
        var sort = item.get(index.sort());
        return sort == null || !item.containsKey(index.partition())
                ? null
                : new Place(sort.s(), change.partition(), change.sort());
    }

    private static IndexPartition indexPartition(IndexSchema index, Map<String, AttributeValue> item) {
        var partition = item.get(index.partition());
        if (partition == null) {
            throw new IllegalArgumentException("not in the index " + index.name());
        }
        return new IndexPartition(index.name(), partition.s());
    }
}
