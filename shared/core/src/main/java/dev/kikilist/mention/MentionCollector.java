package dev.kikilist.mention;

import dev.kikilist.equipment.EquipmentItem;
import dev.kikilist.equipment.FormCell;
import dev.kikilist.equipment.Subcontractor;
import dev.kikilist.submission.Lease;
import dev.kikilist.submission.Owner;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Gathers what a list names while it is read: one mention per distinct maker, number, product, model and subcontractor, not one
 * per row.
 *
 * <p>Of each of a list's two tables at most {@value #MOST} makers, as many numbers and subcontractors, and {@value #MOST_GOODS}
 * products and as many models are indexed one by one. Where there are more the list itself is indexed under
 * {@link MentionKey#MANY}, with a filter of the other names: neither memory nor writes grow with what a vendor sends, and nothing
 * is missed. Which names are indexed does not depend on the order in which the tables are read.
 */
public final class MentionCollector {
    /** The most companies of one table that are indexed one by one, by name and by number. */
    public static final int MOST = 2_000;

    /** The most products, and the most models, that are indexed one by one. Large lists name others in nearly every row. */
    public static final int MOST_GOODS = 200;

    private final Table inItems = new Table();
    private final Table inSubcontractors = new Table();
    private final NameFilter others = NameFilter.of(List.of());
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

    private void add(Table table, List<MentionKey> keys, Function<MentionKey, String> written) {
        rows++;
        for (var key : keys) {
            var known = table.seen.get(key);
            if (known != null) {
                known.rows++;
            } else if (table.takesPlace(key.facet())) {
                table.seen.put(key, new Seen(written.apply(key)));
            } else {
                overflown = true;
                others.add(key);
            }
        }
    }

    /** Returns the mentions of the list read under {@code lease}. */
    public List<Mention> mentions(Lease lease, Owner.Invited owner, Instant receivedAt) {
        List<Mention> mentions = new ArrayList<>();
        for (var table : List.of(inItems, inSubcontractors)) {
            table.seen.forEach((key, found) ->
                    mentions.add(new Mention(key, lease, owner, receivedAt, found.rows, found.written)));
        }
        if (overflown) {
            mentions.add(new Mention(MentionKey.MANY, lease, owner, receivedAt, rows, "", others));
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

    private static final class Table {
        private final Map<MentionKey, Seen> seen = new LinkedHashMap<>();
        private final Map<Facet, Integer> taken = new EnumMap<>(Facet.class);

        /** Takes a place among the names of a facet that are indexed one by one, if there is one. */
        boolean takesPlace(Facet facet) {
            int most = switch (facet) {
                case MAKER, CORPORATE_NUMBER, SUBCONTRACTOR, SUBCONTRACTOR_NUMBER -> MOST;
                case PRODUCT, MODEL -> MOST_GOODS;
                case MANY -> 0;
            };
            return taken.merge(facet, 1, Integer::sum) <= most;
        }
    }

    private static final class Seen {
        private final String written;
        private int rows = 1;

        Seen(String written) {
            this.written = written;
        }
    }
}
