package dev.kikilist.procurement;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
 * @param toldBefore what everybody concerned had been told before later changes, in the order of sequence, the latest {@value #REMEMBERED}
 */
public record Standing(
        int version,
        int sequence,
        Instant changedAt,
        Instant noticedUntil,
        int toldSequence,
        @Nullable Cancellation cancellation,
        List<Told> toldBefore) {
    private static final int REMEMBERED = 5;

    public Standing {
        toldBefore = List.copyOf(toldBefore);
    }

    /** Returns where a procurement stands that is registered now. */
    static Standing registered(Instant now) {
        return new Standing(1, 0, now, now, 0, null, List.of());
    }

    Standing changed(boolean inCalendar, Instant now) {
        return new Standing(
                version + 1,
                inCalendar ? sequence + 1 : sequence,
                now,
                inCalendar ? now : noticedUntil,
                toldSequence,
                cancellation,
                toldBefore);
    }

    /** Returns this standing with what a change is a change of: what everybody was told last. */
    Standing remembering(String title, Schedule schedule) {
        if (toldSequence < sequence) {
            return this;
        }
        var all = new ArrayList<>(toldBefore);
        all.add(new Told(sequence, title, schedule));
        return new Standing(
                version,
                sequence,
                changedAt,
                noticedUntil,
                toldSequence,
                cancellation,
                all.subList(Math.max(0, all.size() - REMEMBERED), all.size()));
    }

    Standing cancelled(Cancellation why) {
        return new Standing(version + 1, sequence + 1, why.at(), why.at(), toldSequence, why, toldBefore);
    }

    Standing noticed(Instant until) {
        return new Standing(version, sequence, changedAt, until, toldSequence, cancellation, toldBefore);
    }

    Standing told() {
        return new Standing(version, sequence, changedAt, noticedUntil, sequence, cancellation, toldBefore);
    }

    /**
     * What everybody concerned had been told.
     *
     * @param sequence the sequence that it stood under
     */
    public record Told(int sequence, String title, Schedule schedule) {}

    /**
     * That a procurement was cancelled.
     *
     * @param reason why, in the agency's words, 1 to 500 characters
     * @param at when
     */
    public record Cancellation(String reason, Instant at) {}
}
