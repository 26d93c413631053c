package dev.kikilist.dynamodb;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads procurements and invitations whole: their items with the contacts that lie in items of their own. A batch is no
 * snapshot, so both items say which version the contacts are of; where they differ, both are read again.
 */
final class Registrations {
    private final DynamoDbTable table;

    /** Reads in {@code table}. */
    Registrations(DynamoDbTable table) {
        this.table = table;
    }

    /** Returns the registration under {@code key}, whole. */
    Optional<StoredItem> find(ItemKey key) {
        return Optional.ofNullable(find(List.of(key)).get(key));
    }

    /** Returns those of the items under {@code keys} that exist, as the last write left them, and registrations whole. */
    Map<ItemKey, StoredItem> find(Collection<ItemKey> keys) {
        var found = new HashMap<>(table.find(withContacts(keys)));
        var torn = join(found, keys);
        var backoff = table.backoff();
        while (!torn.isEmpty()) {
            if (!backoff.again()) {
                var key = torn.iterator().next();
                throw new CorruptItemException(key.partition() + " " + key.sort(), ContactCodec.VERSION);
            }
            found.putAll(table.findAgain(withContacts(torn)));
            torn = join(found, torn);
        }
        return found;
    }

    /** Returns the registrations among {@code items} whole, with the contacts among them, in their order. */
    List<StoredItem> whole(List<StoredItem> items) {
        var byKey = new LinkedHashMap<ItemKey, StoredItem>();
        items.forEach(item -> byKey.put(item.key(), item));
        var keys = byKey.keySet().stream().filter(Keys::isRegistration).toList();
        byKey.putAll(find(join(byKey, keys)));
        return keys.stream().map(byKey::get).toList();
    }

    /** Returns {@code keys} with those of the contacts that belong to registrations among them. */
    static Collection<ItemKey> withContacts(Collection<ItemKey> keys) {
        var all = new LinkedHashSet<>(keys);
        keys.stream().filter(Keys::isRegistration).map(Keys::contact).forEach(all::add);
        return all;
    }

    /** Puts whole registrations in place of those in {@code items}, and returns which cannot be made whole of what is there. */
    private static Collection<ItemKey> join(Map<ItemKey, StoredItem> items, Collection<ItemKey> keys) {
        var torn = new LinkedHashSet<ItemKey>();
        for (var key : keys) {
            var item = items.get(key);
            if (item != null && Keys.isRegistration(key)) {
                ContactCodec.whole(item, items.get(Keys.contact(key)))
                        .ifPresentOrElse(whole -> items.put(key, whole), () -> torn.add(key));
            }
        }
        return torn;
    }
}
