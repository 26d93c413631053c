package dev.kikilist.audit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A chain as it is stored.
 *
 * @param subject what it is about
 * @param events its events in the order of their places
 * @param head the head stored apart, or null when there is none
 * @param unreadable places of events that cannot be read at all
 */
public record StoredChain(
        AuditSubject subject,
        List<AuditEvent> events,
        @Nullable ChainHead head,
        List<String> unreadable) {
    public StoredChain {
        events = List.copyOf(events);
        unreadable = List.copyOf(unreadable);
    }
}
