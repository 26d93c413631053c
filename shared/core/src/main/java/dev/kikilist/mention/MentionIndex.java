package dev.kikilist.mention;

import dev.kikilist.paging.Page;
import dev.kikilist.paging.PageRequest;
import dev.kikilist.submission.SubmissionId;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * The index of what lists name. An entry is written before its list is decided, under the lease that reads it; whoever reads
 * the index holds it against the list's manifest ({@link FindLists}).
 *
 * <p>Every method throws an unchecked exception when the store cannot be reached, and sees every earlier write.
 */
public interface MentionIndex {
    /** Stores {@code mentions}, each in place of one with the same key and lease. Where it fails they may be stored in part. */
    void write(List<Mention> mentions);

    /** Notes that no list named {@code makers} before the list {@code submission}, see {@link #known}. */
    void writeFirst(Set<MentionKey> makers, SubmissionId submission);

    /** Returns what is known of {@code makers} besides what the list {@code submission} says. */
    Known known(Collection<MentionKey> makers, SubmissionId submission);

    /** Returns a page of the mentions of {@code key}, those of the lists received last first. */
    Page<Mention> mentions(MentionKey key, PageRequest request);

    /** Returns under which of {@code keys} the list of {@code mention}, as it was read then, is found too. */
    Set<MentionKey> alsoUnder(Mention mention, Collection<MentionKey> keys);

    /**
     * What is known of makers.
     *
     * @param named those that another list named first
     * @param advised those on whose products advice may have been given ({@link dev.kikilist.advice.ReviewStore#advisedBefore}
     *     knows): too many perhaps, never too few
     * @param concernRevision {@link dev.kikilist.concern.PublishedConcerns#revision} at that moment: whoever stored mentions
     *     before is found by an entry that makes it another
     */
    record Known(Set<MentionKey> named, Set<MentionKey> advised, long concernRevision) {
        public Known {
            named = Set.copyOf(named);
            advised = Set.copyOf(advised);
        }
    }
}
