package dev.kikilist.testkit;

import dev.kikilist.mail.AddressBook;
import dev.kikilist.mail.Recipient;
import dev.kikilist.policy.AdvisingOfficeCode;
import dev.kikilist.policy.BodyCode;
import dev.kikilist.procurement.Contact;
import dev.kikilist.procurement.Procurement;
import dev.kikilist.testkit.InMemoryTable.InvitationKey;
import dev.kikilist.testkit.InMemoryTable.OfficeContacts;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The register of contacts, in memory. */
public final class InMemoryAddressBook implements AddressBook {
    private final InMemoryTable table;

    /** Keeps them in {@code table}. */
    public InMemoryAddressBook(InMemoryTable table) {
        this.table = table;
    }

    @Override
    public List<Contact> contacts(Recipient recipient) {
        return table.atomically("AddressBook.contacts", () -> switch (recipient) {
            case Recipient.Office office ->
                Stream.ofNullable(table.offices.get(office.office()))
                        .flatMap(contacts -> both(contacts.contact(), contacts.fallback()))
                        .toList();
            case Recipient.Vendor vendor ->
                Stream.ofNullable(
                                table.invitations.get(new InvitationKey(vendor.procurementId(), vendor.invitationId())))
                        .flatMap(invitation -> both(invitation.contact(), invitation.fallbackContact()))
                        .toList();
            case Recipient.Agency agency ->
                Stream.ofNullable(table.procurements.get(agency.procurementId()))
                        .flatMap(InMemoryAddressBook::contacts)
                        .toList();
        });
    }

    @Override
    public List<Contact> substitutes(Recipient recipient) {
        return table.atomically("AddressBook.substitutes", () -> switch (recipient) {
            case Recipient.Office office -> List.of();
            case Recipient.Vendor vendor -> List.of();
            case Recipient.Agency agency ->
                Optional.ofNullable(table.procurements.get(agency.procurementId()))
                        .map(Procurement::body)
                        .map(this::contactsOf)
                        .orElse(List.of());
        });
    }

    @Override
    public void register(AdvisingOfficeCode office, Contact contact, @Nullable Contact fallback) {
        table.atomically(
                "AddressBook.register",
                () -> table.offices.merge(office, new OfficeContacts(contact, fallback), (before, now) -> now));
    }

    private List<Contact> contactsOf(BodyCode body) {
        return table.procurements.values().stream()
                .filter(procurement -> procurement.body().equals(body))
                .sorted(Comparator.comparing(Procurement::startDate)
                        .thenComparing(procurement -> procurement.id().value())
                        .reversed())
                .flatMap(InMemoryAddressBook::contacts)
                .distinct()
                .toList();
    }

    private static Stream<Contact> contacts(Procurement procurement) {
        return both(procurement.contact(), procurement.fallbackContact());
    }

    private static Stream<Contact> both(Contact contact, @Nullable Contact fallback) {
        return Stream.concat(Stream.of(contact), Stream.ofNullable(fallback));
    }
}
