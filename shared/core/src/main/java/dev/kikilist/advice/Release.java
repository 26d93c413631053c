package dev.kikilist.advice;

import dev.kikilist.access.Viewer.ReviewerViewer;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Advice as it was released to the agency. It is never changed; later advice is released beside it.
 *
 * @param number its number within the review, from 1
 * @param opinions one of each office
 * @param by who released it
 * @param at when
 */
public record Release(int number, List<Opinion> opinions, ReviewerViewer by, Instant at) {
    public Release {
        opinions = List.copyOf(opinions);
    }

    /** Returns the positions of the rows about which an office has a concern. */
    public Set<Integer> rowsOfConcern() {
        return opinions.stream()
                .flatMap(opinion -> opinion.items().stream())
                .filter(item -> item.kind().isConcern())
                .map(ItemAdvice::position)
                .collect(Collectors.toUnmodifiableSet());
    }
}
