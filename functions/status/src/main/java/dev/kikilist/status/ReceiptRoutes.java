package dev.kikilist.status;

import dev.kikilist.access.Viewer;
import dev.kikilist.lambda.HttpRequest;
import dev.kikilist.lambda.HttpResponse;
import dev.kikilist.lambda.Problem;
import dev.kikilist.representation.ReceiptDocument;
import dev.kikilist.submission.ShowReceipt;
import dev.kikilist.submission.ShowReceipt.Result;
import dev.kikilist.submission.SubmissionId;

/** Answers with the receipts of submissions. */
final class ReceiptRoutes {
    private final ShowReceipt showReceipt;

    ReceiptRoutes(ShowReceipt showReceipt) {
        this.showReceipt = showReceipt;
    }

    HttpResponse show(HttpRequest request, Viewer viewer) {
        return SubmissionId.parse(request.pathParameter("submissionId"))
                .map(id -> answer(showReceipt.show(viewer, id)))
                .orElseGet(ReceiptRoutes::notFound);
    }

    private static HttpResponse answer(Result result) {
        return switch (result) {
            case Result.Shown shown ->
                HttpResponse.json(200, ReceiptDocument.of(shown.receipt())).with("cache-control", "private, no-cache");
            case Result.NotReadYet unread ->
                Problem.of(Problem.Type.NOT_READ_YET).response();
            case Result.NotFound missing -> notFound();
        };
    }

    private static HttpResponse notFound() {
        return Problem.of(Problem.Type.NOT_FOUND).response();
    }
}
