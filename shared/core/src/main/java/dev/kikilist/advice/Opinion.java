package dev.kikilist.advice;

import dev.kikilist.access.Viewer.ReviewerViewer;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one office says of a list.
 *
 * @param kind of the list as a whole
 * @param text in words; empty only when there is no concern
 * @param items of single rows
 * @param by who gave it, of the office that says it
 * @param at when
 * @param confirmedBy the second reviewer who agreed that an earlier concern is gone, or null where none was needed
 */
public record Opinion(
        AdviceKind kind,
        String text,
        List<ItemAdvice> items,
        ReviewerViewer by,
        Instant at,
        @Nullable ReviewerViewer confirmedBy) {
    public Opinion {
        items = List.copyOf(items);
    }

    /** Returns whether it says no concern of the list, or of a row, where {@code earlier} had one. */
    public boolean dropsConcernOf(Opinion earlier) {
        return (earlier.kind.isConcern() && !kind.isConcern())
                || earlier.items.stream().anyMatch(item -> item.kind().isConcern() && !hasConcernOn(item.position()));
    }

    private boolean hasConcernOn(int position) {
        return items.stream()
                .anyMatch(item -> item.position() == position && item.kind().isConcern());
    }

    Opinion confirmed(ReviewerViewer second) {
        return new Opinion(kind, text, items, by, at, second);
    }
}
