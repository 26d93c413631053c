package dev.kikilist.desk;

import dev.kikilist.access.Viewer;
import dev.kikilist.export.ExportList;
import dev.kikilist.export.ExportList.Draft;
import dev.kikilist.lambda.HttpRequest;
import dev.kikilist.lambda.HttpResponse;
import dev.kikilist.lambda.JsonWriter;
import dev.kikilist.lambda.Problem;
import dev.kikilist.representation.Times;
import dev.kikilist.submission.LinkAnnotatedWorkbook;
import dev.kikilist.submission.LinkAnnotatedWorkbook.Result;
import dev.kikilist.submission.SubmissionId;
import java.net.URI;
import java.time.Instant;

/** Takes requests for addresses of what was made of a submission. */
final class DownloadCommands {
    private final LinkAnnotatedWorkbook linking;
    private final ExportList exporting;

    DownloadCommands(LinkAnnotatedWorkbook linking, ExportList exporting) {
        this.linking = linking;
        this.exporting = exporting;
    }

    HttpResponse link(HttpRequest request, Viewer viewer) {
        var id = SubmissionId.parse(request.pathParameter("submissionId"));
        if (id.isEmpty()) {
            return answer(Problem.Type.NOT_FOUND);
        }
        return switch (linking.link(viewer, id.get())) {
            case Result.Linked linked ->
                HttpResponse.json(201, document(linked.address(), linked.fileName(), linked.expiresAt()));
            case Result.NotReadYet pending -> answer(Problem.Type.NOT_READ_YET);
            case Result.None none -> answer(Problem.Type.NO_ANNOTATED_WORKBOOK);
            case Result.NotFound missing -> answer(Problem.Type.NOT_FOUND);
        };
    }

    HttpResponse export(HttpRequest request, Viewer viewer) {
        var body = CommandBody.of(request);
        var format = body.text("format");
        var draft = new Draft(format == null ? "" : format, body.unknownFields());
        var id = SubmissionId.parse(request.pathParameter("submissionId"));
        if (id.isEmpty()) {
            return answer(Problem.Type.NOT_FOUND);
        }
        return switch (exporting.export(viewer, id.get(), draft)) {
            case ExportList.Result.Exported made ->
                HttpResponse.json(201, document(made.address(), made.fileName(), made.expiresAt()));
            case ExportList.Result.Invalid invalid ->
                CommandBody.invalid(invalid.faults()).response();
            case ExportList.Result.NotReadYet pending -> answer(Problem.Type.NOT_READ_YET);
            case ExportList.Result.NotFound missing -> answer(Problem.Type.NOT_FOUND);
        };
    }

    private static String document(URI address, String fileName, Instant expiresAt) {
        return JsonWriter.toText()
                .beginObject()
                .field("url", address.toString())
                .field("fileName", fileName)
                .field("expiresAt", Times.text(expiresAt))
                .endObject()
                .text();
    }

    private static HttpResponse answer(Problem.Type type) {
        return Problem.of(type).response();
    }
}
