package dev.kikilist.procurement;

import dev.kikilist.identity.OpaqueId;
import java.util.Optional;

/**
 * The id of an upload ticket.
 *
 * @param value the letter {@code t} and 26 digits and letters, see {@link OpaqueId}
 */
public record TicketId(String value) {
    /** The letter that ids of this kind begin with. */
    public static final char KIND = 't';

    public TicketId {
        if (!OpaqueId.isWellFormed(KIND, value)) {
            throw new IllegalArgumentException("not an id of kind " + KIND);
        }
    }

    /** Returns the id that {@code text} is, or empty when it cannot be one. */
    public static Optional<TicketId> parse(String text) {
        return OpaqueId.isWellFormed(KIND, text) ? Optional.of(new TicketId(text)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
