package dev.kikilist.dynamodb;

import dev.kikilist.dynamodb.DynamoDbTable.Changed;
import dev.kikilist.mail.AddressBook;
import dev.kikilist.mail.OfficeContact;
import dev.kikilist.mail.Recipient;
import dev.kikilist.paging.PageRequest;
import dev.kikilist.policy.AdvisingOfficeCode;
import dev.kikilist.policy.BodyCode;
import dev.kikilist.procurement.Contact;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The register of contacts in the DynamoDB table. */
public final class DynamoDbAddressBook implements AddressBook {
    /** How many procurements of a body are looked through for a substitute. */
    private static final int LOOKED_THROUGH = 50;

    private final DynamoDbTable table;
    private final Registrations registrations;

    /** Keeps them in {@code table}. */
    public DynamoDbAddressBook(DynamoDbTable table) {
        this.table = table;
        this.registrations = new Registrations(table);
    }

    @Override
    public List<Contact> contacts(Recipient recipient) {
        return registration(recipient).stream().flatMap(ContactCodec::reachable).toList();
    }

    @Override
    public List<Contact> substitutes(Recipient recipient) {
        return switch (recipient) {
            case Recipient.Agency agency ->
                registration(agency)
                        .map(item -> new BodyCode(item.text("body")))
                        .map(this::contactsOf)
                        .orElse(List.of());
            case Recipient.Vendor vendor -> List.of();
            case Recipient.Office office -> List.of();
        };
    }

    @Override
    public boolean isRemoved(Recipient recipient) {
        return switch (recipient) {
            case Recipient.Agency agency -> isWithoutContact(agency);
            case Recipient.Vendor vendor -> isWithoutContact(vendor);
            case Recipient.Office office -> false;
        };
    }

    private boolean isWithoutContact(Recipient recipient) {
        return registration(recipient)
                .filter(item -> ContactCodec.reachable(item).findAny().isEmpty())
                .isPresent();
    }

    @Override
    public OfficeContact find(AdvisingOfficeCode office) {
        return table.find(Keys.office(office)).map(OfficeCodec::decode).orElse(OfficeContact.NONE);
    }

    @Override
    public boolean register(AdvisingOfficeCode office, OfficeContact next) {
        return switch (table.change(OfficeCodec.replacing(Keys.office(office), next))) {
            case Changed.Done done -> true;
            case Changed.NotDone notDone ->
                // The SDK asks again where an answer was lost.
                notDone.standing() != null
                        && OfficeCodec.decode(notDone.standing()).equals(next);
        };
    }

    private Optional<StoredItem> registration(Recipient recipient) {
        return switch (recipient) {
            case Recipient.Office office -> table.find(Keys.office(office.office()));
            case Recipient.Vendor vendor ->
                registrations.find(Keys.invitation(vendor.procurementId(), vendor.invitationId()));
            case Recipient.Agency agency -> registrations.find(Keys.procurement(agency.procurementId()));
        };
    }

    private List<Contact> contactsOf(BodyCode body) {
        var listed = new Listing(Index.FIRST, Keys.procurementsOf(body))
                .page(table, PageRequest.first(LOOKED_THROUGH), Keys::procurementPosition).entries().stream()
                        .map(StoredItem::key)
                        .toList();
        var procurements = registrations.find(listed);
        return listed.stream()
                .flatMap(key -> Stream.ofNullable(procurements.get(key)))
                .flatMap(ContactCodec::reachable)
                .distinct()
                .toList();
    }
}
