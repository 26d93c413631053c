package dev.kikilist.concern;

import dev.kikilist.mail.MailOwed;
import dev.kikilist.paging.Page;
import dev.kikilist.paging.PageRequest;
import dev.kikilist.submission.SubmissionId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the concern list with its history, and the recalls that its entries start.
 *
 * <p>Every method throws an unchecked exception when the store cannot be reached. All but the listings see every earlier
 * write; those may lag by seconds.
 */
public interface ConcernStore {
    /**
     * Stores {@code next} as the version that follows the one that stands, or as the first; with its event, and with the
     * recall that it starts. All of it is seen, or nothing.
     *
     * @param recall the recall that is started, or null
     * @return the version that stands now: {@code next}, or the one that was stored in its place before
     */
    Concern store(Concern next, @Nullable Recall recall);

    /** Returns the version that stands; empty when there is no such entry. */
    Optional<Concern> find(ConcernId id);

    /** Returns all versions of an entry, the first one first. */
    List<Concern> history(ConcernId id);

    /** Returns a page of the entries as they stand, those drafted last first. */
    Page<Concern> concerns(PageRequest request);

    /** Returns what is on the list now. */
    PublishedConcerns published();

    /** Returns a recall; empty when there is none. */
    Optional<Recall> findRecall(RecallId id);

    /** Returns recalls that are running, those started first first, at most {@code limit}. May lag by seconds. */
    List<RecallId> running(int limit);

    /**
     * Notes what a step of a recall found, and records the step together with the mails that it owes. The lists may be seen
     * before the step is.
     *
     * @param found the lists found, each in place of what the same recall noted of it before
     * @param after the recall after the step, one step further than it stands
     * @return whether the step was recorded; not when another run recorded it
     */
    boolean record(List<RecalledList> found, Recall after, List<MailOwed> mails);

    /** Returns a page of the lists that a recall found, in no order that says anything. */
    Page<RecalledList> recalledBy(RecallId id, PageRequest request);

    /** Returns by what a list was recalled, the first noted first. */
    List<RecalledList> recallsOf(SubmissionId submission);
}
