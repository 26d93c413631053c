package dev.kikilist.dynamodb;

import dev.kikilist.audit.StoredChain;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Finds all chains of events in a table, or in items that were exported from one. The head of a chain lies in the item that
 * the chain is about, which may be in another partition than the events.
 */
public final class StoredChains {
    private StoredChains() {}

    /**
     * Reads a whole table and hands over each chain once it is complete. Memory held does not grow with the table.
     *
     * @throws RuntimeException when the table cannot be reached
     */
    public static void forEach(DynamoDbTable table, Consumer<StoredChain> taker) {
        // A scan goes partition by partition, and in the order of the sort keys within one.
        var current = new Object() {
            @Nullable
            ChainCollector collector;
        };
        table.scan(attributes -> {
            var item = new StoredItem(attributes);
            var partition = item.text(Keys.PARTITION);
            var collector = current.collector;
            if (collector == null || !collector.isOf(partition)) {
                if (collector != null) {
                    collector.chain(table::find).ifPresent(taker);
                }
                collector = new ChainCollector(partition);
                current.collector = collector;
            }
            collector.take(item);
            headWithoutEvents(item, table::find).ifPresent(taker);
        });
        if (current.collector != null) {
            current.collector.chain(table::find).ifPresent(taker);
        }
    }

    /** Hands over each chain among {@code items}, which may be in any order. */
    public static void forEach(Collection<Map<String, AttributeValue>> items, Consumer<StoredChain> taker) {
        var stored = new HashMap<ItemKey, StoredItem>();
        List<StoredItem> sorted = new ArrayList<>();
        for (var attributes : items) {
            var item = new StoredItem(attributes);
            stored.put(item.key(), item);
            sorted.add(item);
        }
        sorted.sort(Comparator.comparing(item -> item.text(Keys.SORT)));
        Function<ItemKey, Optional<StoredItem>> find = key -> Optional.ofNullable(stored.get(key));
        var partitions = new TreeMap<String, ChainCollector>();
        for (var item : sorted) {
            partitions
                    .computeIfAbsent(item.text(Keys.PARTITION), ChainCollector::new)
                    .take(item);
            headWithoutEvents(item, find).ifPresent(taker);
        }
        partitions.values().forEach(collector -> collector.chain(find).ifPresent(taker));
    }

    /** Returns the chain of which nothing is left but its head in {@code item}, in another partition than its events were. */
    private static Optional<StoredChain> headWithoutEvents(
            StoredItem item, Function<ItemKey, Optional<StoredItem>> find) {
        return Keys.headHeldElsewhere(item.key())
                .filter(subject -> find.apply(Keys.audit(subject, 1)).isEmpty())
                .map(subject -> new StoredChain(subject, List.of(), AuditCodec.head(item), List.of()));
    }
}
