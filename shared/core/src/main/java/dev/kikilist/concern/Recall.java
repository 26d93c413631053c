package dev.kikilist.concern;

import dev.kikilist.paging.Position;
import dev.kikilist.policy.AdvisingOfficeCode;
import dev.kikilist.submission.SubmissionId;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The search, through all lists ever accepted, for what a published entry describes.
 *
 * @param id its id
 * @param concern the entry
 * @param concernVersion the version that was published
 * @param state how far it is
 * @param steps how many steps were recorded; a step is recorded once
 * @param next where the next step goes on, or null at the beginning
 * @param lists how many lists hold it, of those looked at
 * @param startedAt when the entry was published
 * @param changedAt when the last step was recorded
 * @param offices who advises on lists that it found
 * @param named the first lists it found that stand in force, at most {@value #MOST_NAMED}: those that the offices are told one by
 *     one
 */
public record Recall(
        RecallId id,
        ConcernId concern,
        int concernVersion,
        RecallState state,
        int steps,
        @Nullable Position next,
        int lists,
        Instant startedAt,
        Instant changedAt,
        Set<AdvisingOfficeCode> offices,
        List<SubmissionId> named) {
    /** The most lists that are told one by one. */
    public static final int MOST_NAMED = 20;

    public Recall {
        offices = Collections.unmodifiableSet(new LinkedHashSet<>(offices));
        named = List.copyOf(named);
    }

    /** Returns the recall that publishing {@code published} starts. */
    public static Recall of(Concern published) {
        return new Recall(
                RecallId.of(published.id(), published.version()),
                published.id(),
                published.version(),
                RecallState.RUNNING,
                0,
                null,
                0,
                published.changedAt(),
                published.changedAt(),
                Set.of(),
                List.of());
    }

    /**
     * Returns this recall after a step that found {@code found} lists.
     *
     * @param advising who advises on them
     * @param current those of them that stand in force
     */
    Recall after(
            int found,
            Collection<AdvisingOfficeCode> advising,
            Collection<SubmissionId> current,
            @Nullable Position goesOn,
            Instant at) {
        var allOffices = new LinkedHashSet<>(offices);
        allOffices.addAll(advising);
        var firstNamed = Stream.concat(named.stream(), current.stream())
                .distinct()
                .limit(MOST_NAMED)
                .toList();
        return new Recall(
                id,
                concern,
                concernVersion,
                goesOn == null ? RecallState.DONE : RecallState.RUNNING,
                steps + 1,
                goesOn,
                lists + found,
                startedAt,
                at,
                allOffices,
                firstNamed);
    }
}
