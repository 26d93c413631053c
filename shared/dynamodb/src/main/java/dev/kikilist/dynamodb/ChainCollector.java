package dev.kikilist.dynamodb;

import dev.kikilist.audit.AuditEvent;
import dev.kikilist.audit.AuditSubject;
import dev.kikilist.audit.ChainHead;
import dev.kikilist.audit.StoredChain;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Puts the items of one partition together to a chain, if they are of one. */
final class ChainCollector {
    private final String partition;
    private final List<AuditEvent> events = new ArrayList<>();
    private final List<String> unreadable = new ArrayList<>();
    private @Nullable StoredItem holder;
    private boolean hasEvents;

    ChainCollector(String partition) {
        this.partition = partition;
    }

    boolean isOf(String other) {
        return partition.equals(other);
    }

    /** Takes an item of the partition; they come in the order of their sort keys. */
    void take(StoredItem item) {
        var sort = item.text(Keys.SORT);
        if (sort.startsWith(Keys.auditPrefix())) {
            hasEvents = true;
            try {
                events.add(AuditCodec.decode(item));
            } catch (CorruptItemException e) {
                unreadable.add(sort);
            }
        } else if (Keys.holdsHead(sort)) {
            holder = item;
        }
    }

    /**
     * Returns the chain, or empty when the partition holds none.
     *
     * @param find finds the item that holds the head, where that is in another partition
     */
    Optional<StoredChain> chain(Function<ItemKey, Optional<StoredItem>> find) {
        if (!hasEvents && holder == null) {
            return Optional.empty();
        }
        var subject = new AuditSubject(Keys.subject(partition));
        var holding = holder == null ? find.apply(Keys.holderOfHead(subject)) : Optional.of(holder);
        return Optional.of(
                new StoredChain(subject, events, holding.map(this::head).orElse(null), unreadable));
    }

    private @Nullable ChainHead head(StoredItem holding) {
        try {
            return AuditCodec.head(holding);
        } catch (CorruptItemException e) {
            unreadable.add(holding.key().sort());
            return null;
        }
    }
}
