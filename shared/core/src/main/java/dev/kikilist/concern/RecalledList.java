package dev.kikilist.concern;

import dev.kikilist.submission.SubmissionId;
import java.time.Instant;

/**
 * A list, accepted before, that holds what an entry published later describes. It is to be reviewed again.
 *
 * @param submission the list
 * @param recall the recall that found it
 * @param concern the entry
 * @param concernVersion the version that was published
 * @param rows how many rows of the list it describes
 * @param notedAt when it was found
 */
public record RecalledList(
        SubmissionId submission, RecallId recall, ConcernId concern, int concernVersion, int rows, Instant notedAt) {}
