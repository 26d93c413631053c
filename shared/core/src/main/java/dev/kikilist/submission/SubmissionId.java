package dev.kikilist.submission;

import dev.kikilist.identity.OpaqueId;
import java.util.Optional;

/**
 * The id of a submission, derived from the object version it stands for.
 *
 * @param value the letter {@code s} and 26 digits and letters, see {@link OpaqueId}
 */
public record SubmissionId(String value) {
    /** The letter that ids of this kind begin with. */
    public static final char KIND = 's';

    public SubmissionId {
        if (!OpaqueId.isWellFormed(KIND, value)) {
            throw new IllegalArgumentException("not an id of kind " + KIND);
        }
    }

    /** Returns the id that {@code text} is, or empty when it cannot be one. */
    public static Optional<SubmissionId> parse(String text) {
        return OpaqueId.isWellFormed(KIND, text) ? Optional.of(new SubmissionId(text)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
