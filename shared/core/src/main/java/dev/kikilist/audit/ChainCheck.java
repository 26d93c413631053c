package dev.kikilist.audit;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds what was changed in a chain after it was written: an event that was edited, taken out, put in or moved, and a chain
 * whose end was cut off. Whoever can also write the head, and every hash from there on, can write a new chain: receipts that
 * were handed out show that.
 */
public final class ChainCheck {
    private ChainCheck() {}

    /**
     * Returns what is wrong with a chain, nothing when it is as it was written.
     *
     * @param subject what it is about
     * @param events its events as stored, in the order of their places
     * @param head the head stored apart, or null when there is none
     */
    public static List<ChainFault> faults(AuditSubject subject, List<AuditEvent> events, @Nullable ChainHead head) {
        var faults = new ArrayList<ChainFault>();
        var expected = ChainHead.START;
        for (var event : events) {
            if (!event.subject().equals(subject)) {
                faults.add(new ChainFault(event.sequence(), "belongs to another chain"));
            }
            if (event.sequence() != expected.sequence() + 1) {
                faults.add(new ChainFault(event.sequence(), "stands after event " + expected.sequence()));
            } else if (!event.previous().equals(expected.hash())) {
                faults.add(new ChainFault(event.sequence(), "does not follow from the event before"));
            }
            if (!event.isIntact()) {
                faults.add(new ChainFault(event.sequence(), "was changed"));
            }
            expected = event.head();
        }
        var end = head == null ? ChainHead.START : head;
        if (!end.equals(expected)) {
            faults.add(new ChainFault(
                    expected.sequence(), "is not the end: event " + end.sequence() + " was the last one written"));
        }
        return List.copyOf(faults);
    }

    /**
     * What is wrong with an event.
     *
     * @param sequence its place
     * @param what what is wrong, in English
     */
    public record ChainFault(int sequence, String what) {}
}
