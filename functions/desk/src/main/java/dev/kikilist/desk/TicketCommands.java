package dev.kikilist.desk;

import dev.kikilist.access.Viewer;
import dev.kikilist.lambda.HttpRequest;
import dev.kikilist.lambda.HttpResponse;
import dev.kikilist.lambda.JsonWriter;
import dev.kikilist.lambda.OncePerKey;
import dev.kikilist.lambda.Problem;
import dev.kikilist.procurement.InvitationId;
import dev.kikilist.procurement.IssueUploadTicket;
import dev.kikilist.procurement.IssueUploadTicket.Draft;
import dev.kikilist.procurement.IssueUploadTicket.Result;
import dev.kikilist.procurement.ProcurementId;
import dev.kikilist.procurement.UploadSigner.SignedUpload;
import dev.kikilist.representation.Times;
import java.util.Map;
import java.util.TreeMap;

/** Takes requests for upload tickets. */
final class TicketCommands {
    private final IssueUploadTicket issuing;

    TicketCommands(IssueUploadTicket issuing) {
        this.issuing = issuing;
    }

    HttpResponse issue(HttpRequest request, Viewer viewer) {
        var key = OncePerKey.key(request).orElse(null);
        var draft = draft(CommandBody.of(request));
        var procurementId = ProcurementId.parse(request.pathParameter("procurementId"));
        var invitationId = InvitationId.parse(request.pathParameter("invitationId"));
        if (procurementId.isEmpty() || invitationId.isEmpty()) {
            return answer(Problem.Type.NOT_FOUND);
        }
        return switch (issuing.issue(viewer, procurementId.get(), invitationId.get(), draft, key)) {
            case Result.Issued issued -> HttpResponse.json(201, document(issued));
            case Result.Invalid invalid -> CommandBody.invalid(invalid.faults()).response();
            case Result.KeyReused reused -> answer(Problem.Type.KEY_REUSED);
            case Result.Expired expired -> answer(Problem.Type.TICKET_EXPIRED);
            case Result.TooMany tooMany ->
                answer(Problem.Type.TOO_MANY_TICKETS)
                        .with("retry-after", Long.toString(tooMany.retryAfter().toSeconds()));
            case Result.Cancelled cancelled -> answer(Problem.Type.NOT_IN_THIS_STATE);
            case Result.NotFound missing -> answer(Problem.Type.NOT_FOUND);
            case Result.NotPermitted refused -> answer(Problem.Type.NOT_PERMITTED);
        };
    }

    private static Draft draft(CommandBody body) {
        return new Draft(body.text("fileName"), body.number("size"), body.text("sha256"), body.unknownFields());
    }

    private static String document(Result.Issued issued) {
        var ticket = issued.ticket();
        var upload = issued.upload();
        var json = JsonWriter.toText()
                .beginObject()
                .field("id", ticket.id().value())
                .field("procurementId", ticket.procurementId().value())
                .field("invitationId", ticket.invitationId().value())
                .field("fileName", ticket.fileName())
                .field("size", ticket.size())
                .field("sha256", ticket.sha256())
                .field("issuedAt", Times.text(ticket.issuedAt()))
                .field("expiresAt", Times.text(ticket.expiresAt()))
                .beginObject("upload")
                .field("method", "PUT")
                .field("url", upload.uri().toString())
                .beginObject("headers");
        toSend(upload).forEach(json::field);
        return json.endObject()
                .field("curl", curl(ticket.fileName(), upload))
                .endObject()
                .endObject()
                .text();
    }

    /** Returns the command line that uploads the file called {@code fileName} of the current folder. */
    static String curl(String fileName, SignedUpload upload) {
        var line = new StringBuilder("curl --fail-with-body --upload-file ").append(quoted("./" + fileName));
        for (var header : toSend(upload).entrySet()) {
            line.append(" --header ").append(quoted(header.getKey() + ": " + header.getValue()));
        }
        return line.append(' ').append(quoted(upload.uri().toString())).toString();
    }

    /** Returns the signed headers that a client does not send by itself. */
    private static Map<String, String> toSend(SignedUpload upload) {
        var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(upload.headers());
        headers.remove("content-length");
        return headers;
    }

    // In single quotes a POSIX shell takes every character but the quote as it is.
    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }

    private static HttpResponse answer(Problem.Type type) {
        return Problem.of(type).response();
    }
}
