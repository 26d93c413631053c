package dev.kikilist.representation;

import dev.kikilist.access.Viewer;
import dev.kikilist.calendar.BusinessDays;
import dev.kikilist.lambda.HttpResponse;
import dev.kikilist.lambda.JsonWriter;
import dev.kikilist.policy.Editions;
import dev.kikilist.procurement.Assessment;
import dev.kikilist.procurement.DeliveryProblems;
import dev.kikilist.procurement.NextDeadline;
import dev.kikilist.procurement.ProcurementId;
import dev.kikilist.procurement.ProcurementQueries;
import java.time.Clock;
import java.util.Optional;

/** Answers with a procurement as it stands, to each viewer its own part; queries and commands answer alike. */
public final class ProcurementDocuments {
    private final ProcurementQueries queries;
    private final DeliveryProblems problems;
    private final Editions editions;
    private final Clock clock;

    public ProcurementDocuments(ProcurementQueries queries, DeliveryProblems problems, Editions editions, Clock clock) {
        this.queries = queries;
        this.problems = problems;
        this.editions = editions;
        this.clock = clock;
    }

    /** Returns the answer that shows a procurement; empty when there is none that the viewer may see. */
    public Optional<HttpResponse> shown(Viewer viewer, ProcurementId id) {
        return queries.find(viewer, id).map(view -> answer(200, view, viewer));
    }

    /** Returns the answer, with {@code status}, that shows {@code view}. */
    public HttpResponse answer(int status, ProcurementQueries.View view, Viewer viewer) {
        var json = JsonWriter.toText();
        ProcurementRepresentation.write(
                json,
                view,
                Assessment.of(view.procurement(), editions),
                NextDeadline.of(view, viewer, BusinessDays.today(clock)).orElse(null),
                problems.of(viewer, view),
                viewer);
        var document = json.text();
        return HttpResponse.json(status, document)
                .version(view.procurement().standing().version());
    }
}
