package dev.kikilist.audit;

import java.util.List;
import java.util.Optional;

/**
 * The chains of events. Events get here only together with what they tell of, in the same transaction; none is ever changed
 * or taken out.
 *
 * <p>Every method throws an unchecked exception when the store cannot be reached, and sees every earlier write.
 */
public interface AuditTrail {
    /** Returns all events of a chain as they are stored, in the order of their places. */
    List<AuditEvent> events(AuditSubject subject);

    /** Returns the head that is stored apart from the events, with what the chain is about; empty when there is none. */
    Optional<ChainHead> head(AuditSubject subject);
}
