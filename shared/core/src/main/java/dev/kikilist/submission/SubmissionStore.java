package dev.kikilist.submission;

import dev.kikilist.mail.MailOwed;
import dev.kikilist.paging.Page;
import dev.kikilist.paging.PageRequest;
import dev.kikilist.procurement.Invitation;
import dev.kikilist.procurement.ProcurementId;
import dev.kikilist.text.CorporateNumber;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
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
     * Takes a submission for work. The first time this makes it visible in state {@link SubmissionState#RECEIVED}; later
     * it is granted only while the submission is undecided and no earlier lease is in force. Of several callers at once,
     * one gets it.
     *
     * @param received the submission as it is stored when its id is not taken
     * @param now the time by which an earlier lease is in force or has ended
     * @param length how long the lease is in force
     */
    Claim claim(Submission received, Instant now, Duration length);

    /**
     * Ends a lease before its time, so that the next claim need not wait. Does nothing when it was lost or the submission
     * is decided.
     */
    void release(Lease lease, Instant now);

    /** Returns the submission, or empty when there is none. */
    Optional<Submission> find(SubmissionId id);

    /** Returns those of the submissions {@code ids} that there are. It sees every earlier write. */
    Map<SubmissionId, Submission> find(Collection<SubmissionId> ids);

    /**
     * Records what became of a submission in one transaction: the decided submission, the invitation's new last version
     * and current list, the list that it supersedes, and the mails that are now owed. All of it is seen, or nothing.
     *
     * @return whether it was recorded, or why nothing was
     * @throws RuntimeException also when the submission was never begun or the invitation does not exist
     */
    Recorded record(Decision decision);

    /**
     * Marks an undecided submission {@link SubmissionState#INTERRUPTED}. Does nothing when it was decided meanwhile, or
     * when somebody is at work on it.
     *
     * @return whether the submission is interrupted now
     */
    boolean interrupt(SubmissionId id, Instant now);

    /** Returns a page of the submissions to a procurement by all its vendors, the last received first. */
    Page<Submission> submissionsTo(ProcurementId procurementId, PageRequest request);

    /** Returns a page of the submissions of one vendor to a procurement, the last received first. */
    Page<Submission> submissionsTo(ProcurementId procurementId, CorporateNumber vendor, PageRequest request);

    /**
     * Returns up to {@code limit} submissions in state RECEIVED whose last lease ended before {@code instant}, those first
     * whose lease ended first.
     */
    List<SubmissionId> leasesEndedBefore(Instant instant, int limit);

    /**
     * What is to be recorded.
     *
     * @param submission the decided submission
     * @param lease the right to decide it; recorded only while no later lease was granted
     * @param invitationBefore the invitation as it was read when the decision was made, or null without owner; recorded
     *     only if its last version and current list are still those
     * @param currentAfter the invitation's current list after the decision, or null when it has none
     * @param superseded the list that this one takes the place of, or null
     * @param mails the mails owed because of it
     */
    record Decision(
            Submission submission,
            Lease lease,
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
        /** A later lease was granted: another works on it, and this one can change nothing any more. */
        LEASE_LOST,
        /** Another list of the invitation was recorded meanwhile; decide again on the invitation as it is now. */
        INVITATION_CHANGED
    }

    /** How {@link #claim} ended. */
    sealed interface Claim {
        /** Returns the submission as it stands. */
        Submission submission();

        /** The caller may decide it. */
        record Granted(Submission submission, Lease lease) implements Claim {}

        /** Another works on it until {@code until}, if it is still alive. */
        record Held(Submission submission, Instant until) implements Claim {}

        /** It was decided before. */
        record Decided(Submission submission) implements Claim {}
    }
}
