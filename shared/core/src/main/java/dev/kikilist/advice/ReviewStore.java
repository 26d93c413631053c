package dev.kikilist.advice;

import dev.kikilist.audit.AuditEntry;
import dev.kikilist.mail.MailOwed;
import dev.kikilist.submission.SubmissionId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps reviews.
 *
 * <p>Every method throws an unchecked exception when the store cannot be reached, and sees every earlier write.
 */
public interface ReviewStore {
    /**
     * Stores {@code next} as the version that follows the one that stands, or as the first, with what happened, with the
     * list that counts as advised because of it, and with the mails that it owes. All of it is seen, or nothing.
     *
     * @param advised the list that was given advice, or null; one that counts already gets the new kinds as well
     * @return the version that stands now: {@code next}, or the one that was stored in its place before
     */
    Review store(Review next, AuditEntry happened, @Nullable AdvisedList advised, List<MailOwed> mails);

    /** Returns the review of a list; empty when advice was never asked for. */
    Optional<Review> find(SubmissionId submission);

    /** Returns the lists that were given advice in a fiscal year, each once, in the order of their ids. */
    List<AdvisedList> advisedIn(int fiscalYear);
}
