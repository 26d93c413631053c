package dev.kikilist.desk;

import dev.kikilist.access.Viewer;
import dev.kikilist.lambda.HttpRequest;
import dev.kikilist.lambda.HttpResponse;
import dev.kikilist.lambda.JsonWriter;
import dev.kikilist.lambda.Problem;
import dev.kikilist.representation.Times;
import dev.kikilist.submission.LinkAnnotatedWorkbook;
import dev.kikilist.submission.LinkAnnotatedWorkbook.Result;
import dev.kikilist.submission.SubmissionId;

/** Takes requests for addresses of annotated workbooks. */
final class DownloadCommands {
    private final LinkAnnotatedWorkbook linking;

    DownloadCommands(LinkAnnotatedWorkbook linking) {
        this.linking = linking;
    }

    HttpResponse link(HttpRequest request, Viewer viewer) {
        var id = SubmissionId.parse(request.pathParameter("submissionId"));
        if (id.isEmpty()) {
            return answer(Problem.Type.NOT_FOUND);
        }
        return switch (linking.link(viewer, id.get())) {
            case Result.Linked linked -> HttpResponse.json(201, document(linked));
            case Result.NotReadYet pending -> answer(Problem.Type.NOT_READ_YET);
            case Result.None none -> answer(Problem.Type.NO_ANNOTATED_WORKBOOK);
            case Result.NotFound missing -> answer(Problem.Type.NOT_FOUND);
        };
    }

    private static String document(Result.Linked linked) {
        return JsonWriter.toText()
                .beginObject()
                .field("url", linked.address().toString())
                .field("fileName", linked.fileName())
                .field("expiresAt", Times.text(linked.expiresAt()))
                .endObject()
                .text();
    }

    private static HttpResponse answer(Problem.Type type) {
        return Problem.of(type).response();
    }
}
