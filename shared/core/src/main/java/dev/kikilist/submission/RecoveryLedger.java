package dev.kikilist.submission;

import dev.kikilist.paging.Position;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Remembers how often each upload was given another chance, and how far the bucket was looked through.
 *
 * <p>Every method throws an unchecked exception when the store cannot be reached, and sees every earlier write.
 */
public interface RecoveryLedger {
    /** Returns how often the upload was given another chance, {@link Chances#NONE} when never. */
    Chances chances(SubmissionId id);

    /**
     * Notes one more chance, given at {@code now}, if those before are still {@code before}.
     *
     * @return whether it was noted
     */
    boolean note(SubmissionId id, Chances before, Instant now);

    /** Returns from where the bucket is to be looked through next, or empty for its beginning. */
    Optional<Position> position();

    /** Keeps from where the bucket is to be looked through next, null for its beginning. */
    void keep(@Nullable Position next);

    /**
     * The chances that an upload was given.
     *
     * @param count how many
     * @param last when the last one was given
     */
    record Chances(int count, Instant last) {
        /** None yet. */
        public static final Chances NONE = new Chances(0, Instant.EPOCH);
    }
}
