package dev.kikilist.dynamodb;

import dev.kikilist.mail.AddressBook;
import dev.kikilist.mail.Recipient;
import dev.kikilist.policy.AdvisingOfficeCode;
import dev.kikilist.procurement.Contact;
import java.util.Optional;

/** The register of contacts in the DynamoDB table: those of offices have items of their own. */
public final class DynamoDbAddressBook implements AddressBook {
    private final DynamoDbTable table;

    /** Keeps them in {@code table}. */
    public DynamoDbAddressBook(DynamoDbTable table) {
        this.table = table;
    }

    @Override
    public Optional<Contact> contact(Recipient recipient) {
        var key = switch (recipient) {
            case Recipient.Office office -> Keys.office(office.office());
            case Recipient.Vendor vendor -> Keys.invitation(vendor.procurementId(), vendor.invitationId());
            case Recipient.Agency agency -> Keys.procurement(agency.procurementId());
        };
        return table.find(key).map(item -> ContactCodec.decode(item.map("contact")));
    }

    @Override
    public void register(AdvisingOfficeCode office, Contact contact) {
        table.put(ItemBuilder.at(Keys.office(office))
                .map("contact", ContactCodec.encode(contact))
                .build());
    }
}
