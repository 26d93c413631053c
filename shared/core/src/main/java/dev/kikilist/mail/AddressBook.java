package dev.kikilist.mail;

import dev.kikilist.policy.AdvisingOfficeCode;
import dev.kikilist.procurement.Contact;
import java.util.Optional;

/** The register of contacts. */
public interface AddressBook {
    /** Returns the contact of a recipient, or empty when none is registered. */
    Optional<Contact> contact(Recipient recipient);

    /** Registers the contact of an advising office in place of the earlier one. */
    void register(AdvisingOfficeCode office, Contact contact);
}
