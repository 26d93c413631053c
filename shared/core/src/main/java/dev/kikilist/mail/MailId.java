package dev.kikilist.mail;

import dev.kikilist.submission.SubmissionId;

/**
 * What makes a mail the same mail: one submission owes each recipient one mail per occasion.
 *
 * @param submissionId the submission that owes it
 * @param occasion why
 * @param recipient to whom
 */
public record MailId(SubmissionId submissionId, Occasion occasion, Recipient recipient) {}
