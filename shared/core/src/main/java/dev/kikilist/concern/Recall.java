package dev.kikilist.concern;

import dev.kikilist.paging.Position;
import java.time.Instant;
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
        Instant changedAt) {
    /** Returns the recall that publishing {@code published} starts. */
    static Recall of(Concern published) {
        return new Recall(
                RecallId.of(published.id(), published.version()),
                published.id(),
                published.version(),
                RecallState.RUNNING,
                0,
                null,
                0,
                published.changedAt(),
                published.changedAt());
    }

    /** Returns this recall after a step that found {@code found} lists. */
    Recall after(int found, @Nullable Position goesOn, Instant at) {
        return new Recall(
                id,
                concern,
                concernVersion,
                goesOn == null ? RecallState.DONE : RecallState.RUNNING,
                steps + 1,
                goesOn,
                lists + found,
                startedAt,
                at);
    }
}
