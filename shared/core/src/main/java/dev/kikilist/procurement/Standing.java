package dev.kikilist.procurement;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of a procurement since it was registered.
 *
 * @param version 1 when it is registered; rises with every change
 * @param sequence 0 when it is registered; rises with every change that a calendar shows
 * @param changedAt when it was changed last
 * @param noticedUntil up to when it was looked at for what its dates owe, see {@link DeadlinePlan}
 * @param toldSequence the sequence whose change everybody concerned was told, or 0
 * @param cancellation why it was cancelled, or null while it goes on
 */
public record Standing(
        int version,
        int sequence,
        Instant changedAt,
        Instant noticedUntil,
        int toldSequence,
        @Nullable Cancellation cancellation) {
    /** Returns where a procurement stands that is registered now. */
    static Standing registered(Instant now) {
        return new Standing(1, 0, now, now, 0, null);
    }

    Standing changed(boolean inCalendar, Instant now) {
        return new Standing(
                version + 1,
                inCalendar ? sequence + 1 : sequence,
                now,
                inCalendar ? now : noticedUntil,
                toldSequence,
                cancellation);
    }

    Standing cancelled(Cancellation why) {
        return new Standing(version + 1, sequence + 1, why.at(), why.at(), toldSequence, why);
    }

    Standing noticed(Instant until) {
        return new Standing(version, sequence, changedAt, until, toldSequence, cancellation);
    }

    Standing told() {
        return new Standing(version, sequence, changedAt, noticedUntil, sequence, cancellation);
    }

    /**
     * That a procurement was cancelled.
     *
     * @param reason why, in the agency's words, 1 to 500 characters
     * @param at when
     */
    public record Cancellation(String reason, Instant at) {}
}
