package dev.kikilist.status;

import dev.kikilist.access.Viewer;
import dev.kikilist.concern.Concern;
import dev.kikilist.concern.ConcernId;
import dev.kikilist.concern.ConcernQueries;
import dev.kikilist.concern.Recall;
import dev.kikilist.concern.RecallId;
import dev.kikilist.concern.RecalledList;
import dev.kikilist.lambda.Cursors;
import dev.kikilist.lambda.HttpRequest;
import dev.kikilist.lambda.HttpResponse;
import dev.kikilist.lambda.JsonWriter;
import dev.kikilist.lambda.Problem;
import dev.kikilist.lambda.RefusedException;
import dev.kikilist.mention.FoundList;
import dev.kikilist.mention.MentionKey;
import dev.kikilist.representation.ConcernRepresentation;
import dev.kikilist.representation.Times;
import dev.kikilist.submission.SubmissionId;
import dev.kikilist.submission.SubmissionState;
import dev.kikilist.text.CorporateNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Answers what is on the concern list, and which lists hold what; to reviewers only. */
final class ConcernRoutes {
    private final ConcernQueries queries;

    ConcernRoutes(ConcernQueries queries) {
        this.queries = queries;
    }

    HttpResponse list(HttpRequest request, Viewer viewer) {
        var cursors = Cursors.of(request, viewer.reference());
        return queries.concerns(viewer, cursors.page(request))
                .map(page -> PageRepresentation.of(page, cursors, ConcernRepresentation::write))
                .map(document -> HttpResponse.json(200, document))
                .orElseGet(() -> problem(Problem.Type.NOT_PERMITTED));
    }

    HttpResponse show(HttpRequest request, Viewer viewer) {
        return concernId(request)
                .flatMap(id -> queries.concern(viewer, id))
                .map(concern -> HttpResponse.json(200, ConcernRepresentation.document(concern))
                        .version(concern.version()))
                .orElseGet(ConcernRoutes::notFound);
    }

    HttpResponse versions(HttpRequest request, Viewer viewer) {
        return concernId(request)
                .flatMap(id -> queries.history(viewer, id))
                .map(ConcernRoutes::versions)
                .map(document -> HttpResponse.json(200, document))
                .orElseGet(ConcernRoutes::notFound);
    }

    HttpResponse dryRun(HttpRequest request, Viewer viewer) {
        var id = concernId(request);
        if (id.isEmpty()) {
            return notFound();
        }
        var cursors = Cursors.of(request, id.get().value(), viewer.reference());
        return queries.dryRun(viewer, id.get(), cursors.page(request))
                .map(page -> PageRepresentation.of(page, cursors, ConcernRoutes::write))
                .map(document -> HttpResponse.json(200, document))
                .orElseGet(ConcernRoutes::notFound);
    }

    HttpResponse mentions(HttpRequest request, Viewer viewer) {
        var sought = sought(request);
        var cursors = Cursors.of(request, sought.facet().name(), sought.value(), viewer.reference());
        return queries.naming(viewer, sought, cursors.page(request))
                .map(page -> PageRepresentation.of(page, cursors, ConcernRoutes::write))
                .map(document -> HttpResponse.json(200, document))
                .orElseGet(() -> problem(Problem.Type.NOT_PERMITTED));
    }

    HttpResponse recall(HttpRequest request, Viewer viewer) {
        return RecallId.parse(request.pathParameter("recallId"))
                .flatMap(id -> queries.recall(viewer, id))
                .map(ConcernRoutes::document)
                .map(document -> HttpResponse.json(200, document))
                .orElseGet(ConcernRoutes::notFound);
    }

    HttpResponse recalledBy(HttpRequest request, Viewer viewer) {
        var id = RecallId.parse(request.pathParameter("recallId"));
        if (id.isEmpty()) {
            return notFound();
        }
        var cursors = Cursors.of(request, id.get().value(), viewer.reference());
        return queries.recalledBy(viewer, id.get(), cursors.page(request))
                .map(page -> PageRepresentation.of(page, cursors, ConcernRoutes::write))
                .map(document -> HttpResponse.json(200, document))
                .orElseGet(ConcernRoutes::notFound);
    }

    HttpResponse recallsOf(HttpRequest request, Viewer viewer) {
        return SubmissionId.parse(request.pathParameter("submissionId"))
                .flatMap(id -> queries.recallsOf(viewer, id))
                .map(ConcernRoutes::recalls)
                .map(document -> HttpResponse.json(200, document))
                .orElseGet(ConcernRoutes::notFound);
    }

    /** Returns what is sought: exactly one parameter says it. */
    private static MentionKey sought(HttpRequest request) {
        List<Optional<MentionKey>> sought = new ArrayList<>();
        request.queryParameter("maker").map(MentionKey::maker).ifPresent(sought::add);
        request.queryParameter("corporateNumber").map(ConcernRoutes::number).ifPresent(sought::add);
        request.queryParameter("product").map(MentionKey::product).ifPresent(sought::add);
        request.queryParameter("model").map(MentionKey::model).ifPresent(sought::add);
        if (sought.size() != 1 || sought.getFirst().isEmpty()) {
            throw new RefusedException(Problem.of(
                    Problem.Type.MALFORMED_PARAMETER,
                    List.of(new Problem.Fault(
                            Problem.Place.QUERY,
                            "maker",
                            "required",
                            "maker、corporateNumber、product、modelのうち1つだけを、検索できる値で指定してください。",
                            "Give exactly one of maker, corporateNumber, product and model, with"
                                    + " something to look for."))));
        }
        return sought.getFirst().get();
    }

    private static Optional<MentionKey> number(String written) {
        return switch (CorporateNumber.parse(written)) {
            case CorporateNumber.ParseResult.Valid valid -> Optional.of(MentionKey.of(valid.number()));
            case CorporateNumber.ParseResult.Repaired repaired -> Optional.of(MentionKey.of(repaired.number()));
            case CorporateNumber.ParseResult.Absent absent -> Optional.empty();
            case CorporateNumber.ParseResult.Malformed malformed -> Optional.empty();
        };
    }

    private static void write(JsonWriter json, FoundList list) {
        var submission = list.submission();
        var owner = list.owner();
        json.beginObject()
                .field("submissionId", submission.id().value())
                .field("procurementId", owner.procurementId().value())
                .field("body", owner.body().value())
                .field("vendor", owner.vendor().value())
                .field("version", submission.version())
                .field("state", submission.state().name())
                .field("current", submission.state() == SubmissionState.READY_FOR_REVIEW)
                .field("rows", list.rows())
                .field("receivedAt", Times.text(submission.receivedAt()))
                .beginObject("links")
                .field("submission", "/submissions/" + submission.id())
                .field("procurement", "/procurements/" + owner.procurementId())
                .endObject()
                .endObject();
    }

    private static void write(JsonWriter json, RecalledList list) {
        json.beginObject()
                .field("submissionId", list.submission().value())
                .field("concernId", list.concern().value())
                .field("concernVersion", list.concernVersion())
                .field("recallId", list.recall().value())
                .field("rows", list.rows())
                .field("notedAt", Times.text(list.notedAt()))
                .beginObject("links")
                .field("submission", "/submissions/" + list.submission())
                .field("concern", ConcernRepresentation.path(list.concern()))
                .field("recall", ConcernRepresentation.path(list.recall()))
                .endObject()
                .endObject();
    }

    private static String document(Recall recall) {
        return JsonWriter.toText()
                .beginObject()
                .field("id", recall.id().value())
                .field("concernId", recall.concern().value())
                .field("concernVersion", recall.concernVersion())
                .field("state", recall.state().name())
                .field("steps", recall.steps())
                .field("lists", recall.lists())
                .field("startedAt", Times.text(recall.startedAt()))
                .field("changedAt", Times.text(recall.changedAt()))
                .beginObject("links")
                .field("self", ConcernRepresentation.path(recall.id()))
                .field("lists", ConcernRepresentation.path(recall.id()) + "/lists")
                .field("concern", ConcernRepresentation.path(recall.concern()))
                .endObject()
                .endObject()
                .text();
    }

    private static String versions(List<Concern> versions) {
        var json = JsonWriter.toText().beginObject().beginArray("entries");
        versions.forEach(version -> ConcernRepresentation.write(json, version));
        return json.endArray().endObject().text();
    }

    private static String recalls(List<RecalledList> recalls) {
        var json = JsonWriter.toText().beginObject().beginArray("entries");
        recalls.forEach(list -> write(json, list));
        return json.endArray().endObject().text();
    }

    private static Optional<ConcernId> concernId(HttpRequest request) {
        return ConcernId.parse(request.pathParameter("concernId"));
    }

    private static HttpResponse notFound() {
        return problem(Problem.Type.NOT_FOUND);
    }

    private static HttpResponse problem(Problem.Type type) {
        return Problem.of(type).response();
    }
}
