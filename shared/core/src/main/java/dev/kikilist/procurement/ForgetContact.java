package dev.kikilist.procurement;

import dev.kikilist.mail.AddressBook;
import dev.kikilist.policy.AdvisingOfficeCode;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Removes what is registered of the person or desk behind a mail address. What is removed leaves a mark in the registration
 * and an event in the procurement's chain, neither of which says who it was; no event ever did, so every chain and receipt
 * stays as it is.
 *
 * <p>A removal is a new version of the procurement: whoever has read the old one cannot write the contact back.
 */
public final class ForgetContact {
    /** How often a removal is attempted while others change the same registration. */
    private static final int ATTEMPTS = 10;

    private final ProcurementStore store;
    private final AddressBook addresses;
    private final Clock clock;

    public ForgetContact(ProcurementStore store, AddressBook addresses, Clock clock) {
        this.store = store;
        this.addresses = addresses;
        this.clock = clock;
    }

    /**
     * Removes the contacts at {@code address} from a registration.
     *
     * @return whether any was there
     * @throws IllegalStateException when others changed the registration again and again meanwhile
     */
    public boolean forget(Place place, EmailAddress address) {
        return forget(place, contact -> contact.isAt(address));
    }

    /** Removes all contacts from a registration, as {@link #forget} does. */
    public boolean forgetAll(Place place) {
        return forget(place, contact -> true);
    }

    private boolean forget(Place place, Predicate<Contact> gone) {
        for (int i = 0; i < ATTEMPTS; i++) {
            var removed = switch (place) {
                case Place.OfProcurement(var id) -> forgetAgency(id, gone);
                case Place.OfInvitation(var id, var invitation) -> forgetVendor(id, invitation, gone);
                case Place.OfOffice(var office) -> forgetOffice(office, gone);
            };
            if (removed.isPresent()) {
                return removed.get();
            }
        }
        throw new IllegalStateException("the registration is being changed by others");
    }

    /** Returns whether it was removed; empty when somebody else was faster. */
    private Optional<Boolean> forgetAgency(ProcurementId id, Predicate<Contact> gone) {
        var standing = store.find(id);
        var now = now();
        var next = standing.map(found -> found.without(gone, now));
        if (standing.isEmpty() || next.isEmpty() || !isChanged(standing.get(), next.get())) {
            return Optional.of(false);
        }
        return done(store.change(next.get(), ProcurementEvents.contactRemoved(now)));
    }

    private static boolean isChanged(Procurement before, Procurement after) {
        return !before.contact().equals(after.contact())
                || !Objects.equals(before.fallbackContact(), after.fallbackContact());
    }

    private Optional<Boolean> forgetVendor(ProcurementId id, InvitationId invitationId, Predicate<Contact> gone) {
        // The procurement first: whoever changes the contacts once they are read changes its version too.
        var procurement = store.find(id);
        var standing = store.findInvitation(id, invitationId);
        var now = now();
        var next = standing.map(found -> found.without(gone, now));
        if (procurement.isEmpty() || next.isEmpty() || next.equals(standing)) {
            return Optional.of(false);
        }
        return done(store.changeContacts(
                procurement.get().withAnotherInvitation(now),
                next.get(),
                ProcurementEvents.vendorContactRemoved(invitationId, now)));
    }

    private Optional<Boolean> forgetOffice(AdvisingOfficeCode office, Predicate<Contact> gone) {
        var standing = addresses.find(office);
        var contact = unless(standing.contact(), gone);
        var fallback = unless(standing.fallback(), gone);
        var next = contact == null ? standing.changedTo(fallback, null) : standing.changedTo(contact, fallback);
        boolean isKept = Objects.equals(contact, standing.contact()) && Objects.equals(fallback, standing.fallback());
        return isKept ? Optional.of(false) : done(addresses.register(office, next));
    }

    private static @Nullable Contact unless(@Nullable Contact contact, Predicate<Contact> condition) {
        return contact == null || condition.test(contact) ? null : contact;
    }

    private static Optional<Boolean> done(boolean isDone) {
        return isDone ? Optional.of(true) : Optional.empty();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    /** Where a contact is registered. */
    public sealed interface Place {
        /** As the agency's contact, or its fallback, of a procurement. */
        record OfProcurement(ProcurementId id) implements Place {}

        /** As an invited vendor's. */
        record OfInvitation(ProcurementId id, InvitationId invitation) implements Place {}

        /** As an advising office's. */
        record OfOffice(AdvisingOfficeCode office) implements Place {}
    }
}
