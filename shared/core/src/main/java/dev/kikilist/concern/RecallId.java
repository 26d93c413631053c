package dev.kikilist.concern;

import dev.kikilist.identity.OpaqueId;
import java.util.Optional;

/**
 * The id of a recall.
 *
 * @param value the letter {@code r} and 26 digits and letters, see {@link OpaqueId}
 */
public record RecallId(String value) {
    /** The letter that ids of this kind begin with. */
    public static final char KIND = 'r';

    public RecallId {
        if (!OpaqueId.isWellFormed(KIND, value)) {
            throw new IllegalArgumentException("not an id of kind " + KIND);
        }
    }

    /** Returns the id of the recall that publishing {@code version} of {@code concern} starts. */
    public static RecallId of(ConcernId concern, int version) {
        return new RecallId(OpaqueId.derived(KIND, concern.value(), Integer.toString(version)));
    }
    /** Returns the id that {@code text} is, or empty when it cannot be one. */
    public static Optional<RecallId> parse(String text) {
        return OpaqueId.isWellFormed(KIND, text) ? Optional.of(new RecallId(text)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
