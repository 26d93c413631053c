package dev.kikilist.status;

import dev.kikilist.access.Viewer;
import dev.kikilist.lambda.Cursors;
import dev.kikilist.lambda.HttpRequest;
import dev.kikilist.lambda.HttpResponse;
import dev.kikilist.lambda.Problem;
import dev.kikilist.policy.Editions;
import dev.kikilist.procurement.ProcurementCalendar;
import dev.kikilist.procurement.ProcurementId;
import dev.kikilist.procurement.ProcurementQueries;
import dev.kikilist.procurement.ProcurementSummary;
import dev.kikilist.representation.ProcurementDocuments;
import dev.kikilist.representation.ProcurementRepresentation;

/** Answers what procurements there are. */
final class ProcurementRoutes {
    private final ProcurementQueries queries;
    private final ProcurementDocuments documents;
    private final Editions editions;

    ProcurementRoutes(ProcurementQueries queries, ProcurementDocuments documents, Editions editions) {
        this.queries = queries;
        this.documents = documents;
        this.editions = editions;
    }

    HttpResponse list(HttpRequest request, Viewer viewer) {
        var cursors = Cursors.of(request, viewer.reference());
        var page = queries.procurements(viewer, cursors.page(request));
        return HttpResponse.json(
                200,
                PageRepresentation.of(
                        page,
                        cursors,
                        (json, procurement) ->
                                ProcurementRepresentation.writeSummary(json, procurement, bodyName(procurement))));
    }

    HttpResponse show(HttpRequest request, Viewer viewer) {
        return ProcurementId.parse(request.pathParameter("procurementId"))
                .flatMap(id -> documents.shown(viewer, id))
                .orElseGet(Problem.of(Problem.Type.NOT_FOUND)::response);
    }

    HttpResponse calendar(HttpRequest request, Viewer viewer) {
        return ProcurementId.parse(request.pathParameter("procurementId"))
                .flatMap(id -> queries.procurement(viewer, id))
                .map(procurement -> HttpResponse.text(
                        ProcurementCalendar.MEDIA_TYPE,
                        procurement.id() + ".ics",
                        ProcurementCalendar.of(procurement, bodyName(procurement.summary()))))
                .orElseGet(Problem.of(Problem.Type.NOT_FOUND)::response);
    }

    private String bodyName(ProcurementSummary procurement) {
        return editions.edition(procurement.edition()).bodyName(procurement.body());
    }
}
