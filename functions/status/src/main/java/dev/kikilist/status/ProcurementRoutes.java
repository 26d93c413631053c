package dev.kikilist.status;

import dev.kikilist.access.Viewer;
import dev.kikilist.lambda.Cursors;
import dev.kikilist.lambda.HttpRequest;
import dev.kikilist.lambda.HttpResponse;
import dev.kikilist.lambda.JsonWriter;
import dev.kikilist.lambda.Problem;
import dev.kikilist.policy.Body;
import dev.kikilist.policy.Editions;
import dev.kikilist.procurement.Assessment;
import dev.kikilist.procurement.DeliveryProblems;
import dev.kikilist.procurement.Procurement;
import dev.kikilist.procurement.ProcurementId;
import dev.kikilist.procurement.ProcurementQueries;
import dev.kikilist.representation.ProcurementRepresentation;

/** Answers what procurements there are. */
final class ProcurementRoutes {
    private final ProcurementQueries queries;
    private final DeliveryProblems problems;
    private final Editions editions;

    ProcurementRoutes(ProcurementQueries queries, DeliveryProblems problems, Editions editions) {
        this.queries = queries;
        this.problems = problems;
        this.editions = editions;
    }

    HttpResponse list(HttpRequest request, Viewer viewer) {
        var cursors = Cursors.of(request.routeKey(), viewer.reference());
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
                .flatMap(id -> queries.find(viewer, id))
                .map(view -> HttpResponse.json(200, document(view, viewer)))
                .orElseGet(Problem.of(Problem.Type.NOT_FOUND)::response);
    }

    private String document(ProcurementQueries.View view, Viewer viewer) {
        var json = JsonWriter.toText();
        var assessment = Assessment.of(view.procurement(), editions);
        ProcurementRepresentation.write(
                json, view.procurement(), assessment, view.invitations(), problems.of(viewer, view), viewer);
        return json.text();
    }

    private String bodyName(Procurement procurement) {
        return editions.edition(procurement.edition())
                .body(procurement.body())
                .map(Body::name)
                .orElse(procurement.body().value());
    }
}
