package dev.kikilist.desk;

import dev.kikilist.access.Viewer;
import dev.kikilist.concern.ConcernDraft;
import dev.kikilist.concern.ConcernFile;
import dev.kikilist.concern.ConcernId;
import dev.kikilist.concern.EditConcerns;
import dev.kikilist.concern.EditConcerns.Imported;
import dev.kikilist.concern.EditConcerns.Result;
import dev.kikilist.export.ExportFormat;
import dev.kikilist.identity.IdempotencyKey;
import dev.kikilist.lambda.HttpRequest;
import dev.kikilist.lambda.HttpResponse;
import dev.kikilist.lambda.JsonWriter;
import dev.kikilist.lambda.OncePerKey;
import dev.kikilist.lambda.Problem;
import dev.kikilist.reading.WorkbookReader;
import dev.kikilist.representation.ConcernRepresentation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.function.Function;

/** Takes what reviewers do with the concern list. */
final class ConcernCommands {
    /** The most bytes of a workbook with entries: some twenty times what 200 records take. */
    private static final int LARGEST_WORKBOOK = 1024 * 1024;

    private final EditConcerns editing;
    private final WorkbookReader workbooks;

    ConcernCommands(EditConcerns editing, WorkbookReader workbooks) {
        this.editing = editing;
        this.workbooks = workbooks;
    }

    HttpResponse draft(HttpRequest request, Viewer viewer) {
        var key = OncePerKey.key(request).orElse(null);
        return answer(editing.draft(viewer, draft(CommandBody.of(request)), key), 201);
    }

    HttpResponse draftAll(HttpRequest request, Viewer viewer) {
        var key = OncePerKey.requiredKey(request);
        return request.isOf(ExportFormat.XLSX.mediaType())
                ? draftWorkbook(request.fileBody(LARGEST_WORKBOOK), viewer, key)
                : draftFile(new ConcernFile.Csv(request.csvBody()), viewer, key);
    }

    private HttpResponse draftWorkbook(byte[] content, Viewer viewer, IdempotencyKey key) {
        try {
            var file = Files.createTempFile("concerns", ".xlsx");
            try {
                Files.write(file, content);
                return draftFile(new ConcernFile.Workbook(workbooks, file), viewer, key);
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpResponse draftFile(ConcernFile file, Viewer viewer, IdempotencyKey key) {
        return switch (editing.draftAll(viewer, file, key)) {
            case Imported.Done done -> HttpResponse.json(201, document(done));
            case Imported.Invalid invalid ->
                CommandBody.invalid(invalid.faults()).response();
            case Imported.KeyReused reused -> problem(Problem.Type.KEY_REUSED);
            case Imported.NotPermitted refused -> problem(Problem.Type.NOT_PERMITTED);
        };
    }

    HttpResponse change(HttpRequest request, Viewer viewer) {
        var version = request.version();
        var draft = draft(CommandBody.of(request));
        return edit(request, id -> editing.change(viewer, id, version, draft));
    }

    HttpResponse publish(HttpRequest request, Viewer viewer) {
        var version = request.version();
        return edit(request, id -> editing.publish(viewer, id, version));
    }

    HttpResponse withdraw(HttpRequest request, Viewer viewer) {
        var version = request.version();
        return edit(request, id -> editing.withdraw(viewer, id, version));
    }

    private static HttpResponse edit(HttpRequest request, Function<ConcernId, Result> effect) {
        return ConcernId.parse(request.pathParameter("concernId"))
                .map(id -> answer(effect.apply(id), 200))
                .orElseGet(() -> problem(Problem.Type.NOT_FOUND));
    }

    private static HttpResponse answer(Result result, int status) {
        return switch (result) {
            case Result.Done done -> done(done, status);
            case Result.Invalid invalid -> CommandBody.invalid(invalid.faults()).response();
            case Result.Changed changed -> problem(Problem.Type.CHANGED_MEANWHILE);
            case Result.NotInThisState state -> problem(Problem.Type.NOT_IN_THIS_STATE);
            case Result.KeyReused reused -> problem(Problem.Type.KEY_REUSED);
            case Result.NotFound missing -> problem(Problem.Type.NOT_FOUND);
            case Result.NotPermitted refused -> problem(Problem.Type.NOT_PERMITTED);
        };
    }

    private static HttpResponse done(Result.Done done, int status) {
        var concern = done.concern();
        var recall = done.recall();
        return HttpResponse.json(recall == null ? status : 202, ConcernRepresentation.document(concern))
                .with(
                        "location",
                        recall == null
                                ? ConcernRepresentation.path(concern.id())
                                : ConcernRepresentation.path(recall.id()))
                .version(concern.version());
    }

    private static String document(Imported.Done done) {
        var json = JsonWriter.toText().beginObject().beginArray("entries");
        done.concerns().forEach(concern -> ConcernRepresentation.write(json, concern));
        return json.endArray().endObject().text();
    }

    private static ConcernDraft draft(CommandBody body) {
        return new ConcernDraft(
                body.texts("makers"),
                body.text("corporateNumber"),
                body.text("product"),
                body.text("model"),
                body.text("category"),
                body.text("country"),
                body.text("reason"),
                body.text("validFrom"),
                body.text("validUntil"),
                body.texts("bodies"),
                body.unknownFields());
    }

    private static HttpResponse problem(Problem.Type type) {
        return Problem.of(type).response();
    }
}
