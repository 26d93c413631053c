package dev.kikilist.mention;

import dev.kikilist.equipment.EquipmentItem;
import dev.kikilist.equipment.FormCell;
import dev.kikilist.equipment.Subcontractor;
import dev.kikilist.submission.Lease;
import dev.kikilist.submission.Owner;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Gathers what a list names while it is read: one mention per distinct maker, number, product, model and subcontractor, not one
 * per row.
 *
 * <p>Of a list with more than {@value #MOST} distinct names in one of its two tables only those are indexed, and the list itself
 * under {@link MentionKey#MANY}, so that neither memory nor writes grow with what a vendor sends and nothing is missed. Which
 * names are indexed does not depend on the order in which the tables are read.
 */
public final class MentionCollector {
    /** The most distinct names of one table of a list that are indexed one by one. */
    public static final int MOST = 2_000;

    private final Map<MentionKey, Seen> inItems = new LinkedHashMap<>();
    private final Map<MentionKey, Seen> inSubcontractors = new LinkedHashMap<>();
    private final Map<MentionKey, FormCell> makers = new LinkedHashMap<>();
    private int rows;
    private boolean overflown;

    /** Takes the next row, which is found under {@code keys}. */
    public void add(EquipmentItem item, List<MentionKey> keys) {
        for (var key : keys) {
            if (key.facet() == Facet.MAKER && makers.size() < MOST) {
                makers.putIfAbsent(key, item.maker());
            }
        }
        add(inItems, keys, key -> written(key, item));
    }

    /** Takes the next row of 再委託等一覧, which is found under {@code keys}. */
    public void add(Subcontractor subcontractor, List<MentionKey> keys) {
        add(inSubcontractors, keys, key -> written(key, subcontractor));
    }

    private void add(Map<MentionKey, Seen> seen, List<MentionKey> keys, Function<MentionKey, String> written) {
        rows++;
        for (var key : keys) {
            var known = seen.get(key);
            if (known != null) {
                known.rows++;
            } else if (seen.size() < MOST) {
                seen.put(key, new Seen(written.apply(key)));
            } else {
                overflown = true;
            }
        }
    }

    /** Returns the mentions of the list read under {@code lease}. */
    public List<Mention> mentions(Lease lease, Owner.Invited owner, Instant receivedAt) {
        List<Mention> mentions = new ArrayList<>(inItems.size() + inSubcontractors.size() + 1);
        for (var seen : List.of(inItems, inSubcontractors)) {
            seen.forEach((key, found) ->
                    mentions.add(new Mention(key, lease, owner, receivedAt, found.rows, found.written)));
        }
        if (overflown) {
            mentions.add(new Mention(MentionKey.MANY, lease, owner, receivedAt, rows, ""));
        }
        return mentions;
    }

    /** Returns the makers that the list names, each with the cell that names it first: at most {@value #MOST}. */
    public Map<MentionKey, FormCell> makers() {
        return Collections.unmodifiableMap(makers);
    }

    private static String written(MentionKey key, EquipmentItem item) {
        return switch (key.facet()) {
            case MAKER -> item.maker().value();
            case CORPORATE_NUMBER -> key.value();
            case PRODUCT -> item.product().value();
            case MODEL -> item.model().value();
            case SUBCONTRACTOR, SUBCONTRACTOR_NUMBER, MANY -> throw notOfThisTable(key);
        };
    }

    private static String written(MentionKey key, Subcontractor subcontractor) {
        return switch (key.facet()) {
            case SUBCONTRACTOR -> subcontractor.to().value();
            case SUBCONTRACTOR_NUMBER -> key.value();
            case MAKER, CORPORATE_NUMBER, PRODUCT, MODEL, MANY -> throw notOfThisTable(key);
        };
    }

    private static IllegalArgumentException notOfThisTable(MentionKey key) {
        return new IllegalArgumentException("rows of this table are not found by " + key.facet());
    }

    private static final class Seen {
        private final String written;
        private int rows = 1;

        Seen(String written) {
            this.written = written;
        }
    }
}
