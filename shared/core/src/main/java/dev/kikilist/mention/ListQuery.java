package dev.kikilist.mention;

import dev.kikilist.equipment.EquipmentItem;
import dev.kikilist.equipment.Subcontractor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * What is looked for in lists.
 *
 * @param keys a list is looked at when it names any of them; at least one
 * @param wanted which rows of 機器等一覧 are meant
 * @param wantedSubcontractors which rows of 再委託等一覧 are meant
 * @param keySuffices whether every row that has one of the keys is wanted, so that rows need not be read
 */
public record ListQuery(
        List<MentionKey> keys,
        Predicate<EquipmentItem> wanted,
        Predicate<Subcontractor> wantedSubcontractors,
        boolean keySuffices) {
    public ListQuery {
        keys = List.copyOf(keys);
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("an index answers only what has a key");
        }
    }

    /** Returns the question which lists name {@code key}; a company is looked for among subcontractors as well. */
    public static ListQuery naming(MentionKey key) {
        var keys = new ArrayList<>(List.of(key));
        key.asSubcontractor().ifPresent(keys::add);
        return new ListQuery(
                keys,
                item -> MentionKey.of(item).contains(key),
                subcontractor -> MentionKey.of(subcontractor).stream().anyMatch(keys::contains),
                true);
    }
}
