package dev.kikilist.submission;

import java.util.Comparator;

/**
 * The list of an invitation that stands now.
 *
 * @param id the submission
 * @param order its place among the lists of the invitation; a list with an earlier place can no longer take it
 */
public record CurrentList(SubmissionId id, ListOrder order) implements Comparable<CurrentList> {
    private static final Comparator<CurrentList> ORDER = Comparator.comparing(CurrentList::order)
            .thenComparing(list -> list.id().value());

    @Override
    public int compareTo(CurrentList other) {
        return ORDER.compare(this, other);
    }
}
