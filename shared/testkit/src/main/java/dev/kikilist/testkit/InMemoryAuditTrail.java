package dev.kikilist.testkit;

import dev.kikilist.audit.AuditEvent;
import dev.kikilist.audit.AuditSubject;
import dev.kikilist.audit.AuditTrail;
import dev.kikilist.audit.ChainHead;
import java.util.List;
import java.util.Optional;

/** Reads the chains of events in memory. */
public final class InMemoryAuditTrail implements AuditTrail {
    private final InMemoryTable table;

    /** Reads them in {@code table}. */
    public InMemoryAuditTrail(InMemoryTable table) {
        this.table = table;
    }

    @Override
    public List<AuditEvent> events(AuditSubject subject) {
        return table.atomically("AuditTrail.events", () -> List.copyOf(table.chains.getOrDefault(subject, List.of())));
    }

    @Override
    public Optional<ChainHead> head(AuditSubject subject) {
        return table.atomically(
                "AuditTrail.head",
                () -> Optional.ofNullable(table.chains.get(subject))
                        .map(chain -> chain.getLast().head()));
    }
}
