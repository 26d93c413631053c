package dev.kikilist.status;

import dev.kikilist.access.Viewer;
import dev.kikilist.advice.OpenReview;
import dev.kikilist.advice.OpenReviews;
import dev.kikilist.advice.Review;
import dev.kikilist.lambda.Cursors;
import dev.kikilist.lambda.HttpRequest;
import dev.kikilist.lambda.HttpResponse;
import dev.kikilist.lambda.JsonWriter;
import dev.kikilist.lambda.Problem;
import dev.kikilist.policy.AdvisingOfficeCode;
import dev.kikilist.policy.Editions;
import dev.kikilist.representation.ProcurementRepresentation;
import dev.kikilist.representation.ReviewRepresentation;
import dev.kikilist.representation.Times;

/** Answers which reviews wait for advice, and what each still lacks; to reviewers only. */
final class OpenReviewRoutes {
    private final OpenReviews reviews;
    private final Editions editions;

    OpenReviewRoutes(OpenReviews reviews, Editions editions) {
        this.reviews = reviews;
        this.editions = editions;
    }

    HttpResponse list(HttpRequest request, Viewer viewer) {
        var cursors = Cursors.of(request, viewer.reference());
        return reviews.page(viewer, cursors.page(request))
                .map(page -> PageRepresentation.of(page, cursors, this::write))
                .map(document -> HttpResponse.json(200, document))
                .orElseGet(Problem.of(Problem.Type.NOT_PERMITTED)::response);
    }

    private void write(JsonWriter json, OpenReview open) {
        var review = open.review();
        var procurement = open.procurement();
        json.beginObject()
                .field("submissionId", review.submission().value())
                .field("procurementId", review.owner().procurementId().value())
                .field("vendor", review.owner().vendor().value())
                .field("requestedAt", Times.text(review.requestedAt()));
        if (procurement == null) {
            json.field("procurement", (String) null);
        } else {
            var edition = editions.edition(procurement.edition());
            json.beginObject("procurement");
            ProcurementRepresentation.writeHead(json, procurement, edition.bodyName(procurement.body()));
            json.endObject();
        }
        json.beginArray("offices");
        for (var office : review.offices()) {
            json.beginObject()
                    .field("code", office.value())
                    .field("opinion", opinion(review, office))
                    .endObject();
        }
        json.endArray()
                .field("unansweredInquiries", unanswered(review))
                .field("releasable", review.canBeReleased())
                .beginObject("links")
                .field("review", ReviewRepresentation.path(review.submission()))
                .field("submission", "/submissions/" + review.submission())
                .endObject()
                .endObject();
    }

    private static String opinion(Review review, AdvisingOfficeCode office) {
        if (review.proposal(office).isPresent()) {
            return "PROPOSED";
        }
        return review.opinion(office).isPresent() ? "GIVEN" : "MISSING";
    }

    private static int unanswered(Review review) {
        return (int) review.inquiries().stream()
                .filter(inquiry -> !inquiry.isAnswered())
                .count();
    }
}
