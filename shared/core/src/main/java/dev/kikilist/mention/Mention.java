package dev.kikilist.mention;

import dev.kikilist.submission.Lease;
import dev.kikilist.submission.Owner;
import java.time.Instant;

/**
 * One list's naming of one key. It is stored before the list is decided, and counts only when the list's manifest names the
 * lease it was written under.
 *
 * @param key what is named
 * @param lease the lease under which the list was read
 * @param owner whose list it is
 * @param receivedAt when the list was first seen
 * @param rows how many rows name it
 * @param written how the first of them writes it, at most {@value #LONGEST} characters
 */
public record Mention(MentionKey key, Lease lease, Owner.Invited owner, Instant receivedAt, int rows, String written) {
    /** The most characters of what is written that are kept. */
    public static final int LONGEST = 100;

    public Mention {
        if (written.codePointCount(0, written.length()) > LONGEST) {
            written = written.substring(0, written.offsetByCodePoints(0, LONGEST - 1)) + "…";
        }
    }
}
