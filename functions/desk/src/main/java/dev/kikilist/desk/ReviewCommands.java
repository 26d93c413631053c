package dev.kikilist.desk;

import dev.kikilist.access.Viewer;
import dev.kikilist.advice.OpinionDraft;
import dev.kikilist.advice.ReviewLists;
import dev.kikilist.advice.ReviewQueries;
import dev.kikilist.advice.ReviewResult;
import dev.kikilist.lambda.HttpRequest;
import dev.kikilist.lambda.HttpResponse;
import dev.kikilist.lambda.Problem;
import dev.kikilist.representation.ReviewRepresentation;
import dev.kikilist.submission.SubmissionId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Takes the steps of reviews. */
final class ReviewCommands {
    private static final int LONGEST_NUMBER = 4;

    private final ReviewLists reviewing;
    private final ReviewQueries queries;

    ReviewCommands(ReviewLists reviewing, ReviewQueries queries) {
        this.reviewing = reviewing;
        this.queries = queries;
    }

    HttpResponse request(HttpRequest request, Viewer viewer) {
        return step(request, viewer, 201, id -> reviewing.request(viewer, id));
    }

    HttpResponse withdraw(HttpRequest request, Viewer viewer) {
        int version = request.version();
        return step(request, viewer, 200, id -> reviewing.withdraw(viewer, id, version));
    }

    HttpResponse give(HttpRequest request, Viewer viewer) {
        int version = request.version();
        var draft = opinion(CommandBody.of(request));
        return step(request, viewer, 200, id -> reviewing.give(viewer, id, version, draft));
    }

    HttpResponse confirm(HttpRequest request, Viewer viewer) {
        int version = request.version();
        return step(request, viewer, 200, id -> reviewing.confirm(viewer, id, version));
    }

    HttpResponse ask(HttpRequest request, Viewer viewer) {
        int version = request.version();
        var body = CommandBody.of(request);
        var question = body.text("question");
        var unknown = body.unknownFields();
        return step(request, viewer, 201, id -> reviewing.ask(viewer, id, version, question, unknown));
    }

    HttpResponse answer(HttpRequest request, Viewer viewer) {
        int version = request.version();
        var body = CommandBody.of(request);
        var answer = body.text("answer");
        var unknown = body.unknownFields();
        int number = number(request.pathParameter("inquiryNumber"));
        return step(request, viewer, 200, id -> reviewing.answer(viewer, id, version, number, answer, unknown));
    }

    HttpResponse release(HttpRequest request, Viewer viewer) {
        int version = request.version();
        return step(request, viewer, 201, id -> reviewing.release(viewer, id, version));
    }

    HttpResponse notifyVendor(HttpRequest request, Viewer viewer) {
        int version = request.version();
        var body = CommandBody.of(request);
        var text = body.text("text");
        var unknown = body.unknownFields();
        return step(request, viewer, 200, id -> reviewing.notifyVendor(viewer, id, version, text, unknown));
    }

    private HttpResponse step(
            HttpRequest request, Viewer viewer, int status, Function<SubmissionId, ReviewResult> step) {
        return SubmissionId.parse(request.pathParameter("submissionId"))
                .map(id -> answer(step.apply(id), viewer, id, status))
                .orElseGet(() -> problem(Problem.Type.NOT_FOUND));
    }

    private HttpResponse answer(ReviewResult result, Viewer viewer, SubmissionId id, int status) {
        return switch (result) {
            case ReviewResult.Done done -> shown(viewer, id, status);
            case ReviewResult.Invalid invalid ->
                CommandBody.invalid(invalid.faults()).response();
            case ReviewResult.Changed changed -> problem(Problem.Type.CHANGED_MEANWHILE);
            case ReviewResult.NotInThisState state -> problem(Problem.Type.NOT_IN_THIS_STATE);
            case ReviewResult.SecondReviewerNeeded needed -> problem(Problem.Type.SECOND_REVIEWER_NEEDED);
            case ReviewResult.NotFound missing -> problem(Problem.Type.NOT_FOUND);
            case ReviewResult.NotPermitted refused -> problem(Problem.Type.NOT_PERMITTED);
        };
    }

    /** What the step leads to is shown as the query shows it, to each viewer its own part. */
    private HttpResponse shown(Viewer viewer, SubmissionId id, int status) {
        return queries.find(viewer, id)
                .map(view -> HttpResponse.json(status, ReviewRepresentation.document(id, view))
                        .with("location", ReviewRepresentation.path(id))
                        .version(ReviewRepresentation.version(view)))
                .orElseGet(() -> problem(Problem.Type.NOT_FOUND));
    }

    private static OpinionDraft opinion(CommandBody body) {
        List<OpinionDraft.Item> items = new ArrayList<>();
        for (var item : body.parts("items")) {
            items.add(new OpinionDraft.Item(item.number("position"), item.text("kind"), item.text("text")));
        }
        return new OpinionDraft(body.text("kind"), body.text("text"), items, body.unknownFields());
    }

    private static int number(String text) {
        boolean digits = !text.isEmpty()
                && text.length() <= LONGEST_NUMBER
                && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits ? Integer.parseInt(text) : 0;
    }

    private static HttpResponse problem(Problem.Type type) {
        return Problem.of(type).response();
    }
}
