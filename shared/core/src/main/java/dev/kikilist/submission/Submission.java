package dev.kikilist.submission;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One uploaded object version and what became of it.
 *
 * @param id its id
 * @param object the object version
 * @param fileName the vendor's name of the file, for display
 * @param owner whose it is
 * @param state where it stands
 * @param version 1 for the first decided list of the invitation, then rising; 0 before it is decided or without owner
 * @param late whether the file was stored after 提出予定期日 (end of that day in Japan)
 * @param receivedAt when it was first seen
 * @param decidedAt when it was decided, or null before
 * @param reading what reading it gave, or null before it is decided
 * @param supersededBy the list that stands instead, or null
 */
public record Submission(
        SubmissionId id,
        ObjectVersion object,
        String fileName,
        Owner owner,
        SubmissionState state,
        int version,
        boolean late,
        Instant receivedAt,
        @Nullable Instant decidedAt,
        @Nullable Reading reading,
        @Nullable SubmissionId supersededBy) {
    /** Returns what reading the file gave; empty before it is decided. */
    public Optional<Reading> readingIfDecided() {
        return Optional.ofNullable(reading);
    }

    /** Returns this submission in another state that does not decide it. */
    public Submission inState(SubmissionState undecided) {
        if (undecided.isDecided()) {
            throw new IllegalArgumentException("a decision needs its reading");
        }
        return new Submission(
                id, object, fileName, owner, undecided, version, late, receivedAt, decidedAt, reading, supersededBy);
    }

    Submission withReading(Reading other) {
        return new Submission(
                id, object, fileName, owner, state, version, late, receivedAt, decidedAt, other, supersededBy);
    }

    Submission supersededBy(SubmissionId other) {
        return new Submission(
                id,
                object,
                fileName,
                owner,
                SubmissionState.SUPERSEDED,
                version,
                late,
                receivedAt,
                decidedAt,
                reading,
                other);
    }

    /** Returns this submission as decided. */
    public Submission decided(
            SubmissionState decision,
            int newVersion,
            Instant at,
            Reading result,
            @Nullable SubmissionId standsInstead) {
        if (!decision.isDecided()) {
            throw new IllegalArgumentException(decision + " is no decision");
        }
        return new Submission(
                id, object, fileName, owner, decision, newVersion, late, receivedAt, at, result, standsInstead);
    }
}
