package dev.kikilist.procurement;

import dev.kikilist.identity.OpaqueId;
import dev.kikilist.text.CorporateNumber;
import java.util.Optional;

/**
 * The id of the invitation of one vendor to one procurement.
 *
 * @param value the letter {@code v} and 26 digits and letters, see {@link OpaqueId}
 */
public record InvitationId(String value) {
    /** The letter that ids of this kind begin with. */
    public static final char KIND = 'v';

    public InvitationId {
        if (!OpaqueId.isWellFormed(KIND, value)) {
            throw new IllegalArgumentException("not an id of kind " + KIND);
        }
    }

    /**
     * Returns the id of the invitation of {@code vendor} to {@code procurement}. It follows from both, since a vendor
     * is invited to a procurement once.
     */
    public static InvitationId of(ProcurementId procurement, CorporateNumber vendor) {
        return new InvitationId(OpaqueId.derived(KIND, procurement.value(), vendor.value()));
    }

    /** Returns the id that {@code text} is, or empty when it cannot be one. */
    public static Optional<InvitationId> parse(String text) {
        return OpaqueId.isWellFormed(KIND, text) ? Optional.of(new InvitationId(text)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
