package dev.kikilist.status;

import dev.kikilist.access.Viewer;
import dev.kikilist.lambda.HttpRequest;
import dev.kikilist.lambda.HttpResponse;
import dev.kikilist.lambda.Problem;
import dev.kikilist.policy.AdvisingOfficeCode;
import dev.kikilist.procurement.OfficeQueries;
import dev.kikilist.representation.OfficeRepresentation;
import java.util.Optional;
import java.util.function.Predicate;

/** Answers where advising offices get their mail. */
final class OfficeRoutes {
    private final OfficeQueries queries;

    OfficeRoutes(OfficeQueries queries) {
        this.queries = queries;
    }

    HttpResponse show(HttpRequest request, Viewer viewer) {
        return Optional.of(request.pathParameter("officeCode"))
                .filter(Predicate.not(String::isEmpty))
                .map(AdvisingOfficeCode::new)
                .flatMap(office ->
                        queries.find(viewer, office).map(registered -> OfficeRepresentation.of(office, registered)))
                .orElseGet(Problem.of(Problem.Type.NOT_FOUND)::response);
    }
}
