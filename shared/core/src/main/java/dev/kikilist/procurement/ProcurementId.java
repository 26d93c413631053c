package dev.kikilist.procurement;

import dev.kikilist.identity.OpaqueId;
import java.util.Optional;

/**
 * The id of a procurement.
 *
 * @param value the letter {@code p} and 26 digits and letters, see {@link OpaqueId}
 */
public record ProcurementId(String value) {
    /** The letter that ids of this kind begin with. */
    public static final char KIND = 'p';

    public ProcurementId {
        if (!OpaqueId.isWellFormed(KIND, value)) {
            throw new IllegalArgumentException("not an id of kind " + KIND);
        }
    }

    /** Returns the id that {@code text} is, or empty when it cannot be one. */
    public static Optional<ProcurementId> parse(String text) {
        return OpaqueId.isWellFormed(KIND, text) ? Optional.of(new ProcurementId(text)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
