package dev.kikilist.submission;

import dev.kikilist.access.Viewer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

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

        @Override
        public <T> T again(Viewer viewer, SubmissionId id, Supplier<T> work) {
            return work.get();
        }

        @Override
        public void shown(Viewer viewer, Submission list, @Nullable Reading told) {}
    };

    /**
     * Does {@code work}, which asks for the procurement of a decided list and for its first findings.
     *
     * @throws RuntimeException when the store cannot be reached, as the work itself would
     */
    <T> T during(Submission list, Reading reading, Supplier<T> work);

    /**
     * Does {@code work}, in which {@code viewer} asks for a list and what belongs to it. Where it was {@link #shown} before, all is
     * read together: what belongs to a list does not change, only what it says.
     *
     * @throws RuntimeException when the store cannot be reached, as the work itself would
     */
    <T> T again(Viewer viewer, SubmissionId id, Supplier<T> work);

    /**
     * Takes note of what {@code viewer} was shown.
     *
     * @param told the reading of which findings were told, or null
     */
    void shown(Viewer viewer, Submission list, @Nullable Reading told);
}
