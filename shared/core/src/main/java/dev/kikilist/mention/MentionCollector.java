package dev.kikilist.mention;

import dev.kikilist.equipment.EquipmentItem;
import dev.kikilist.equipment.FormCell;
import dev.kikilist.submission.Lease;
import dev.kikilist.submission.Owner;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Gathers what a list names while it is read: one mention per distinct maker, number, product and model, not one per row.
 *
 * <p>Of a list with more than {@value #MOST} distinct names only those are indexed, and the list itself under
 * {@link MentionKey#MANY}, so that neither memory nor writes grow with what a vendor sends and nothing is missed.
 */
public final class MentionCollector {
    /** The most distinct names of one list that are indexed one by one. */
    public static final int MOST = 2_000;

    private final Map<MentionKey, Seen> seen = new LinkedHashMap<>();
    private final Map<MentionKey, FormCell> makers = new LinkedHashMap<>();
    private int items;
    private boolean overflown;

    /** Takes the next row, which is found under {@code keys}. */
    public void add(EquipmentItem item, List<MentionKey> keys) {
        items++;
        for (var key : keys) {
            if (key.facet() == Facet.MAKER && makers.size() < MOST) {
                makers.putIfAbsent(key, item.maker());
            }
            var known = seen.get(key);
            if (known != null) {
                known.rows++;
            } else if (seen.size() < MOST) {
                seen.put(key, new Seen(written(key, item)));
            } else {
                overflown = true;
            }
        }
    }

    /** Returns the mentions of the list read under {@code lease}. */
    public List<Mention> mentions(Lease lease, Owner.Invited owner, Instant receivedAt) {
        List<Mention> mentions = new ArrayList<>(seen.size() + 1);
        seen.forEach(
                (key, found) -> mentions.add(new Mention(key, lease, owner, receivedAt, found.rows, found.written)));
        if (overflown) {
            mentions.add(new Mention(MentionKey.MANY, lease, owner, receivedAt, items, ""));
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
            case MANY -> "";
        };
    }

    private static final class Seen {
        private final String written;
        private int rows = 1;

        Seen(String written) {
            this.written = written;
        }
    }
}
