package dev.kikilist.dynamodb;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * An item as it has to be.
 *
 * @param attributes its attributes
 * @param free attributes that may be any: where the item is there, they stay as they are
 */
record ExpectedItem(Map<String, AttributeValue> attributes, Set<String> free) {
    ExpectedItem(Map<String, AttributeValue> attributes) {
        this(attributes, Set.of());
    }

    ItemKey key() {
        return new StoredItem(attributes).key();
    }

    /** Returns the item that has to be where {@code standing} is. */
    Map<String, AttributeValue> beside(Map<String, AttributeValue> standing) {
        var wanted = new HashMap<>(attributes);
        for (var name : free) {
            var value = standing.get(name);
            if (value == null) {
                wanted.remove(name);
            } else {
                wanted.put(name, value);
            }
        }
        return wanted;
    }
}
