package dev.kikilist.dynamodb;

import dev.kikilist.procurement.Contact;
import dev.kikilist.procurement.EmailAddress;
import dev.kikilist.procurement.RegisteredContact;
import dev.kikilist.procurement.RemovedContact;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Contacts: the item of its own that those of a procurement or an invitation have, and the map that each of them is in it. Items
 * written before hold the same maps inside the registration.
 */
final class ContactCodec {
    /** The attribute that says, in a registration and in the item of its contacts, which version of the contacts they are of. */
    static final String VERSION = "contactVersion";

    /** The attribute of the contact. */
    static final String CONTACT = "contact";

    /** The attribute of the contact that stands in. */
    static final String FALLBACK = "fallbackContact";

    private static final String REMOVED_AT = "removedAt";

    private ContactCodec() {}

    /** Returns the item of the contacts of {@code registration}. */
    static Map<String, AttributeValue> encode(
            ItemKey registration, int version, RegisteredContact contact, @Nullable Contact fallback) {
        return ItemBuilder.at(Keys.contact(registration))
                .number(VERSION, version)
                .map(CONTACT, encode(contact))
                .map(FALLBACK, encodeIfAny(fallback))
                .build();
    }

    /** Returns the version of the contacts of {@code registration}: 0 where they lie inside it. */
    static int version(StoredItem registration) {
        return registration.has(VERSION) ? registration.count(VERSION) : 0;
    }

    /**
     * Returns {@code registration} with its contacts.
     *
     * @param contacts the item of its contacts, or null when there is none
     * @return empty when the two are not of one version
     */
    static Optional<StoredItem> whole(StoredItem registration, @Nullable StoredItem contacts) {
        if (!registration.has(VERSION)) {
            return Optional.of(registration);
        }
        if (contacts == null || version(contacts) != version(registration)) {
            return Optional.empty();
        }
        var attributes = new HashMap<>(registration.attributes());
        attributes.putAll(contacts.attributes());
        attributes.putAll(registration.key().attributes());
        return Optional.of(new StoredItem(attributes));
    }

    /** Returns whether these are the contacts of {@code whole}, and lie in an item of their own already. */
    static boolean isKept(StoredItem whole, RegisteredContact contact, @Nullable Contact fallback) {
        return whole.has(VERSION)
                && registered(whole.map(CONTACT)).equals(contact)
                && Objects.equals(fallback(whole), fallback);
    }

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
