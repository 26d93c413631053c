package dev.kikilist.dynamodb;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What one piece of work has read of the table so far, also that there was nothing. It belongs to one thread. */
final class RememberedItems {
    /** Remembers nothing. */
    static final RememberedItems NONE = new RememberedItems(false);

    /** The most bytes of chunks that are remembered. What lies beyond is read again, so that no list fills the memory. */
    private static final int MOST_BYTES = 16 * 1024 * 1024;

    private final boolean remembers;
    private final Map<ItemKey, Optional<StoredItem>> items = new HashMap<>();
    private int bytes;

    RememberedItems() {
        this(true);
    }

    private RememberedItems(boolean remembers) {
        this.remembers = remembers;
    }

    boolean knows(ItemKey key) {
        return items.containsKey(key);
    }

    /** Returns what lay under a known key. */
    Optional<StoredItem> item(ItemKey key) {
        return items.getOrDefault(key, Optional.empty());
    }

    void remember(ItemKey key, @Nullable StoredItem item) {
        var payload = item == null ? null : item.bytesOrNull(Chunks.PAYLOAD);
        int length = payload == null ? 0 : payload.length;
        if (remembers && length <= MOST_BYTES - bytes) {
            items.put(key, Optional.ofNullable(item));
            bytes += length;
        }
    }

    /** Forgets what is about to be written, or turned out to be old. */
    void forget(Collection<ItemKey> keys) {
        keys.forEach(items::remove);
    }
}
