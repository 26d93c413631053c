package dev.kikilist.status;

import dev.kikilist.access.Viewer;
import dev.kikilist.lambda.Cursors;
import dev.kikilist.lambda.HttpRequest;
import dev.kikilist.lambda.HttpResponse;
import dev.kikilist.lambda.Problem;
import dev.kikilist.paging.PageRequest;
import dev.kikilist.procurement.ProcurementId;
import dev.kikilist.status.PageRepresentation.Entry;
import dev.kikilist.submission.SubmissionId;
import dev.kikilist.submission.SubmissionQueries;
import dev.kikilist.submission.SubmissionQueries.Rows;

/** Answers where submissions stand, and what was read and found in them. */
final class SubmissionRoutes {
    private final SubmissionQueries queries;

    SubmissionRoutes(SubmissionQueries queries) {
        this.queries = queries;
    }

    HttpResponse list(HttpRequest request, Viewer viewer) {
        var id = ProcurementId.parse(request.pathParameter("procurementId"));
        if (id.isEmpty()) {
            return notFound();
        }
        var cursors = Cursors.of(request, id.get().value(), viewer.reference());
        return queries.submissionsTo(viewer, id.get(), cursors.page(request))
                .map(page -> PageRepresentation.of(
                        page,
                        cursors,
                        (json, submission) -> SubmissionRepresentation.writeSummary(json, submission, viewer)))
                .map(document -> HttpResponse.json(200, document))
                .orElseGet(SubmissionRoutes::notFound);
    }

    HttpResponse show(HttpRequest request, Viewer viewer) {
        return SubmissionId.parse(request.pathParameter("submissionId"))
                .flatMap(id -> queries.find(viewer, id))
                .map(view -> SubmissionRepresentation.document(view, viewer))
                .map(document -> HttpResponse.json(200, document))
                .orElseGet(SubmissionRoutes::notFound);
    }

    HttpResponse items(HttpRequest request, Viewer viewer) {
        return rows(request, viewer, queries::items, RowRepresentation::write);
    }

    HttpResponse subcontractors(HttpRequest request, Viewer viewer) {
        return rows(request, viewer, queries::subcontractors, RowRepresentation::write);
    }

    HttpResponse findings(HttpRequest request, Viewer viewer) {
        return rows(request, viewer, queries::findings, FindingRepresentation::write);
    }

    private static <T> HttpResponse rows(HttpRequest request, Viewer viewer, Query<T> query, Entry<T> entry) {
        var id = SubmissionId.parse(request.pathParameter("submissionId"));
        if (id.isEmpty()) {
            return notFound();
        }
        var cursors = Cursors.of(request, id.get().value(), viewer.reference());
        var asked = cursors.page(request);
        while (true) {
            switch (query.rows(viewer, id.get(), asked)) {
                case Rows.NotFound<T> missing -> {
                    return notFound();
                }
                case Rows.NotReadYet<T> unread -> {
                    return Problem.of(Problem.Type.NOT_READ_YET).response();
                }
                case Rows.Read<T> read -> {
                    var document = PageRepresentation.of(read.page(), cursors, entry);
                    if (document.length() <= PageRepresentation.LONGEST_DOCUMENT || asked.limit() == 1) {
                        return HttpResponse.json(200, document);
                    }
                    // Vendors can fill cells to the brim; a page may always be shorter than asked for.
                    asked = new PageRequest(asked.limit() / 2, asked.from());
                }
            }
        }
    }

    private static HttpResponse notFound() {
        return Problem.of(Problem.Type.NOT_FOUND).response();
    }

    /** Asks for a page of rows or findings of a submission. */
    @FunctionalInterface
    private interface Query<T> {
        Rows<T> rows(Viewer viewer, SubmissionId id, PageRequest request);
    }
}
