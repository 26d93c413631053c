package dev.kikilist.testkit;

import dev.kikilist.mail.AddressBook;
import dev.kikilist.mail.OfficeContact;
import dev.kikilist.mail.Recipient;
import dev.kikilist.policy.AdvisingOfficeCode;
import dev.kikilist.policy.BodyCode;
import dev.kikilist.procurement.Contact;
import dev.kikilist.procurement.Invitation;
import dev.kikilist.procurement.Procurement;
import dev.kikilist.procurement.RegisteredContact;
import dev.kikilist.testkit.InMemoryTable.InvitationKey;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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
                        .flatMap(registered -> Stream.of(
                                Optional.ofNullable(registered.contact()), Optional.ofNullable(registered.fallback())))
                        .flatMap(Optional::stream)
                        .toList();
            case Recipient.Vendor vendor ->
                Stream.ofNullable(
                                table.invitations.get(new InvitationKey(vendor.procurementId(), vendor.invitationId())))
                        .flatMap(InMemoryAddressBook::contacts)
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
    public boolean isRemoved(Recipient recipient) {
        return table.atomically("AddressBook.isRemoved", () -> switch (recipient) {
            case Recipient.Office office -> false;
            case Recipient.Vendor vendor ->
                Optional.ofNullable(
                                table.invitations.get(new InvitationKey(vendor.procurementId(), vendor.invitationId())))
                        .filter(invitation -> contacts(invitation).findAny().isEmpty())
                        .isPresent();
            case Recipient.Agency agency ->
                Optional.ofNullable(table.procurements.get(agency.procurementId()))
                        .filter(procurement -> contacts(procurement).findAny().isEmpty())
                        .isPresent();
        });
    }

    @Override
    public OfficeContact find(AdvisingOfficeCode office) {
        return table.atomically("AddressBook.find", () -> table.offices.getOrDefault(office, OfficeContact.NONE));
    }

    @Override
    public boolean register(AdvisingOfficeCode office, OfficeContact next) {
        return table.atomically("AddressBook.register", () -> {
            var standing = table.offices.getOrDefault(office, OfficeContact.NONE);
            if (standing.version() != next.version() - 1) {
                return standing.equals(next);
            }
            table.offices.put(office, next);
            return true;
        });
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
        return RegisteredContact.reachable(procurement.contact(), procurement.fallbackContact());
    }

    private static Stream<Contact> contacts(Invitation invitation) {
        return RegisteredContact.reachable(invitation.contact(), invitation.fallbackContact());
    }
}
