package dev.kikilist.concern;

import dev.kikilist.access.Viewer.ReviewerViewer;
import java.time.Instant;

/**
 * One version of an entry of the concern list. Versions are never changed or deleted.
 *
 * @param id the entry
 * @param version the version, from 1
 * @param state where it stands
 * @param terms what it says
 * @param draftedAt when the entry was first drafted
 * @param changedBy who made this version
 * @param changedAt when this version was made
 */
public record Concern(
        ConcernId id,
        int version,
        ConcernState state,
        ConcernTerms terms,
        Instant draftedAt,
        ReviewerViewer changedBy,
        Instant changedAt) {
    /** Returns the version that follows this one. */
    public Concern next(ConcernState next, ConcernTerms nextTerms, ReviewerViewer by, Instant at) {
        return new Concern(id, version + 1, next, nextTerms, draftedAt, by, at);
    }
}
