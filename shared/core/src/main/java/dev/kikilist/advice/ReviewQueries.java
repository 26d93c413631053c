package dev.kikilist.advice;

import dev.kikilist.access.Scope;
import dev.kikilist.access.Viewer;
import dev.kikilist.access.Viewer.AgencyViewer;
import dev.kikilist.access.Viewer.ReviewerViewer;
import dev.kikilist.access.Viewer.VendorViewer;
import dev.kikilist.concern.ConcernStore;
import dev.kikilist.concern.RecalledList;
import dev.kikilist.submission.SubmissionId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Answers where reviews stand. Reviewers see all of it; the agency sees its request, the questions put to it and what was
 * released; the vendor sees what the agency told it, and until then nothing.
 */
public final class ReviewQueries {
    private final ReviewStore reviews;
    private final ConcernStore concerns;

    public ReviewQueries(ReviewStore reviews, ConcernStore concerns) {
        this.reviews = reviews;
        this.concerns = concerns;
    }

    /** Returns what the viewer may see of a list's review; empty when that is nothing. */
    public Optional<View> find(Viewer viewer, SubmissionId id) {
        var review = reviews.find(id).filter(found -> new Scope(viewer).admits(found.owner()));
        return switch (viewer) {
            case ReviewerViewer reviewer ->
                review.map(found -> new View.ForReviewers(found, isReopened(found, concerns.recallsOf(id))));
            case AgencyViewer agency -> review.map(View.ForAgency::new);
            case VendorViewer vendor ->
                review.flatMap(found -> Optional.ofNullable(found.notice())).map(View.ForVendor::new);
        };
    }

    private static boolean isReopened(Review review, List<RecalledList> recalls) {
        var advisedAt = review.releases().isEmpty()
                ? Instant.MAX
                : review.releases().getLast().at();
        return recalls.stream().anyMatch(recall -> !recall.notedAt().isBefore(advisedAt));
    }

    /** Returns how many lists were given advice in a fiscal year; empty when the viewer is no reviewer. */
    public Optional<AdviceStatistics> statistics(Viewer viewer, int fiscalYear) {
        return switch (viewer) {
            case ReviewerViewer reviewer -> Optional.of(AdviceStatistics.of(fiscalYear, reviews.advisedIn(fiscalYear)));
            case AgencyViewer agency -> Optional.empty();
            case VendorViewer vendor -> Optional.empty();
        };
    }

    /** What one kind of viewer sees of a review. */
    public sealed interface View {
        /**
         * All of it.
         *
         * @param reopened whether an entry published after the last release describes the list
         */
        record ForReviewers(Review review, boolean reopened) implements View {}

        /** Of the review only the request, the inquiries, the releases and the notice may be shown. */
        record ForAgency(Review review) implements View {}

        /** What the agency told the vendor. */
        record ForVendor(VendorNotice notice) implements View {}
    }
}
