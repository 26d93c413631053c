package dev.kikilist.status;

import dev.kikilist.access.Viewer;
import dev.kikilist.difference.CompareLists;
import dev.kikilist.difference.CompareLists.Result;
import dev.kikilist.lambda.Cursors;
import dev.kikilist.lambda.HttpRequest;
import dev.kikilist.lambda.HttpResponse;
import dev.kikilist.lambda.JsonWriter;
import dev.kikilist.lambda.Problem;
import dev.kikilist.paging.MalformedPositionException;
import dev.kikilist.paging.Page;
import dev.kikilist.paging.PageRequest;
import dev.kikilist.paging.Position;
import dev.kikilist.submission.SubmissionId;
import java.util.List;

/** Answers what changed from one list of an invitation to the next. */
final class DifferenceRoutes {
    private static final int MOST_DIGITS = 7;

    private final CompareLists comparing;

    DifferenceRoutes(CompareLists comparing) {
        this.comparing = comparing;
    }

    HttpResponse rows(HttpRequest request, Viewer viewer) {
        return compared(
                request,
                viewer,
                (compared, page, cursors) -> DifferenceRepresentation.rows(
                        compared, shown(DifferenceRepresentation.changes(compared.difference()), page), cursors));
    }

    HttpResponse findings(HttpRequest request, Viewer viewer) {
        return compared(
                request,
                viewer,
                (compared, page, cursors) ->
                        DifferenceRepresentation.findings(compared, shown(compared.findings(), page), cursors));
    }

    private HttpResponse compared(HttpRequest request, Viewer viewer, Document document) {
        var id = SubmissionId.parse(request.pathParameter("submissionId"));
        var from = request.queryParameter("from");
        var with = from.flatMap(SubmissionId::parse);
        if (id.isEmpty() || from.isPresent() != with.isPresent()) {
            return Problem.of(Problem.Type.NOT_FOUND).response();
        }
        var cursors = Cursors.of(
                request, id.get().value(), with.map(SubmissionId::value).orElse(""), viewer.reference());
        var asked = cursors.page(request);
        return switch (comparing.compare(viewer, id.get(), with.orElse(null))) {
            case Result.NotFound missing -> Problem.of(Problem.Type.NOT_FOUND).response();
            case Result.NotReadYet unread ->
                Problem.of(Problem.Type.NOT_READ_YET).response();
            case Result.Compared compared -> HttpResponse.json(200, fitting(compared, asked, cursors, document));
        };
    }

    private static String fitting(Result.Compared compared, PageRequest asked, Cursors cursors, Document document) {
        var page = asked;
        while (true) {
            var text = document.of(compared, page, cursors).text();
            if (text.length() <= PageRepresentation.LONGEST_DOCUMENT || page.limit() == 1) {
                return text;
            }
            page = new PageRequest(page.limit() / 2, page.from());
        }
    }

    /** Both lists are decided, so that a comparison never changes and places in it are counted. */
    private static <T> Page<T> shown(List<T> all, PageRequest request) {
        int start = request.from() == null ? 0 : start(request.from().value());
        if (start > all.size()) {
            throw new MalformedPositionException("beyond the end");
        }
        int end = Math.min(start + request.limit(), all.size());
        return new Page<>(all.subList(start, end), end == all.size() ? null : new Position(Integer.toString(end)));
    }

    private static int start(String position) {
        if (position.isEmpty()
                || position.length() > MOST_DIGITS
                || !position.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new MalformedPositionException("no number");
        }
        return Integer.parseInt(position);
    }

    /** Writes one page of a comparison. */
    @FunctionalInterface
    private interface Document {
        JsonWriter of(Result.Compared compared, PageRequest page, Cursors cursors);
    }
}
