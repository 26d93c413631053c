package dev.kikilist.dynamodb;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Compares items with what is stored under their keys, and writes them in its place where that is wanted. */
final class Reconciliation {
    private static final int AT_ONCE = 25;

    private final DynamoDbTable table;
    private final boolean writes;
    private final Consumer<String> differences;
    private final List<ExpectedItem> held = new ArrayList<>();
    private long same;
    private long missing;
    private long different;

    /** @param differences takes one line for each item that is missing or another */
    Reconciliation(DynamoDbTable table, boolean writes, Consumer<String> differences) {
        this.table = table;
        this.writes = writes;
        this.differences = differences;
    }

    /** Takes an item that has to be there. No two have the same key. */
    void expect(ExpectedItem item) {
        held.add(item);
        if (held.size() == AT_ONCE) {
            flush();
        }
    }

    /** Deals with all items taken so far. */
    void flush() {
        var stored = table.find(held.stream().map(ExpectedItem::key).toList());
        var changed = new ArrayList<Map<String, AttributeValue>>();
        for (var item : held) {
            var key = item.key();
            var standing = stored.get(key);
            if (standing == null) {
                missing++;
                differences.accept(key.partition() + " " + key.sort() + ": missing");
                changed.add(item.attributes());
            } else {
                var wanted = item.beside(standing.attributes());
                if (wanted.equals(standing.attributes())) {
                    same++;
                } else {
                    different++;
                    differences.accept(key.partition() + " " + key.sort() + ": other "
                            + String.join(", ", names(wanted, standing.attributes())));
                    changed.add(wanted);
                }
            }
        }
        held.clear();
        if (writes) {
            table.putAll(changed);
        }
    }

    long same() {
        return same;
    }

    long missing() {
        return missing;
    }

    long different() {
        return different;
    }

    private static Iterable<String> names(Map<String, AttributeValue> one, Map<String, AttributeValue> other) {
        var names = new TreeSet<String>();
        Stream.concat(one.keySet().stream(), other.keySet().stream())
                .filter(name -> !Objects.equals(one.get(name), other.get(name)))
                .forEach(names::add);
        return names;
    }
}
