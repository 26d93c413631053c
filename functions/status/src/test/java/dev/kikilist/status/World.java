package dev.kikilist.status;

import dev.kikilist.equipment.EquipmentItem;
import dev.kikilist.equipment.Subcontractor;
import dev.kikilist.lambda.testing.HttpCaller;
import dev.kikilist.policy.BodyCode;
import dev.kikilist.procurement.Invitation;
import dev.kikilist.procurement.Procurement;
import dev.kikilist.submission.FindingCounts;
import dev.kikilist.submission.Reading;
import dev.kikilist.submission.Submission;
import dev.kikilist.submission.SubmissionState;
import dev.kikilist.submission.SubmissionStore.Decision;
import dev.kikilist.testkit.AdjustableClock;
import dev.kikilist.testkit.InMemoryTable;
import dev.kikilist.testkit.Samples;
import dev.kikilist.testkit.Stores;
import dev.kikilist.text.CorporateNumber;
import dev.kikilist.validation.Finding;
import dev.kikilist.validation.FindingCode;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A system in memory with what a test puts into it, and callers of each role. */
final class World {
    static final List<Finding> FINDINGS = List.of(
            Samples.finding(FindingCode.Q220, 13),
            Samples.finding(FindingCode.E120, 14),
            Samples.finding(FindingCode.E140, 15),
            Finding.ofFile(FindingCode.E102),
            Samples.finding(FindingCode.R301, 16));

    final InMemoryTable table = new InMemoryTable();
    final Samples samples;
    private final Stores stores = table.stores(new AdjustableClock(Samples.NOW));
    private final StatusHandler handler = new StatusHandler(
            stores.procurements(),
            stores.submissions(),
            stores.rows(),
            stores.audit(),
            stores.concerns(),
            stores.mentions(),
            stores.addresses(),
            stores.suppressions(),
            stores.reviews());
    private int uploads;

    World(String seed) {
        this.samples = new Samples(seed);
    }

    Stores stores() {
        return stores;
    }

    StatusHandler handler() {
        return handler;
    }

    HttpCaller agency(BodyCode body) {
        return HttpCaller.agency(handler, body.value());
    }

    HttpCaller reviewer() {
        return HttpCaller.reviewer(handler, "NISC");
    }

    HttpCaller vendor(CorporateNumber vendor) {
        return HttpCaller.vendor(handler, vendor.value());
    }

    Procurement procurement(BodyCode body) {
        return stores.procurements().create(samples.procurement(body, Samples.START.plusDays(++uploads)));
    }

    Invitation invite(Procurement procurement, CorporateNumber vendor) {
        return stores.procurements().create(samples.invitation(procurement, vendor));
    }

    /** A file that is being read. */
    Submission received(Invitation invitation) {
        return Samples.begin(stores.submissions(), samples.received(invitation, Samples.NOW.plusSeconds(++uploads)));
    }

    Submission interrupted(Invitation invitation) {
        var submission = received(invitation);
        stores.submissions().interrupt(submission.id(), submission.receivedAt().plus(Samples.LEASE));
        return submission;
    }

    /** A file under no invitation. */
    Submission unclaimed() {
        var submission = Samples.begin(stores.submissions(), samples.unclaimed(Samples.NOW.plusSeconds(++uploads)));
        return decide(submission, null, SubmissionState.REFUSED, 0, List.of(Finding.ofFile(FindingCode.F020)));
    }

    /** A list that is in order, with {@code rows} rows in each table. */
    Submission ready(Invitation invitation, int rows) {
        return decide(received(invitation), invitation, SubmissionState.READY_FOR_REVIEW, rows, List.of());
    }

    /** A list that has to be corrected. */
    Submission faulty(Invitation invitation, int rows, List<Finding> findings) {
        return decide(received(invitation), invitation, SubmissionState.CORRECTION_REQUIRED, rows, findings);
    }

    /** A list of {@code items} that has to be corrected, or waits for the reviewers when nothing was found. */
    Submission list(Invitation invitation, List<EquipmentItem> items, List<Finding> findings) {
        var state = findings.isEmpty() ? SubmissionState.READY_FOR_REVIEW : SubmissionState.CORRECTION_REQUIRED;
        return decide(received(invitation), invitation, state, items, List.of(), findings);
    }

    private Submission decide(
            Submission submission,
            @Nullable Invitation invitation,
            SubmissionState state,
            int rows,
            List<Finding> findings) {
        return decide(
                submission,
                invitation,
                state,
                IntStream.rangeClosed(1, rows).mapToObj(Samples::item).toList(),
                IntStream.rangeClosed(1, rows).mapToObj(Samples::subcontractor).toList(),
                findings);
    }

    private Submission decide(
            Submission submission,
            @Nullable Invitation invitation,
            SubmissionState state,
            List<EquipmentItem> items,
            List<Subcontractor> subcontractors,
            List<Finding> findings) {
        var writer = stores.rows().write(Samples.lease(submission));
        items.forEach(writer::item);
        subcontractors.forEach(writer::subcontractor);
        var sample = Samples.reading(writer.finish(findings));
        var reading = new Reading(
                sample.format(),
                sample.sha256(),
                invitation == null ? null : sample.edition(),
                sample.subjectWritten(),
                sample.vendorNameWritten(),
                FindingCounts.of(findings),
                sample.manifest(),
                sample.annotated());
        var at = submission.receivedAt().plus(Duration.ofSeconds(2));
        var before = invitation == null
                ? null
                : stores.procurements()
                        .findInvitation(invitation.procurementId(), invitation.id())
                        .orElseThrow();
        int version = before == null ? 0 : before.lastVersion() + 1;
        var decided = submission.decided(state, version, at, reading, null);
        var standing = before == null ? null : before.current();
        boolean takesOver = state == SubmissionState.READY_FOR_REVIEW;
        var current = takesOver ? Samples.current(submission) : standing;
        var superseded = takesOver && standing != null ? standing.id() : null;
        stores.submissions()
                .record(new Decision(decided, Samples.lease(decided), before, current, superseded, List.of()));
        return decided;
    }
}
