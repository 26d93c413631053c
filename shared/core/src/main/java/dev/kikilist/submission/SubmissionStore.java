package dev.kikilist.submission;

import dev.kikilist.mail.MailOwed;
import dev.kikilist.paging.Page;
import dev.kikilist.paging.PageRequest;
import dev.kikilist.procurement.Invitation;
import dev.kikilist.procurement.ProcurementId;
import dev.kikilist.text.CorporateNumber;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps submissions.
 *
 * <p>Every method throws an unchecked exception when the store cannot be reached; an outage is never an empty answer.
 * {@link #find} sees every earlier write; listings may lag by seconds.
 */
public interface SubmissionStore {
    /**
     * Makes a submission visible in state {@link SubmissionState#RECEIVED} unless its id is taken.
     *
     * @return the submission that now has this id: the given one, or the one stored before
     */
    Submission begin(Submission received);

    /** Returns the submission, or empty when there is none. */
    Optional<Submission> find(SubmissionId id);

    /**
     * Records what became of a submission in one transaction: the decided submission, the invitation's new last version
     * and current list, the list that it supersedes, and the mails that are now owed. All of it is seen, or nothing.
     *
     * @return whether it was recorded, or why nothing was
     * @throws RuntimeException also when the submission was never begun or the invitation does not exist
     */
    Recorded record(Decision decision);

    /**
     * Marks an undecided submission {@link SubmissionState#INTERRUPTED}. Does nothing when it was decided meanwhile.
     *
     * @return whether the submission is interrupted now
     */
    boolean interrupt(SubmissionId id);

    /** Returns a page of the submissions to a procurement by all its vendors, the last received first. */
    Page<Submission> submissionsTo(ProcurementId procurementId, PageRequest request);

    /** Returns a page of the submissions of one vendor to a procurement, the last received first. */
    Page<Submission> submissionsTo(ProcurementId procurementId, CorporateNumber vendor, PageRequest request);

    /** Returns up to {@code limit} submissions in state RECEIVED that were received before {@code instant}. */
    List<SubmissionId> receivedBefore(Instant instant, int limit);

    /**
     * What is to be recorded.
     *
     * @param submission the decided submission
     * @param invitationBefore the invitation as it was read when the decision was made, or null without owner; recorded
     *     only if its last version and current list are still those
     * @param currentAfter the invitation's current list after the decision, or null when it has none
     * @param superseded the list that this one takes the place of, or null
     * @param mails the mails owed because of it
     */
    record Decision(
            Submission submission,
            @Nullable Invitation invitationBefore,
            @Nullable CurrentList currentAfter,
            @Nullable SubmissionId superseded,
            List<MailOwed> mails) {
        public Decision {
            mails = List.copyOf(mails);
        }
    }

    /** How {@link #record} ended. */
    enum Recorded {
        /** It is recorded. */
        RECORDED,
        /** The submission was decided before; nothing was changed. */
        DECIDED_BEFORE,
        /** Another list of the invitation was recorded meanwhile; decide again on the invitation as it is now. */
        INVITATION_CHANGED
    }
}
