package dev.kikilist.mail;

import dev.kikilist.procurement.Contact;
import java.util.List;
import java.util.Optional;

/** Finds whom a mail is sent to: the first registered contact whose address takes mail. */
public final class MailContacts {
    private final AddressBook addresses;
    private final Suppressions suppressions;

    /** Finds contacts of {@code addresses} that {@code suppressions} do not name. */
    public MailContacts(AddressBook addresses, Suppressions suppressions) {
        this.addresses = addresses;
        this.suppressions = suppressions;
    }

    /** Returns whether any contact of a recipient is registered. */
    public boolean isRegistered(Recipient recipient) {
        return !addresses.contacts(recipient).isEmpty();
    }

    /** Returns whether the contact of a recipient was removed, so that none comes by itself. */
    public boolean isRemoved(Recipient recipient) {
        return addresses.isRemoved(recipient);
    }

    /**
     * Returns the contact that mail to a recipient goes to; empty when none is registered or none takes mail. Contacts
     * registered for the recipient itself come before substitutes.
     */
    public Optional<Contact> usable(Recipient recipient) {
        return firstUsable(addresses.contacts(recipient)).or(() -> firstUsable(addresses.substitutes(recipient)));
    }

    private Optional<Contact> firstUsable(List<Contact> contacts) {
        if (contacts.isEmpty()) {
            return Optional.empty();
        }
        var suppressed =
                suppressions.among(contacts.stream().map(Contact::email).toList());
        return contacts.stream()
                .filter(contact -> !suppressed.containsKey(contact.email()))
                .findFirst();
    }
}
