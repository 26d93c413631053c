package dev.kikilist.mail;

import dev.kikilist.policy.AdvisingOfficeCode;
import dev.kikilist.procurement.Contact;
import java.util.List;

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

    /**
     * Returns whether the contact of an agency or vendor was removed from the register. An office whose contact was removed
     * counts as one that registered none: there will be another.
     */
    boolean isRemoved(Recipient recipient);

    /** Returns what is registered of an advising office; {@link OfficeContact#NONE} where nothing ever was. */
    OfficeContact find(AdvisingOfficeCode office);

    /**
     * Registers {@code next} in place of the version before it.
     *
     * @return whether {@code next} stands now; false when another version than the one before it stands
     */
    boolean register(AdvisingOfficeCode office, OfficeContact next);
}
