package dev.kikilist.advice;

import dev.kikilist.access.Viewer.ReviewerViewer;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * 照会: a question of an office to the agency.
 *
 * @param number its number within the review, from 1
 * @param question the question
 * @param askedBy who asked
 * @param askedAt when
 * @param answer the agency's answer, or null while there is none
 * @param answeredAt when it was answered, or null
 */
public record Inquiry(
        int number,
        String question,
        ReviewerViewer askedBy,
        Instant askedAt,
        @Nullable String answer,
        @Nullable Instant answeredAt) {
    /** Returns whether the agency has answered. */
    public boolean isAnswered() {
        return answer != null;
    }
}
