package dev.kikilist.simulation.mutation;

import dev.kikilist.paging.Page;
import dev.kikilist.paging.PageRequest;
import dev.kikilist.procurement.ProcurementId;
import dev.kikilist.submission.Lease;
import dev.kikilist.submission.Submission;
import dev.kikilist.submission.SubmissionId;
import dev.kikilist.submission.SubmissionStore;
import dev.kikilist.text.CorporateNumber;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A store that records something else than it is told. */
abstract class OtherSubmissionStore implements SubmissionStore {
    private final SubmissionStore store;

    OtherSubmissionStore(SubmissionStore store) {
        this.store = store;
    }

    /** Returns what is recorded instead. */
    abstract Decision other(Decision decision);

    @Override
    public Recorded record(Decision decision) {
        return store.record(other(decision));
    }

    @Override
    public Claim claim(Submission received, Instant now, Duration length) {
        return store.claim(received, now, length);
    }

    @Override
    public void release(Lease lease, Instant now) {
        store.release(lease, now);
    }

    @Override
    public Optional<Submission> find(SubmissionId id) {
        return store.find(id);
    }

    @Override
    public Map<SubmissionId, Submission> find(Collection<SubmissionId> ids) {
        return store.find(ids);
    }

    @Override
    public boolean interrupt(SubmissionId id, Instant now) {
        return store.interrupt(id, now);
    }

    @Override
    public Page<Submission> submissionsTo(ProcurementId procurementId, PageRequest request) {
        return store.submissionsTo(procurementId, request);
    }

    @Override
    public Page<Submission> submissionsTo(ProcurementId procurementId, CorporateNumber vendor, PageRequest request) {
        return store.submissionsTo(procurementId, vendor, request);
    }

    @Override
    public List<SubmissionId> leasesEndedBefore(Instant instant, int limit) {
        return store.leasesEndedBefore(instant, limit);
    }
}
