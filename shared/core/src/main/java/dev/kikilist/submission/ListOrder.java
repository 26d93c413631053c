package dev.kikilist.submission;

import dev.kikilist.procurement.UploadTicket;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where a list stands among the lists of its invitation, whenever it arrives.
 *
 * <p>Of two versions under one key the sequencer says which is later. Under different keys a list has its place from the
 * moment at which its vendor began to hand it in: the issue of its ticket, or, where the vendor stores files under keys of
 * its own, the second in which the file was stored. Tickets of one moment follow their sequence.
 *
 * @param since the moment it has its place from, in whole seconds
 * @param ticket the sequence of its ticket among those of the invitation, 0 without ticket
 * @param key the object key
 * @param sequencer S3's order mark among the versions of the key, or null when it is not known
 */
public record ListOrder(
        Instant since, int ticket, String key, @Nullable String sequencer) implements Comparable<ListOrder> {
    private static final Comparator<ListOrder> BY_MOMENT = Comparator.comparing(ListOrder::since)
            .thenComparingInt(ListOrder::ticket)
            .thenComparing(ListOrder::key)
            .thenComparing(order -> order.sequencer == null ? "" : order.sequencer, ListOrder::compareSequencers);

    public ListOrder {
        since = since.truncatedTo(ChronoUnit.SECONDS);
    }

    /**
     * Returns the place of the list that {@code object} is.
     *
     * @param ticket the ticket that its key was issued with, or null when the vendor chose the key
     */
    public static ListOrder of(ObjectVersion object, @Nullable UploadTicket ticket) {
        return ticket == null
                ? new ListOrder(object.storedAt(), 0, object.key(), object.sequencer())
                : new ListOrder(ticket.issuedAt(), ticket.sequence(), object.key(), object.sequencer());
    }

    @Override
    public int compareTo(ListOrder other) {
        if (key.equals(other.key) && sequencer != null && other.sequencer != null) {
            int bySequencer = compareSequencers(sequencer, other.sequencer);
            if (bySequencer != 0) {
                return bySequencer;
            }
        }
        return BY_MOMENT.compare(this, other);
    }

    /** Compares two hexadecimal marks as S3 asks for: the shorter one is padded with zeros on its left. */
    private static int compareSequencers(String one, String other) {
        int width = Math.max(one.length(), other.length());
        return padded(one, width).compareTo(padded(other, width));
    }

    private static String padded(String sequencer, int width) {
        return "0".repeat(width - sequencer.length()) + sequencer.toUpperCase(Locale.ROOT);
    }
}
