package dev.kikilist.mention;

import dev.kikilist.submission.Lease;
import dev.kikilist.submission.Owner;
import java.time.Instant;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

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
 * @param others of {@link MentionKey#MANY} the names that are not indexed one by one, or null where nobody wrote them down
 */
public record Mention(
        MentionKey key,
        Lease lease,
        Owner.Invited owner,
        Instant receivedAt,
        int rows,
        String written,
        @Nullable NameFilter others) {
    /** The most characters of what is written that are kept. */
    public static final int LONGEST = 100;

    /** Makes the mention of one name. */
    public Mention(MentionKey key, Lease lease, Owner.Invited owner, Instant receivedAt, int rows, String written) {
        this(key, lease, owner, receivedAt, rows, written, null);
    }

    public Mention {
        if (written.codePointCount(0, written.length()) > LONGEST) {
            written = written.substring(0, written.offsetByCodePoints(0, LONGEST - 1)) + "…";
        }
    }

    /** Returns whether the list is worth a look for one of {@code keys}; false for certain. */
    boolean mayName(Collection<MentionKey> keys) {
        return others == null || others.admitsAny(keys);
    }
}
