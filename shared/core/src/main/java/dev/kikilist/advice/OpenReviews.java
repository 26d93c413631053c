package dev.kikilist.advice;

import dev.kikilist.access.Viewer;
import dev.kikilist.access.Viewer.AgencyViewer;
import dev.kikilist.access.Viewer.ReviewerViewer;
import dev.kikilist.access.Viewer.VendorViewer;
import dev.kikilist.paging.Page;
import dev.kikilist.paging.PageRequest;
import dev.kikilist.procurement.ProcurementStore;
import java.util.Optional;

/** Tells reviewers which reviews wait for them, and by when. */
public final class OpenReviews {
    private final ReviewStore reviews;
    private final ProcurementStore procurements;

    public OpenReviews(ReviewStore reviews, ProcurementStore procurements) {
        this.reviews = reviews;
        this.procurements = procurements;
    }

    /** Returns a page of them, those first that wait longest; empty when the viewer is no reviewer. */
    public Optional<Page<OpenReview>> page(Viewer viewer, PageRequest request) {
        return switch (viewer) {
            case ReviewerViewer reviewer -> Optional.of(page(request));
            case AgencyViewer agency -> Optional.empty();
            case VendorViewer vendor -> Optional.empty();
        };
    }

    private Page<OpenReview> page(PageRequest request) {
        var open = reviews.open(request);
        var summaries = procurements.findSummaries(open.entries().stream()
                .map(review -> review.owner().procurementId())
                .toList());
        return open.map(
                review -> new OpenReview(review, summaries.get(review.owner().procurementId())));
    }
}
