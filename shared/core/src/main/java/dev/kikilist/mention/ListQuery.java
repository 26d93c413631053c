package dev.kikilist.mention;

import dev.kikilist.equipment.EquipmentItem;
import java.util.List;
import java.util.function.Predicate;

/**
 * What is looked for in lists.
 *
 * @param keys a list is looked at when it names any of them; at least one
 * @param wanted which rows are meant
 * @param keySuffices whether every row that has one of the keys is wanted, so that rows need not be read
 */
public record ListQuery(List<MentionKey> keys, Predicate<EquipmentItem> wanted, boolean keySuffices) {
    public ListQuery {
        keys = List.copyOf(keys);
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("an index answers only what has a key");
        }
    }

    /** Returns the question which lists name {@code key}. */
    public static ListQuery naming(MentionKey key) {
        return new ListQuery(List.of(key), item -> MentionKey.of(item).contains(key), true);
    }
}
