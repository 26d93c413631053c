package dev.kikilist.submission;

import java.util.function.Supplier;

/**
 * Reads at once what belongs to one list, instead of one by one as it is asked for. It changes how many calls are made, and no
 * answer.
 */
public interface ListReadAhead {
    /** Reads nothing ahead. */
    ListReadAhead NONE = new ListReadAhead() {
        @Override
        public <T> T during(Submission list, Reading reading, Supplier<T> work) {
            return work.get();
        }
    };

    /**
     * Does {@code work}, which asks for the procurement of a decided list and for its first findings.
     *
     * @throws RuntimeException when the store cannot be reached, as the work itself would
     */
    <T> T during(Submission list, Reading reading, Supplier<T> work);
}
