package dev.kikilist.dynamodb;

import dev.kikilist.audit.AuditEvent;
import dev.kikilist.audit.AuditSubject;
import dev.kikilist.audit.ChainHead;
import dev.kikilist.audit.StoredChain;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Puts the items of one partition together to a chain, if they are of one. */
final class ChainCollector {
    private final String partition;
    private final List<AuditEvent> events = new ArrayList<>();
    private final List<String> unreadable = new ArrayList<>();
    private @Nullable ChainHead head;
    private boolean isChain;

    ChainCollector(String partition) {
        this.partition = partition;
    }

    /** Takes an item of the partition; they come in the order of their sort keys. */
    void take(Map<String, AttributeValue> attributes) {
        var item = new StoredItem(attributes);
        var sort = item.text(Keys.SORT);
        if (sort.startsWith(Keys.auditPrefix())) {
            isChain = true;
            try {
                events.add(AuditCodec.decode(item));
            } catch (CorruptItemException e) {
                unreadable.add(sort);
            }
        } else if (Keys.holdsHead(sort)) {
            isChain = true;
            try {
                head = AuditCodec.head(item);
            } catch (CorruptItemException e) {
                unreadable.add(sort);
            }
        }
    }

    /** Returns the chain, or empty when the partition holds none. */
    Optional<StoredChain> chain() {
        return isChain
                ? Optional.of(new StoredChain(new AuditSubject(Keys.subject(partition)), events, head, unreadable))
                : Optional.empty();
    }
}
