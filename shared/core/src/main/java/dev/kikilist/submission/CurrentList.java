package dev.kikilist.submission;

import java.time.Instant;

/**
 * The list of an invitation that stands now.
 *
 * @param id the submission
 * @param uploadedAt when its file was stored; a file stored earlier can no longer take its place
 */
public record CurrentList(SubmissionId id, Instant uploadedAt) {}
