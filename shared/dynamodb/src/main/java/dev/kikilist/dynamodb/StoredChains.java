package dev.kikilist.dynamodb;

import dev.kikilist.audit.StoredChain;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Finds all chains of events in a table, or in items that were exported from one. */
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
            String partition;

            @Nullable
            ChainCollector collector;
        };
        table.scan(item -> {
            var partition = new StoredItem(item).text(Keys.PARTITION);
            var collector = current.collector;
            if (collector == null || !partition.equals(current.partition)) {
                if (collector != null) {
                    collector.chain().ifPresent(taker);
                }
                collector = new ChainCollector(partition);
                current.partition = partition;
                current.collector = collector;
            }
            collector.take(item);
        });
        if (current.collector != null) {
            current.collector.chain().ifPresent(taker);
        }
    }

    /** Hands over each chain among {@code items}, which may be in any order. */
    public static void forEach(Collection<Map<String, AttributeValue>> items, Consumer<StoredChain> taker) {
        var partitions = new TreeMap<String, ChainCollector>();
        items.stream()
                .sorted(Comparator.comparing(item -> new StoredItem(item).text(Keys.SORT)))
                .forEach(item -> partitions
                        .computeIfAbsent(new StoredItem(item).text(Keys.PARTITION), ChainCollector::new)
                        .take(item));
        partitions.values().forEach(collector -> collector.chain().ifPresent(taker));
    }
}
