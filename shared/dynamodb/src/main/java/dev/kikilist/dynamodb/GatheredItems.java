package dev.kikilist.dynamodb;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** The little that one piece of work leaves to its next transaction. It belongs to one thread. */
final class GatheredItems {
    /** The most items that are held: as many as a batch writes. */
    private static final int MOST_ITEMS = 25;

    /** The most bytes that are held. A transaction costs twice the units of a batch, which this keeps to a few. */
    private static final int MOST_BYTES = 4 * 1024;

    private final List<Map<String, AttributeValue>> held = new ArrayList<>();
    private int bytes;

    /** Takes {@code items} of about {@code added} bytes, or none of them where that is too much. */
    boolean add(List<Map<String, AttributeValue>> items, int added) {
        if (held.size() + items.size() > MOST_ITEMS || bytes + added > MOST_BYTES) {
            return false;
        }
        held.addAll(items);
        bytes += added;
        return true;
    }

    int size() {
        return held.size();
    }

    /** Returns the writes of what is held, as parts of a transaction. */
    Stream<TransactWriteItem> puts(String table) {
        return held.stream()
                .map(item -> TransactWriteItem.builder()
                        .put(Put.builder().tableName(table).item(item).build())
                        .build());
    }

    /** Returns what is held, and holds nothing any more. */
    List<Map<String, AttributeValue>> take() {
        var taken = List.copyOf(held);
        held.clear();
        bytes = 0;
        return taken;
    }
}
