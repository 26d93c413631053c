package dev.kikilist.testkit;

import dev.kikilist.mail.MailState;
import dev.kikilist.paging.Page;
import dev.kikilist.paging.PageRequest;
import dev.kikilist.procurement.Invitation;
import dev.kikilist.procurement.ProcurementId;
import dev.kikilist.submission.Lease;
import dev.kikilist.submission.Owner;
import dev.kikilist.submission.Submission;
import dev.kikilist.submission.SubmissionEvents;
import dev.kikilist.submission.SubmissionId;
import dev.kikilist.submission.SubmissionState;
import dev.kikilist.submission.SubmissionStore;
import dev.kikilist.testkit.InMemoryTable.InvitationKey;
import dev.kikilist.testkit.InMemoryTable.StoredLease;
import dev.kikilist.testkit.InMemoryTable.StoredMail;
import dev.kikilist.text.CorporateNumber;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Keeps submissions in memory. */
public final class InMemorySubmissionStore implements SubmissionStore {
    private final InMemoryTable table;

    /** Keeps them in {@code table}. */
    public InMemorySubmissionStore(InMemoryTable table) {
        this.table = table;
    }

    @Override
    public Claim claim(Submission received, Instant now, Duration length) {
        return table.atomically("SubmissionStore.claim", () -> claimNow(received, now, now.plus(length)));
    }

    private Claim claimNow(Submission received, Instant now, Instant until) {
        var id = received.id();
        var standing = table.submissions.getOrDefault(id, received);
        var earlier = table.leases.getOrDefault(id, StoredLease.NONE);
        if (standing.state().isDecided()) {
            return new Claim.Decided(standing);
        }
        if (earlier.until().isAfter(now)) {
            return new Claim.Held(standing, earlier.until());
        }
        var claimed = standing.inState(SubmissionState.RECEIVED);
        var lease = new Lease(id, earlier.fence() + 1);
        table.append(
                id, earlier.fence() == 0 ? SubmissionEvents.received(received) : SubmissionEvents.takenUp(lease, now));
        table.submissions.put(id, claimed);
        table.leases.put(id, new StoredLease(lease.fence(), until));
        return new Claim.Granted(claimed, lease);
    }

    @Override
    public void release(Lease lease, Instant now) {
        table.atomically("SubmissionStore.release", () -> {
            var id = lease.submission();
            if (isHeld(lease)
                    && !present(table.submissions.get(id), "the submission")
                            .state()
                            .isDecided()) {
                table.leases.put(id, new StoredLease(lease.fence(), now));
            }
            return lease;
        });
    }

    private boolean isHeld(Lease lease) {
        return table.leases.getOrDefault(lease.submission(), StoredLease.NONE).fence() == lease.fence();
    }

    @Override
    public Optional<Submission> find(SubmissionId id) {
        return table.atomically("SubmissionStore.find", () -> Optional.ofNullable(table.submissions.get(id)));
    }

    @Override
    public Map<SubmissionId, Submission> find(Collection<SubmissionId> ids) {
        return table.atomically("SubmissionStore.find", () -> {
            var found = new HashMap<>(table.submissions);
            found.keySet().retainAll(ids);
            return found;
        });
    }

    @Override
    public Recorded record(Decision decision) {
        return table.atomically("SubmissionStore.record", () -> recordNow(decision));
    }

    @Override
    public boolean interrupt(SubmissionId id, Instant now) {
        return table.atomically("SubmissionStore.interrupt", () -> {
            var submission = table.submissions.get(id);
            if (submission == null
                    || submission.state().isDecided()
                    || table.leases.getOrDefault(id, StoredLease.NONE).until().isAfter(now)) {
                return false;
            }
            if (submission.state() != SubmissionState.INTERRUPTED) {
                table.append(id, SubmissionEvents.interrupted(now));
            }
            table.submissions.put(id, submission.inState(SubmissionState.INTERRUPTED));
            return true;
        });
    }

    @Override
    public Page<Submission> submissionsTo(ProcurementId procurementId, PageRequest request) {
        return page(owner -> owner.procurementId().equals(procurementId), request);
    }

    @Override
    public Page<Submission> submissionsTo(ProcurementId procurementId, CorporateNumber vendor, PageRequest request) {
        return page(
                owner -> owner.procurementId().equals(procurementId)
                        && owner.vendor().equals(vendor),
                request);
    }

    @Override
    public List<SubmissionId> leasesEndedBefore(Instant instant, int limit) {
        return table.atomically(
                "SubmissionStore.leasesEndedBefore",
                () -> table.submissions.values().stream()
                        .filter(submission -> submission.state() == SubmissionState.RECEIVED)
                        .map(Submission::id)
                        .filter(id -> leaseEnd(id).isBefore(instant))
                        .sorted(Comparator.comparing(this::leaseEnd))
                        .limit(limit)
                        .toList());
    }

    private Instant leaseEnd(SubmissionId id) {
        return table.leases.getOrDefault(id, StoredLease.NONE).until();
    }

    private Recorded recordNow(Decision decision) {
        var submission = decision.submission();
        var standing = present(table.submissions.get(submission.id()), "the submission");
        if (standing.state().isDecided()) {
            return Recorded.DECIDED_BEFORE;
        }
        if (!isHeld(decision.lease())) {
            return Recorded.LEASE_LOST;
        }
        var before = decision.invitationBefore();
        if (before != null && isChanged(before)) {
            return Recorded.INVITATION_CHANGED;
        }
        var decided = SubmissionEvents.decided(decision);
        var superseded = decision.superseded();
        if (superseded != null) {
            var earlier = present(table.submissions.get(superseded), "the superseded submission");
            table.submissions.put(superseded, supersededBy(earlier, submission.id()));
            table.append(superseded, SubmissionEvents.superseded(submission.id(), decided.at()));
        }
        table.append(submission.id(), decided);
        table.submissions.put(submission.id(), submission);
        if (before != null) {
            table.invitations.put(key(before), after(present(table.invitations.get(key(before)), "it"), decision));
        }
        decision.mails()
                .forEach(mail -> table.mails.put(mail.id(), new StoredMail(mail.owedAt(), new MailState.Pending())));
        return Recorded.RECORDED;
    }

    private boolean isChanged(Invitation before) {
        var now = present(table.invitations.get(key(before)), "the invitation");
        return now.lastVersion() != before.lastVersion() || !Objects.equals(now.current(), before.current());
    }

    private static Invitation after(Invitation before, Decision decision) {
        return new Invitation(
                before.id(),
                before.procurementId(),
                before.body(),
                before.startDate(),
                before.vendor(),
                before.vendorName(),
                before.contact(),
                before.fallbackContact(),
                before.invitedAt(),
                decision.submission().version(),
                decision.currentAfter());
    }

    private static Submission supersededBy(Submission earlier, SubmissionId by) {
        return new Submission(
                earlier.id(),
                earlier.object(),
                earlier.fileName(),
                earlier.owner(),
                SubmissionState.SUPERSEDED,
                earlier.version(),
                earlier.late(),
                earlier.receivedAt(),
                earlier.decidedAt(),
                earlier.reading(),
                by);
    }

    private Page<Submission> page(Predicate<Owner.Invited> owners, PageRequest request) {
        return table.atomically(
                "SubmissionStore.submissionsTo",
                () -> InMemoryListing.page(
                        table.submissions.values().stream().filter(submission -> switch (submission.owner()) {
                            case Owner.Invited invited -> owners.test(invited);
                            case Owner.Unclaimed unclaimed -> false;
                        }),
                        submission -> InMemoryListing.text(submission.receivedAt()) + " " + submission.id(),
                        request));
    }

    private static InvitationKey key(Invitation invitation) {
        return new InvitationKey(invitation.procurementId(), invitation.id());
    }

    private static <T> T present(@Nullable T value, String what) {
        if (value == null) {
            throw new IllegalStateException(what + " does not exist");
        }
        return value;
    }
}
