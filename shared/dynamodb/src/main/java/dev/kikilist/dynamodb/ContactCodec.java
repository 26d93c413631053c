package dev.kikilist.dynamodb;

import dev.kikilist.procurement.Contact;
import dev.kikilist.procurement.EmailAddress;

/** A contact, as a map inside the item that it belongs to. */
final class ContactCodec {
    private ContactCodec() {}

    static ItemBuilder encode(Contact contact) {
        return ItemBuilder.nested()
                .text("department", contact.department())
                .text("name", contact.name())
                .text("email", contact.email().value())
                .text("phone", contact.phone());
    }

    static Contact decode(StoredItem map) {
        return new Contact(
                map.text("department"), map.text("name"), new EmailAddress(map.text("email")), map.text("phone"));
    }
}
