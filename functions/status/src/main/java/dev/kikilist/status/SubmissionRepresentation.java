package dev.kikilist.status;

import dev.kikilist.access.Scope;
import dev.kikilist.access.Viewer;
import dev.kikilist.lambda.JsonWriter;
import dev.kikilist.representation.ProcurementRepresentation;
import dev.kikilist.representation.Times;
import dev.kikilist.submission.Owner;
import dev.kikilist.submission.Reading;
import dev.kikilist.submission.Submission;
import dev.kikilist.submission.SubmissionQueries;
import dev.kikilist.submission.SubmissionState;
import dev.kikilist.text.BilingualText;
import dev.kikilist.validation.FindingClass;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Shows submissions. */
final class SubmissionRepresentation {
    private SubmissionRepresentation() {}

    /** Writes a submission as a listing shows it. */
    static void writeSummary(JsonWriter json, Submission submission, Viewer viewer) {
        json.beginObject();
        writeHead(json, submission, viewer);
        json.endObject();
    }

    /** Returns a submission with the first reasons and what comes next. */
    static String document(SubmissionQueries.View view, Viewer viewer) {
        var json = JsonWriter.toText().beginObject();
        writeHead(json, view.submission(), viewer);
        var next = nextStep(view.submission().state());
        json.beginObject("nextStep").field("ja", next.japanese()).field("en", next.english());
        var due = due(view);
        if (due == null) {
            json.field("due", (String) null);
        } else {
            Times.write(json, "due", due);
        }
        json.endObject();
        json.beginArray("reasons");
        for (var reason : view.reasons()) {
            FindingRepresentation.write(json, reason);
        }
        json.endArray();
        if (view.schedule() == null) {
            json.field("deadlines", (String) null);
        } else {
            Times.write(json, view.schedule());
        }
        writeReading(json, view.submission().reading());
        return json.endObject().text();
    }

    /** Returns by when the next step has to be made, or null when there is none or it has no date. */
    private static @Nullable LocalDate due(SubmissionQueries.View view) {
        var schedule = view.schedule();
        if (schedule == null) {
            return null;
        }
        return switch (view.submission().state()) {
            case REFUSED, CORRECTION_REQUIRED -> schedule.submissionDue();
            case READY_FOR_REVIEW -> schedule.inspectionDue();
            case RECEIVED, SUPERSEDED, INTERRUPTED -> null;
        };
    }

    private static void writeHead(JsonWriter json, Submission submission, Viewer viewer) {
        json.field("id", submission.id().value());
        switch (submission.owner()) {
            case Owner.Invited invited ->
                json.field("procurementId", invited.procurementId().value())
                        .field("vendor", invited.vendor().value());
            case Owner.Unclaimed unclaimed ->
                json.field("procurementId", (String) null).field("vendor", (String) null);
        }
        var state = submission.state();
        json.field("fileName", submission.fileName())
                .beginObject("state")
                .field("code", state.name())
                .field("ja", state.japanese())
                .field("en", state.english())
                .endObject()
                .field("version", submission.version())
                .field("late", submission.late())
                .field("size", submission.object().size())
                .field("uploadedAt", Times.text(submission.object().storedAt()))
                .field("receivedAt", Times.text(submission.receivedAt()));
        var decidedAt = submission.decidedAt();
        json.field("decidedAt", decidedAt == null ? null : Times.text(decidedAt));
        writeCounts(json, submission.reading(), viewer);
        var supersededBy = submission.supersededBy();
        json.field("supersededBy", supersededBy == null ? null : supersededBy.value());
        writeLinks(json, submission);
    }

    private static void writeCounts(JsonWriter json, @Nullable Reading reading, Viewer viewer) {
        if (reading == null) {
            json.field("counts", (String) null).field("rows", (String) null);
            return;
        }
        var counts = reading.counts();
        json.beginObject("counts")
                .field("file", counts.file())
                .field("errors", counts.errors())
                .field("queries", counts.queries());
        if (new Scope(viewer).admits(FindingClass.R)) {
            json.field("forReviewers", reading.manifest().reviewerFindings());
        }
        json.endObject()
                .beginObject("rows")
                .field("items", reading.manifest().items())
                .field("subcontractors", reading.manifest().subcontractors())
                .endObject();
    }

    private static void writeLinks(JsonWriter json, Submission submission) {
        var path = "/submissions/" + submission.id();
        json.beginObject("links")
                .field("self", path)
                .field("items", path + "/items")
                .field("subcontractors", path + "/subcontractors")
                .field("findings", path + "/findings");
        switch (submission.owner()) {
            case Owner.Invited invited ->
                json.field("procurement", ProcurementRepresentation.path(invited.procurementId()));
            case Owner.Unclaimed unclaimed -> {}
        }
        json.endObject();
    }

    private static void writeReading(JsonWriter json, @Nullable Reading reading) {
        if (reading == null) {
            json.field("format", (String) null)
                    .field("annotatedWorkbook", (String) null)
                    .field("sha256", (String) null)
                    .field("edition", (String) null)
                    .field("written", (String) null);
            return;
        }
        var format = reading.format();
        var edition = reading.edition();
        var annotated = reading.annotated();
        json.field("format", format == null ? null : format.name())
                .field("annotatedWorkbook", annotated == null ? null : annotated.name())
                .field("sha256", reading.sha256().isEmpty() ? null : reading.sha256())
                .field("edition", edition == null ? null : edition.value())
                .beginObject("written")
                .field("subject", RowRepresentation.shortened(reading.subjectWritten()))
                .field("vendorName", RowRepresentation.shortened(reading.vendorNameWritten()))
                .endObject();
    }

    private static BilingualText nextStep(SubmissionState state) {
        return switch (state) {
            case RECEIVED ->
                new BilingualText(
                        "内容を確認しています。しばらくしてから、改めてご確認ください。", "The file is being read. Please look again shortly.");
            case REFUSED ->
                new BilingualText(
                        "ファイルを受理できませんでした。理由をご確認のうえ、修正したファイルを再度提出してください。",
                        "The file could not be taken. Please see the reasons, correct the file and upload it again.");
            case CORRECTION_REQUIRED ->
                new BilingualText(
                        "指摘事項をご確認のうえ、修正した機器リストを再度提出してください。",
                        "Please see the findings, correct the list and upload it again.");
            case READY_FOR_REVIEW ->
                new BilingualText(
                        "確認担当による確認をお待ちください。現時点で必要な手続はありません。",
                        "The list waits for the review. Nothing has to be done now.");
            case SUPERSEDED ->
                new BilingualText(
                        "別の機器リストが有効となっています。このリストについて必要な手続はありません。",
                        "Another list stands instead. Nothing has to be done about this one.");
            case INTERRUPTED ->
                new BilingualText(
                        "当方の障害により処理が中断しています。ファイルはお預かりしており、復旧後に処理を再開します。再度提出していただく必要はありません。",
                        "Reading was interrupted by a fault of ours. The file is kept and will be read once the fault is mended;"
                                + " it need not be uploaded again.");
        };
    }
}
