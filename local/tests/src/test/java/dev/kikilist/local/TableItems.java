package dev.kikilist.local;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** All items of a table, by partition and sort key. */
final class TableItems {
    private TableItems() {}

    static Map<String, Map<String, AttributeValue>> of(DynamoDbClient client, String table) {
        var items = new TreeMap<String, Map<String, AttributeValue>>();
        client.scanPaginator(request -> request.tableName(table).consistentRead(true)).items().stream()
                .forEach(item -> items.put(text(item, "pk") + " " + text(item, "sk"), item));
        return items;
    }

    /** Deletes an item by its partition and sort key, as {@link #of} names it. */
    static void delete(DynamoDbClient client, String table, String key) {
        client.deleteItem(request -> request.tableName(table)
                .key(Map.of(
                        "pk", AttributeValue.fromS(key.substring(0, key.indexOf(' '))),
                        "sk", AttributeValue.fromS(key.substring(key.indexOf(' ') + 1)))));
    }

    /** Returns the text of an attribute, empty when there is none. */
    static String text(Map<String, AttributeValue> item, String name) {
        var value = item.get(name);
        return value == null ? "" : value.s();
    }

    static Map<String, AttributeValue> without(Map<String, AttributeValue> item, Collection<String> names) {
        var rest = new HashMap<>(item);
        rest.keySet().removeAll(names);
        return rest;
    }
}
