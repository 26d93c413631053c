package dev.kikilist.dynamodb;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Collects items and writes them in batches, so that few calls are made and little memory is held. */
final class ItemBatch {
    private static final int MOST_ITEMS = 25;
    private static final int MOST_BYTES = 4 * 1024 * 1024;

    private final Consumer<List<Map<String, AttributeValue>>> writer;
    private final BiConsumer<List<Map<String, AttributeValue>>, Integer> last;
    private final List<Map<String, AttributeValue>> held = new ArrayList<>();
    private int heldBytes;

    ItemBatch(DynamoDbTable table) {
        this(table::putAll, table::putSoon);
    }

    /** @param writer takes what is to be written: at most 25 items, which it must not keep */
    ItemBatch(Consumer<List<Map<String, AttributeValue>>> writer) {
        this(writer, (items, bytes) -> writer.accept(items));
    }

    private ItemBatch(
            Consumer<List<Map<String, AttributeValue>>> writer,
            BiConsumer<List<Map<String, AttributeValue>>, Integer> last) {
        this.writer = writer;
        this.last = last;
    }

    /**
     * Takes an item of about {@code bytes}, and writes what is held once that is enough for a batch. No two items have
     * the same key.
     */
    void add(Map<String, AttributeValue> item, int bytes) {
        held.add(item);
        heldBytes += bytes;
        if (held.size() == MOST_ITEMS || heldBytes >= MOST_BYTES) {
            flush();
        }
    }

    /** Writes what is held. */
    void flush() {
        writer.accept(held);
        clear();
    }

    /** Hands over what is held as the end of what is written, which the table may write with what follows. */
    void finish() {
        last.accept(held, heldBytes);
        clear();
    }

    private void clear() {
        held.clear();
        heldBytes = 0;
    }
}
