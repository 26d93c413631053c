package dev.kikilist.procurement;

import dev.kikilist.policy.BodyCode;
import dev.kikilist.submission.CurrentList;
import dev.kikilist.text.CorporateNumber;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The invitation of one vendor to one procurement; all versions of that vendor's list belong to it.
 *
 * @param id its id
 * @param procurementId the procurement
 * @param body the procurement's body, repeated so that ownership is known from this item alone
 * @param startDate the procurement's start date, repeated so that a vendor's listing is in order
 * @param vendor the vendor's corporate number
 * @param vendorName the vendor's name as the agency registered it
 * @param contact the vendor's contact as the agency registered it
 * @param fallbackContact who gets its mail where the contact's address takes none, or null when nobody does
 * @param invitedAt when it was made
 * @param lastVersion the version number of the list decided last, 0 before the first
 * @param current the list that stands now, or null when none was accepted yet
 */
public record Invitation(
        InvitationId id,
        ProcurementId procurementId,
        BodyCode body,
        LocalDate startDate,
        CorporateNumber vendor,
        String vendorName,
        RegisteredContact contact,
        @Nullable Contact fallbackContact,
        Instant invitedAt,
        int lastVersion,
        @Nullable CurrentList current) {
    /** An invitation without a fallback contact. */
    public Invitation(
            InvitationId id,
            ProcurementId procurementId,
            BodyCode body,
            LocalDate startDate,
            CorporateNumber vendor,
            String vendorName,
            RegisteredContact contact,
            Instant invitedAt,
            int lastVersion,
            @Nullable CurrentList current) {
        this(id, procurementId, body, startDate, vendor, vendorName, contact, null, invitedAt, lastVersion, current);
    }

    /** Returns this invitation with another contact of the vendor. */
    public Invitation withContact(RegisteredContact newContact, @Nullable Contact newFallback) {
        return new Invitation(
                id,
                procurementId,
                body,
                startDate,
                vendor,
                vendorName,
                newContact,
                newFallback,
                invitedAt,
                lastVersion,
                current);
    }

    /** Returns this invitation without those of its contacts that are {@code gone}. */
    Invitation without(Predicate<Contact> gone, Instant now) {
        return withContact(
                contact.known()
                        .filter(gone)
                        .<RegisteredContact>map(found -> new RemovedContact(now))
                        .orElse(contact),
                fallbackContact != null && gone.test(fallbackContact) ? null : fallbackContact);
    }
}
