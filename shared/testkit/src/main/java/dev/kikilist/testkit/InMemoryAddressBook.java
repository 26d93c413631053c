package dev.kikilist.testkit;

import dev.kikilist.mail.AddressBook;
import dev.kikilist.mail.Recipient;
import dev.kikilist.policy.AdvisingOfficeCode;
import dev.kikilist.procurement.Contact;
import dev.kikilist.procurement.Invitation;
import dev.kikilist.procurement.Procurement;
import dev.kikilist.testkit.InMemoryTable.InvitationKey;
import java.util.Optional;

/** The register of contacts, in memory. */
public final class InMemoryAddressBook implements AddressBook {
    private final InMemoryTable table;

    /** Keeps them in {@code table}. */
    public InMemoryAddressBook(InMemoryTable table) {
        this.table = table;
    }

    @Override
    public Optional<Contact> contact(Recipient recipient) {
        return table.atomically("AddressBook.contact", () -> switch (recipient) {
            case Recipient.Office office -> Optional.ofNullable(table.offices.get(office.office()));
            case Recipient.Vendor vendor ->
                Optional.ofNullable(
                                table.invitations.get(new InvitationKey(vendor.procurementId(), vendor.invitationId())))
                        .map(Invitation::contact);
            case Recipient.Agency agency ->
                Optional.ofNullable(table.procurements.get(agency.procurementId()))
                        .map(Procurement::contact);
        });
    }

    @Override
    public void register(AdvisingOfficeCode office, Contact contact) {
        table.atomically("AddressBook.register", () -> table.offices.merge(office, contact, (before, now) -> now));
    }
}
