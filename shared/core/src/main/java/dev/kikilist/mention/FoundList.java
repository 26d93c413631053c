package dev.kikilist.mention;

import dev.kikilist.submission.Owner;
import dev.kikilist.submission.Submission;

/**
 * A list that holds what was looked for.
 *
 * @param submission the list
 * @param owner whose it is
 * @param rows how many of its rows hold it
 */
public record FoundList(Submission submission, Owner.Invited owner, int rows) {}
