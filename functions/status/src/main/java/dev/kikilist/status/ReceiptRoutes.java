package dev.kikilist.status;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kikilist.access.Viewer;
import dev.kikilist.lambda.HttpRequest;
import dev.kikilist.lambda.HttpResponse;
import dev.kikilist.lambda.Problem;
import dev.kikilist.representation.ReceiptDocument;
import dev.kikilist.submission.Receipt;
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
                .map(id -> answer(request, showReceipt.show(viewer, id)))
                .orElseGet(ReceiptRoutes::notFound);
    }

    private static HttpResponse answer(HttpRequest request, Result result) {
        return switch (result) {
            case Result.Shown shown -> shown(request, shown.receipt());
            case Result.NotReadYet unread ->
                Problem.of(Problem.Type.NOT_READ_YET).response();
            case Result.NotFound missing -> notFound();
        };
    }

    private static HttpResponse shown(HttpRequest request, Receipt receipt) {
        var document = ReceiptDocument.of(receipt);
        var tag = EntityTag.of(document.getBytes(UTF_8));
        var answer = tag.isKnownTo(request) ? HttpResponse.notModified() : HttpResponse.json(200, document);
        return answer.with("etag", tag.text()).with("cache-control", "private, no-cache");
    }

    private static HttpResponse notFound() {
        return Problem.of(Problem.Type.NOT_FOUND).response();
    }
}
