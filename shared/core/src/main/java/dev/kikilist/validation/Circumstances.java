package dev.kikilist.validation;

import dev.kikilist.policy.Edition;
import dev.kikilist.procurement.Procurement;
import org.jspecify.annotations.Nullable;

/**
 * What a list is judged by besides its own content.
 *
 * @param edition the edition of the agreement in force on the day the procurement started
 * @param procurement the procurement the list belongs to, or null when it is not known (a check outside the system)
 * @param vendorName the invited vendor's name as registered, or null when it is not known
 */
public record Circumstances(
        Edition edition,
        @Nullable Procurement procurement,
        @Nullable String vendorName) {
    /** Makes circumstances in which the vendor's name is not known. */
    public Circumstances(Edition edition, @Nullable Procurement procurement) {
        this(edition, procurement, null);
    }
}
