package dev.kikilist.mail;

import dev.kikilist.policy.AdvisingOfficeCode;
import dev.kikilist.procurement.Contact;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The register of contacts.
 *
 * <p>Every method throws an unchecked exception when the store cannot be reached.
 */
public interface AddressBook {
    /**
     * Returns the contacts of a recipient: the one that mail goes to, then the fallback where one is registered. None when
     * nobody is registered.
     */
    List<Contact> contacts(Recipient recipient);

    /**
     * Returns who may stand in where no contact of a recipient takes mail: for an agency, the contacts of its body's other
     * procurements, those that started last first. A vendor and an office have none.
     */
    List<Contact> substitutes(Recipient recipient);

    /** Registers the contact of an advising office, and the fallback where there is one, in place of the earlier ones. */
    void register(AdvisingOfficeCode office, Contact contact, @Nullable Contact fallback);
}
