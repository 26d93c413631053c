package dev.kikilist.advice;

import dev.kikilist.audit.AuditEntry;
import dev.kikilist.mail.MailOwed;
import dev.kikilist.mention.ProductKey;
import dev.kikilist.paging.Page;
import dev.kikilist.paging.PageRequest;
import dev.kikilist.submission.SubmissionId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps reviews.
 *
 * <p>Every method throws an unchecked exception when the store cannot be reached, and all but {@link #open} see every earlier write.
 */
public interface ReviewStore {
    /**
     * Stores {@code next} as the version that follows the one that stands, or as the first, with what happened, with the
     * advice that is given by it, and with the mails that it owes. All of it is seen, or nothing.
     *
     * @param given the advice that the last release of {@code next} gives, or null; a list that counts as advised already gets
     *     the new kinds as well
     * @return the version that stands now: {@code next}, or the one that was stored in its place before
     */
    Review store(Review next, AuditEntry happened, @Nullable GivenAdvice given, List<MailOwed> mails);

    /** Returns the review of a list; empty when advice was never asked for. */
    Optional<Review> find(SubmissionId submission);

    /**
     * Returns a page of the reviews in which advice is asked for and not released yet, those first that wait longest. May lag by
     * seconds.
     */
    Page<Review> open(PageRequest request);

    /** Returns the lists that were given advice in a fiscal year, each once, in the order of their ids. */
    List<AdvisedList> advisedIn(int fiscalYear);

    /**
     * Returns for those of {@code products} about which released advice has a concern the list that it was given on, the last
     * release's where there are several.
     */
    Map<ProductKey, SubmissionId> advisedBefore(Collection<ProductKey> products);
}
