package dev.kikilist.mention;

import dev.kikilist.submission.Owner;
import dev.kikilist.submission.Submission;

/**
 * A list that holds what was looked for.
 *
 * @param submission the list
 * @param owner whose it is
 * @param rows how many rows hold it, of the table in which it was found: a list that names a company as a maker is found by its
 *     rows of 機器等一覧
 */
public record FoundList(Submission submission, Owner.Invited owner, int rows) {}
