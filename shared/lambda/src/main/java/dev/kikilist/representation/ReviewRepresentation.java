package dev.kikilist.representation;

import dev.kikilist.advice.AdviceKind;
import dev.kikilist.advice.Inquiry;
import dev.kikilist.advice.Opinion;
import dev.kikilist.advice.Release;
import dev.kikilist.advice.Review;
import dev.kikilist.advice.ReviewQueries.View;
import dev.kikilist.advice.ReviewState;
import dev.kikilist.advice.VendorNotice;
import dev.kikilist.lambda.JsonWriter;
import dev.kikilist.policy.AdvisingOfficeCode;
import dev.kikilist.submission.SubmissionId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Shows reviews, to each kind of viewer its own part. */
public final class ReviewRepresentation {
    private ReviewRepresentation() {}

    /** Returns where a list's review is shown. */
    public static String path(SubmissionId id) {
        return "/submissions/" + id + "/review";
    }

    /** Returns the version of what is shown: it changes when that changes, and not otherwise. */
    public static int version(View view) {
        return switch (view) {
            case View.ForReviewers all -> all.review().version();
            case View.ForAgency part -> part.review().agencyVersion();
            case View.ForVendor told -> 1;
        };
    }

    /** Returns the document of a review. */
    public static String document(SubmissionId id, View view) {
        var json = JsonWriter.toText().beginObject().field("submissionId", id.value());
        switch (view) {
            case View.ForReviewers all -> {
                var review = all.review();
                writeHead(json, review, review.state());
                json.field("version", review.version()).field("reopened", all.reopened());
                json.field(
                        "offices",
                        review.offices().stream().map(AdvisingOfficeCode::value).toList());
                write(json, "opinions", review.opinions(), true);
                write(json, "proposals", review.proposals(), true);
                writeInquiries(json, review.inquiries());
                writeReleases(json, review.releases(), true);
                write(json, review.notice());
            }
            case View.ForAgency part -> {
                var review = part.review();
                writeHead(json, review, review.stateForAgency());
                writeInquiries(json, review.inquiries());
                writeReleases(json, review.releases(), false);
                write(json, review.notice());
            }
            case View.ForVendor told -> write(json, told.notice());
        }
        return json.endObject().text();
    }

    private static void writeHead(JsonWriter json, Review review, ReviewState state) {
        json.field("state", state.name()).field("requestedAt", Times.text(review.requestedAt()));
    }

    private static void write(JsonWriter json, String name, List<Opinion> opinions, boolean withNames) {
        json.beginArray(name);
        for (var opinion : opinions) {
            json.beginObject().field("office", opinion.by().office().value());
            write(json, opinion.kind());
            json.field("text", opinion.text()).beginArray("items");
            for (var item : opinion.items()) {
                json.beginObject().field("position", item.position());
                write(json, item.kind());
                json.field("text", item.text()).endObject();
            }
            json.endArray();
            if (withNames) {
                ConcernRepresentation.write(json, "by", opinion.by());
                json.field("at", Times.text(opinion.at()));
                if (opinion.confirmedBy() != null) {
                    ConcernRepresentation.write(json, "confirmedBy", opinion.confirmedBy());
                }
            }
            json.endObject();
        }
        json.endArray();
    }

    private static void write(JsonWriter json, AdviceKind kind) {
        json.beginObject("kind")
                .field("code", kind.name())
                .field("ja", kind.japanese())
                .field("en", kind.english())
                .endObject();
    }

    private static void writeInquiries(JsonWriter json, List<Inquiry> inquiries) {
        json.beginArray("inquiries");
        for (var inquiry : inquiries) {
            json.beginObject()
                    .field("number", inquiry.number())
                    .field("office", inquiry.askedBy().office().value())
                    .field("question", inquiry.question())
                    .field("askedAt", Times.text(inquiry.askedAt()))
                    .field("answer", inquiry.answer())
                    .field("answeredAt", inquiry.answeredAt() == null ? null : Times.text(inquiry.answeredAt()))
                    .endObject();
        }
        json.endArray();
    }

    private static void writeReleases(JsonWriter json, List<Release> releases, boolean withNames) {
        json.beginArray("releases");
        for (var release : releases) {
            json.beginObject().field("number", release.number()).field("at", Times.text(release.at()));
            write(json, "opinions", release.opinions(), withNames);
            json.endObject();
        }
        json.endArray();
    }

    private static void write(JsonWriter json, @Nullable VendorNotice notice) {
        if (notice == null) {
            json.field("vendorNotice", (String) null);
        } else {
            json.beginObject("vendorNotice")
                    .field("text", notice.text())
                    .field("at", Times.text(notice.at()))
                    .endObject();
        }
    }
}
