package dev.kikilist.mail;

import dev.kikilist.mail.MailMatter.OfSubmission;
import dev.kikilist.submission.SubmissionId;

/**
 * What makes a mail the same mail: each matter owes each recipient one mail per occasion.
 *
 * @param matter what it is about
 * @param occasion why
 * @param recipient to whom
 */
public record MailId(MailMatter matter, Occasion occasion, Recipient recipient) {
    /** A mail about a list. */
    public MailId(SubmissionId submissionId, Occasion occasion, Recipient recipient) {
        this(new OfSubmission(submissionId), occasion, recipient);
    }

    /**
     * Returns the list that it is about.
     *
     * @throws IllegalStateException if it is about something else
     */
    public SubmissionId submissionId() {
        if (matter instanceof OfSubmission(SubmissionId id)) {
            return id;
        }
        throw new IllegalStateException("a mail about " + matter + " is about no list");
    }
}
