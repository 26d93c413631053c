package dev.kikilist.dynamodb;

import dev.kikilist.mail.AddressBook;
import dev.kikilist.mail.Recipient;
import dev.kikilist.paging.PageRequest;
import dev.kikilist.policy.AdvisingOfficeCode;
import dev.kikilist.policy.BodyCode;
import dev.kikilist.procurement.Contact;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The register of contacts in the DynamoDB table: those of offices have items of their own. */
public final class DynamoDbAddressBook implements AddressBook {
    /** How many procurements of a body are looked through for a substitute. */
    private static final int LOOKED_THROUGH = 50;

    private final DynamoDbTable table;

    /** Keeps them in {@code table}. */
    public DynamoDbAddressBook(DynamoDbTable table) {
        this.table = table;
    }

    @Override
    public List<Contact> contacts(Recipient recipient) {
        return registration(recipient).stream()
                .flatMap(DynamoDbAddressBook::contacts)
                .toList();
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
    public void register(AdvisingOfficeCode office, Contact contact, @Nullable Contact fallback) {
        table.put(ItemBuilder.at(Keys.office(office))
                .map("contact", ContactCodec.encode(contact))
                .map(ContactCodec.FALLBACK, ContactCodec.encodeIfAny(fallback))
                .build());
    }

    private Optional<StoredItem> registration(Recipient recipient) {
        return table.find(
                switch (recipient) {
                    case Recipient.Office office -> Keys.office(office.office());
                    case Recipient.Vendor vendor -> Keys.invitation(vendor.procurementId(), vendor.invitationId());
                    case Recipient.Agency agency -> Keys.procurement(agency.procurementId());
                });
    }

    private List<Contact> contactsOf(BodyCode body) {
        return new Listing(Index.FIRST, Keys.procurementsOf(body))
                .page(table, PageRequest.first(LOOKED_THROUGH), Keys::procurementPosition).entries().stream()
                        .flatMap(DynamoDbAddressBook::contacts)
                        .distinct()
                        .toList();
    }

    private static Stream<Contact> contacts(StoredItem item) {
        return Stream.concat(
                Stream.of(ContactCodec.decode(item.map("contact"))), Stream.ofNullable(ContactCodec.fallback(item)));
    }
}
