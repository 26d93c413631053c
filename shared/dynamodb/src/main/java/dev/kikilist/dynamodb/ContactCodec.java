package dev.kikilist.dynamodb;

import dev.kikilist.procurement.Contact;
import dev.kikilist.procurement.EmailAddress;
import org.jspecify.annotations.Nullable;

/** A contact, as a map inside the item that it belongs to. */
final class ContactCodec {
    /** The attribute of the contact that stands in. */
    static final String FALLBACK = "fallbackContact";

    private ContactCodec() {}

    static ItemBuilder encode(Contact contact) {
        return ItemBuilder.nested()
                .text("department", contact.department())
                .text("name", contact.name())
                .text("email", contact.email().value())
                .text("phone", contact.phone());
    }

    static @Nullable ItemBuilder encodeIfAny(@Nullable Contact contact) {
        return contact == null ? null : encode(contact);
    }

    /** Returns the contact that stands in by {@code item}, or null when none does. */
    static @Nullable Contact fallback(StoredItem item) {
        var fallback = item.mapOrNull(FALLBACK);
        return fallback == null ? null : decode(fallback);
    }

    static Contact decode(StoredItem map) {
        return new Contact(
                map.text("department"), map.text("name"), new EmailAddress(map.text("email")), map.text("phone"));
    }
}
