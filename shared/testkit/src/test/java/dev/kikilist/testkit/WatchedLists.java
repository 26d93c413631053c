package dev.kikilist.testkit;

import dev.kikilist.access.Viewer.ReviewerViewer;
import dev.kikilist.concern.Concern;
import dev.kikilist.concern.ConcernState;
import dev.kikilist.concern.ConcernTerms;
import dev.kikilist.concern.Recall;
import dev.kikilist.concern.WatchConcerns;
import dev.kikilist.equipment.EquipmentItem;
import dev.kikilist.equipment.Subcontractor;
import dev.kikilist.procurement.Invitation;
import dev.kikilist.submission.Manifest;
import dev.kikilist.submission.Submission;
import dev.kikilist.submission.SubmissionState;
import dev.kikilist.submission.SubmissionStore.Decision;
import dev.kikilist.text.CorporateNumber;
import dev.kikilist.validation.Finding;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists that were read under watch, in memory. */
final class WatchedLists {
    static final ReviewerViewer REVIEWER = Samples.reviewer("NISC", "r-1");

    final InMemoryTable table = new InMemoryTable();
    final AdjustableClock clock = new AdjustableClock(Samples.NOW);
    final Stores stores = table.stores(clock);
    final Samples samples;
    final WatchConcerns watching = new WatchConcerns(stores.concerns(), stores.mentions(), stores.reviews());

    private int received;

    WatchedLists(String seed) {
        this.samples = new Samples(seed);
    }

    Invitation invite() {
        return stores.procurements()
                .create(samples.invitation(stores.procurements().create(samples.procurement())));
    }

    /** Returns a list that is being read. */
    Submission received() {
        return received(invite());
    }

    Submission received(Invitation invitation) {
        return Samples.begin(stores.submissions(), samples.received(invitation, Samples.NOW.plusSeconds(++received)));
    }

    WatchConcerns.Watch watch(Submission list) {
        return watching.watch(
                Samples.lease(list),
                Samples.owner(list),
                list.receivedAt(),
                LocalDate.ofInstant(clock.instant(), ZoneId.of("Asia/Tokyo")));
    }

    /** Returns what reviewers have to know of a list with these rows, which is decided then. */
    List<Finding> read(Submission list, SubmissionState state, EquipmentItem... items) {
        return read(list, state, List.of(), items);
    }

    /** The same with rows of 再委託等一覧. */
    List<Finding> read(
            Submission list, SubmissionState state, List<Subcontractor> subcontractors, EquipmentItem... items) {
        var watch = watch(list);
        var writer = stores.rows().write(Samples.lease(list));
        for (var item : items) {
            writer.item(item);
            watch.item(item);
        }
        for (var subcontractor : subcontractors) {
            writer.subcontractor(subcontractor);
            watch.subcontractor(subcontractor);
        }
        var findings = watch.finish().orElseThrow();
        decide(list, state, writer.finish(findings));
        return findings;
    }

    private void decide(Submission list, SubmissionState state, Manifest manifest) {
        var owner = Samples.owner(list);
        var before = stores.procurements()
                .findInvitation(owner.procurementId(), owner.invitationId())
                .orElseThrow();
        boolean stands = state == SubmissionState.READY_FOR_REVIEW;
        var standing = before.current();
        var decided = list.decided(
                state, before.lastVersion() + 1, list.receivedAt().plusSeconds(1), Samples.reading(manifest), null);
        stores.submissions()
                .record(new Decision(
                        decided,
                        Samples.lease(list),
                        before,
                        stands ? Samples.current(list) : standing,
                        stands && standing != null ? standing.id() : null,
                        List.of()));
    }

    /** Returns a list that is ready for review. */
    Submission ready(EquipmentItem... items) {
        var list = received();
        read(list, SubmissionState.READY_FOR_REVIEW, items);
        return list;
    }

    /** Publishes an entry. */
    Concern publish(ConcernTerms terms) {
        return publish(terms, clock.instant());
    }

    Concern publish(ConcernTerms terms, Instant at) {
        var draft = stores.concerns().store(samples.concern(terms, at), null);
        var published = draft.next(ConcernState.PUBLISHED, terms, REVIEWER, at);
        return stores.concerns().store(published, Recall.of(published));
    }

    /** Returns a row that passes work on to the company {@code name}. */
    static Subcontractor subcontractor(int position, String name, @Nullable CorporateNumber number) {
        var row = Samples.subcontractor(position);
        return new Subcontractor(
                position,
                row.tier(),
                row.from(),
                Samples.cell(name, position, 2),
                row.toNumber(),
                number,
                row.work(),
                row.place());
    }

    static EquipmentItem item(int position, String maker, String product, String model) {
        return Samples.item(position, maker, null, product, model);
    }
}
