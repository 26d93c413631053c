package dev.kikilist.concern;

import dev.kikilist.identity.OpaqueId;
import java.util.Optional;

/**
 * The id of a concern.
 *
 * @param value the letter {@code c} and 26 digits and letters, see {@link OpaqueId}
 */
public record ConcernId(String value) {
    /** The letter that ids of this kind begin with. */
    public static final char KIND = 'c';

    public ConcernId {
        if (!OpaqueId.isWellFormed(KIND, value)) {
            throw new IllegalArgumentException("not an id of kind " + KIND);
        }
    }

    /** Returns the id that {@code text} is, or empty when it cannot be one. */
    public static Optional<ConcernId> parse(String text) {
        return OpaqueId.isWellFormed(KIND, text) ? Optional.of(new ConcernId(text)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
