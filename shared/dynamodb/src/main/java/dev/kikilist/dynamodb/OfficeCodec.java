package dev.kikilist.dynamodb;

import dev.kikilist.dynamodb.DynamoDbTable.Change;
import dev.kikilist.mail.OfficeContact;
import dev.kikilist.procurement.Contact;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The item of an advising office's contact. */
final class OfficeCodec {
    private static final String VERSION = "version";

    /** What the version of an item is that was written before versions were: something was registered. */
    private static final int UNNUMBERED = OfficeContact.NONE.version() + 1;

    private OfficeCodec() {}

    static OfficeContact decode(StoredItem item) {
        var contact = item.mapOrNull(ContactCodec.CONTACT);
        return new OfficeContact(
                item.has(VERSION) ? item.count(VERSION) : UNNUMBERED,
                contact == null ? null : ContactCodec.decode(contact),
                ContactCodec.fallback(item));
    }

    /** Returns the change that puts {@code next} in place of the version before it. */
    static Change replacing(ItemKey key, OfficeContact next) {
        int before = next.version() - 1;
        var names = new HashMap<>(Map.of("#version", VERSION));
        var values = new HashMap<>(Map.of(":version", number(next.version())));
        List<String> kept = new ArrayList<>(List.of("#version = :version"));
        List<String> gone = new ArrayList<>();
        assign("#contact", ContactCodec.CONTACT, next.contact(), names, values, kept, gone);
        assign("#fallback", ContactCodec.FALLBACK, next.fallback(), names, values, kept, gone);
        String condition;
        if (before == OfficeContact.NONE.version()) {
            condition = "attribute_not_exists(" + Keys.PARTITION + ")";
        } else {
            values.put(":before", number(before));
            var numbered = "#version = :before";
            condition = before == UNNUMBERED
                    ? numbered + " OR (attribute_exists(" + Keys.PARTITION + ") AND attribute_not_exists(#version))"
                    : numbered;
        }
        var update = "SET " + String.join(", ", kept) + (gone.isEmpty() ? "" : " REMOVE " + String.join(", ", gone));
        return new Change(key, update, condition, names, values);
    }

    private static void assign(
            String placeholder,
            String attribute,
            @Nullable Contact contact,
            Map<String, String> names,
            Map<String, AttributeValue> values,
            List<String> kept,
            List<String> gone) {
        names.put(placeholder, attribute);
        if (contact == null) {
            gone.add(placeholder);
        } else {
            var value = placeholder.replace('#', ':');
            values.put(value, AttributeValue.fromM(ContactCodec.encode(contact).build()));
            kept.add(placeholder + " = " + value);
        }
    }

    private static AttributeValue number(int number) {
        return AttributeValue.fromN(Integer.toString(number));
    }
}
