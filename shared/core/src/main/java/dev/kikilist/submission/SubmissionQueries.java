package dev.kikilist.submission;

import dev.kikilist.access.Scope;
import dev.kikilist.access.Viewer;
import dev.kikilist.access.Viewer.AgencyViewer;
import dev.kikilist.access.Viewer.ReviewerViewer;
import dev.kikilist.access.Viewer.VendorViewer;
import dev.kikilist.equipment.EquipmentItem;
import dev.kikilist.equipment.Subcontractor;
import dev.kikilist.paging.Page;
import dev.kikilist.paging.PageRequest;
import dev.kikilist.procurement.ProcurementId;
import dev.kikilist.procurement.ProcurementQueries;
import dev.kikilist.procurement.ProcurementStore;
import dev.kikilist.procurement.ProcurementSummary;
import dev.kikilist.procurement.Schedule;
import dev.kikilist.validation.Finding;
import dev.kikilist.validation.FindingClass;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Answers where submissions stand, each viewer seeing its own part. What a viewer may not see is answered exactly like
 * what does not exist; a store that cannot be reached is thrown, never answered as missing.
 */
public final class SubmissionQueries {
    private static final int REASONS = 5;

    private final ProcurementStore procurements;
    private final SubmissionStore submissions;
    private final RowStore rows;
    private final ListReadAhead readAhead;

    public SubmissionQueries(ProcurementStore procurements, SubmissionStore submissions, RowStore rows) {
        this(procurements, submissions, rows, ListReadAhead.NONE);
    }

    public SubmissionQueries(
            ProcurementStore procurements, SubmissionStore submissions, RowStore rows, ListReadAhead readAhead) {
        this.procurements = procurements;
        this.submissions = submissions;
        this.rows = rows;
        this.readAhead = readAhead;
    }

    /**
     * Returns a page of the submissions to a procurement, the last received first; empty when the viewer may see no such
     * procurement.
     */
    public Optional<Page<Submission>> submissionsTo(Viewer viewer, ProcurementId procurementId, PageRequest request) {
        if (!new ProcurementQueries(procurements).isVisible(viewer, procurementId)) {
            return Optional.empty();
        }
        var page = switch (viewer) {
            case VendorViewer vendor -> submissions.submissionsTo(procurementId, vendor.vendor(), request);
            case AgencyViewer agency -> submissions.submissionsTo(procurementId, request);
            case ReviewerViewer reviewer -> submissions.submissionsTo(procurementId, request);
        };
        var scope = new Scope(viewer);
        if (!page.entries().stream().allMatch(entry -> scope.admits(entry.owner()))) {
            throw new IllegalStateException("a listing of submissions held one outside the viewer's scope");
        }
        return Optional.of(page);
    }

    /** Returns a submission alone; empty when there is none that the viewer may see. */
    public Optional<Submission> submission(Viewer viewer, SubmissionId id) {
        return visible(viewer, id);
    }

    /** Returns a submission with what belongs to it; empty when there is none that the viewer may see. */
    public Optional<View> find(Viewer viewer, SubmissionId id) {
        return readAhead.again(
                viewer,
                id,
                () -> visible(viewer, id).map(submission -> {
                    var told = hasReasons(submission.state()) ? submission.reading() : null;
                    var view = told == null
                            ? view(submission, List.of())
                            : readAhead.during(submission, told, () -> view(submission, gravest(id, told)));
                    readAhead.shown(viewer, submission, told);
                    return view;
                }));
    }

    private View view(Submission submission, List<Finding> reasons) {
        return new View(submission, schedule(submission.owner()).orElse(null), reasons);
    }

    /** Returns a page of the rows of 機器等一覧. */
    public Rows<EquipmentItem> items(Viewer viewer, SubmissionId id, PageRequest request) {
        return rows(viewer, id, (submission, manifest) -> rows.items(submission, manifest, request));
    }

    /** Returns a page of the rows of 再委託等一覧. */
    public Rows<Subcontractor> subcontractors(Viewer viewer, SubmissionId id, PageRequest request) {
        return rows(viewer, id, (submission, manifest) -> rows.subcontractors(submission, manifest, request));
    }

    /** Returns a page of the findings, with those of class R only for viewers who may see them. */
    public Rows<Finding> findings(Viewer viewer, SubmissionId id, PageRequest request) {
        var scope = new Scope(viewer);
        return rows(viewer, id, (submission, manifest) -> {
            var page = rows.findings(submission, manifest, scope.admits(FindingClass.R), request);
            if (!page.entries().stream()
                    .allMatch(finding -> scope.admits(finding.code().findingClass()))) {
                throw new IllegalStateException("a listing of findings held one outside the viewer's scope");
            }
            return page;
        });
    }

    private Optional<Submission> visible(Viewer viewer, SubmissionId id) {
        return submissions.find(id).filter(found -> new Scope(viewer).admits(found.owner()));
    }

    private <T> Rows<T> rows(Viewer viewer, SubmissionId id, BiFunction<SubmissionId, Manifest, Page<T>> read) {
        var submission = visible(viewer, id);
        if (submission.isEmpty()) {
            return new Rows.NotFound<>();
        }
        var reading = submission.get().readingIfDecided();
        return reading.isPresent()
                ? new Rows.Read<>(read.apply(id, reading.get().manifest()))
                : new Rows.NotReadYet<>();
    }

    // Whoever may see a submission may see the dates it has to keep.
    private Optional<Schedule> schedule(Owner owner) {
        return switch (owner) {
            case Owner.Invited invited ->
                procurements.findSummary(invited.procurementId()).map(ProcurementSummary::schedule);
            case Owner.Unclaimed unclaimed -> Optional.empty();
        };
    }

    private static boolean hasReasons(SubmissionState state) {
        return switch (state) {
            case REFUSED, CORRECTION_REQUIRED -> true;
            case RECEIVED, READY_FOR_REVIEW, SUPERSEDED, INTERRUPTED -> false;
        };
    }

    private List<Finding> gravest(SubmissionId id, Reading reading) {
        return rows
                .findings(id, reading.manifest(), false, PageRequest.first(PageRequest.LARGEST_LIMIT))
                .entries()
                .stream()
                .filter(finding -> isGrave(finding.code().findingClass()))
                .limit(REASONS)
                .toList();
    }

    private static boolean isGrave(FindingClass findingClass) {
        return switch (findingClass) {
            case F, E -> true;
            case Q, R -> false;
        };
    }

    /**
     * A submission as its viewer sees it.
     *
     * @param submission the submission
     * @param schedule the procurement's dates, or null when the file lies under no invitation
     * @param reasons the first findings because of which it was refused or must be corrected, at most five
     */
    public record View(Submission submission, @Nullable Schedule schedule, List<Finding> reasons) {
        public View {
            reasons = List.copyOf(reasons);
        }
    }

    /** What asking for rows or findings gives. */
    public sealed interface Rows<T> {
        /** They were read. */
        record Read<T>(Page<T> page) implements Rows<T> {}

        /** The file is still being read. */
        record NotReadYet<T>() implements Rows<T> {}

        /** There is no such submission that the viewer may see. */
        record NotFound<T>() implements Rows<T> {}
    }
}
