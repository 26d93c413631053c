package dev.kikilist.dynamodb;

import dev.kikilist.procurement.Contact;
import dev.kikilist.procurement.EmailAddress;
import dev.kikilist.procurement.RegisteredContact;
import dev.kikilist.procurement.RemovedContact;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A contact, as a map inside the item that it belongs to. */
final class ContactCodec {
    /** The attribute of the contact. */
    static final String CONTACT = "contact";

    /** The attribute of the contact that stands in. */
    static final String FALLBACK = "fallbackContact";

    private static final String REMOVED_AT = "removedAt";

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

    static ItemBuilder encode(RegisteredContact contact) {
        return switch (contact) {
            case Contact known -> encode(known);
            case RemovedContact removed -> ItemBuilder.nested().moment(REMOVED_AT, removed.at());
        };
    }

    static RegisteredContact registered(StoredItem map) {
        return map.has(REMOVED_AT) ? new RemovedContact(map.moment(REMOVED_AT)) : decode(map);
    }

    static Contact decode(StoredItem map) {
        return new Contact(
                map.text("department"), map.text("name"), new EmailAddress(map.text("email")), map.text("phone"));
    }

    /** Returns the contacts in {@code item} that mail may be sent to, in that order. */
    static Stream<Contact> reachable(StoredItem item) {
        var contact = item.mapOrNull(CONTACT);
        return contact == null
                ? Stream.ofNullable(fallback(item))
                : RegisteredContact.reachable(registered(contact), fallback(item));
    }
}
