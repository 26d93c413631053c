package dev.kikilist.desk;

import dev.kikilist.access.Viewer;
import dev.kikilist.lambda.HttpRequest;
import dev.kikilist.lambda.HttpResponse;
import dev.kikilist.lambda.JsonWriter;
import dev.kikilist.lambda.OncePerKey;
import dev.kikilist.lambda.Problem;
import dev.kikilist.procurement.ChangeProcurement;
import dev.kikilist.procurement.InvitationId;
import dev.kikilist.procurement.InviteVendor;
import dev.kikilist.procurement.ProcurementDraft;
import dev.kikilist.procurement.ProcurementDraft.ViewpointDraft;
import dev.kikilist.procurement.ProcurementId;
import dev.kikilist.procurement.ProcurementQueries;
import dev.kikilist.procurement.RegisterProcurement;
import dev.kikilist.representation.ProcurementDocuments;
import dev.kikilist.representation.ProcurementRepresentation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Takes registrations and changes of procurements and invitations of vendors. */
final class ProcurementCommands {
    private final RegisterProcurement registering;
    private final ChangeProcurement changing;
    private final InviteVendor inviting;
    private final ProcurementDocuments documents;

    ProcurementCommands(
            RegisterProcurement registering,
            ChangeProcurement changing,
            InviteVendor inviting,
            ProcurementDocuments documents) {
        this.registering = registering;
        this.changing = changing;
        this.inviting = inviting;
        this.documents = documents;
    }

    HttpResponse register(HttpRequest request, Viewer viewer) {
        var key = OncePerKey.key(request).orElse(null);
        return switch (registering.register(viewer, registration(CommandBody.of(request)), key)) {
            case RegisterProcurement.Result.Registered registered -> registered(registered, viewer);
            case RegisterProcurement.Result.Invalid invalid ->
                CommandBody.invalid(invalid.faults()).response();
            case RegisterProcurement.Result.KeyReused reused -> answer(Problem.Type.KEY_REUSED);
            case RegisterProcurement.Result.NotPermitted refused -> answer(Problem.Type.NOT_PERMITTED);
        };
    }

    HttpResponse amend(HttpRequest request, Viewer viewer) {
        int version = request.version();
        var draft = registration(CommandBody.of(request));
        return change(request, viewer, id -> changing.amend(viewer, id, version, draft));
    }

    HttpResponse handOver(HttpRequest request, Viewer viewer) {
        int version = request.version();
        var draft = handOver(CommandBody.of(request));
        return change(request, viewer, id -> changing.handOver(viewer, id, version, draft));
    }

    HttpResponse changeVendorContact(HttpRequest request, Viewer viewer) {
        int version = request.version();
        var draft = handOver(CommandBody.of(request));
        var written = request.pathParameter("invitationId");
        return change(
                request,
                viewer,
                id -> InvitationId.parse(written)
                        .map(invitation -> changing.changeVendorContact(viewer, id, invitation, version, draft))
                        .orElseGet(ChangeProcurement.Result.NotFound::new));
    }

    private static ChangeProcurement.HandOver handOver(CommandBody body) {
        return new ChangeProcurement.HandOver(
                body.part("contact").contact(), body.contactIfGiven("fallbackContact"), body.unknownFields());
    }

    HttpResponse cancel(HttpRequest request, Viewer viewer) {
        int version = request.version();
        var body = CommandBody.of(request);
        var reason = body.text("reason");
        var unknown = body.unknownFields();
        return change(request, viewer, id -> changing.cancel(viewer, id, version, reason, unknown));
    }

    private HttpResponse change(
            HttpRequest request, Viewer viewer, Function<ProcurementId, ChangeProcurement.Result> change) {
        return ProcurementId.parse(request.pathParameter("procurementId"))
                .map(change)
                .map(result -> answer(result, viewer))
                .orElseGet(() -> answer(Problem.Type.NOT_FOUND));
    }

    private HttpResponse answer(ChangeProcurement.Result result, Viewer viewer) {
        return switch (result) {
            case ChangeProcurement.Result.Changed changed ->
                documents.shown(viewer, changed.procurement().id()).orElseGet(() -> answer(Problem.Type.NOT_FOUND));
            case ChangeProcurement.Result.Invalid invalid ->
                CommandBody.invalid(invalid.faults()).response();
            case ChangeProcurement.Result.ChangedMeanwhile changed -> answer(Problem.Type.CHANGED_MEANWHILE);
            case ChangeProcurement.Result.NotInThisState state -> answer(Problem.Type.NOT_IN_THIS_STATE);
            case ChangeProcurement.Result.NotFound missing -> answer(Problem.Type.NOT_FOUND);
            case ChangeProcurement.Result.NotPermitted refused -> answer(Problem.Type.NOT_PERMITTED);
        };
    }

    HttpResponse invite(HttpRequest request, Viewer viewer) {
        var draft = invitation(CommandBody.of(request));
        return ProcurementId.parse(request.pathParameter("procurementId"))
                .map(id -> answer(inviting.invite(viewer, id, draft), viewer))
                .orElseGet(() -> answer(Problem.Type.NOT_FOUND));
    }

    private static HttpResponse answer(InviteVendor.Result result, Viewer viewer) {
        return switch (result) {
            case InviteVendor.Result.Invited invited -> invited(invited, viewer);
            case InviteVendor.Result.Invalid invalid ->
                CommandBody.invalid(invalid.faults()).response();
            case InviteVendor.Result.InvitedOtherwise otherwise -> answer(Problem.Type.ALREADY_INVITED);
            case InviteVendor.Result.Cancelled cancelled -> answer(Problem.Type.NOT_IN_THIS_STATE);
            case InviteVendor.Result.NotFound missing -> answer(Problem.Type.NOT_FOUND);
            case InviteVendor.Result.NotPermitted refused -> answer(Problem.Type.NOT_PERMITTED);
        };
    }

    private static ProcurementDraft registration(CommandBody body) {
        var deadlines = body.part("deadlines");
        return new ProcurementDraft(
                body.text("title"),
                body.text("startDate"),
                viewpoints(body),
                body.text("contractMethod"),
                body.texts("subjects"),
                body.text("ismapRegistration"),
                body.flag("externalConnection"),
                deadlines.text("submissionDue"),
                deadlines.text("inspectionDue"),
                deadlines.text("biddingDay"),
                body.part("contact").contact(),
                body.contactIfGiven("fallbackContact"),
                body.unknownFields());
    }

    /** A viewpoint is its code, or an object with its code and the reason. */
    private static List<ViewpointDraft> viewpoints(CommandBody body) {
        var codes = body.texts("viewpoints");
        var objects = body.parts("viewpoints");
        List<ViewpointDraft> viewpoints = new ArrayList<>();
        for (int i = 0; i < codes.size(); i++) {
            var code = objects.get(i).text("code");
            viewpoints.add(new ViewpointDraft(
                    code == null ? codes.get(i) : code, objects.get(i).text("reason")));
        }
        return viewpoints;
    }

    private static InviteVendor.Draft invitation(CommandBody body) {
        return new InviteVendor.Draft(
                body.text("corporateNumber"),
                body.text("vendorName"),
                body.part("contact").contact(),
                body.contactIfGiven("fallbackContact"),
                body.unknownFields());
    }

    private HttpResponse registered(RegisterProcurement.Result.Registered registered, Viewer viewer) {
        var procurement = registered.procurement();
        return documents
                .answer(201, new ProcurementQueries.View(procurement, List.of()), viewer)
                .with("location", ProcurementRepresentation.path(procurement.id()));
    }

    private static HttpResponse invited(InviteVendor.Result.Invited invited, Viewer viewer) {
        var json = JsonWriter.toText();
        ProcurementRepresentation.write(json, invited.invitation(), Map.of(), viewer);
        return HttpResponse.json(201, json.text())
                .with(
                        "location",
                        ProcurementRepresentation.path(invited.invitation().procurementId()));
    }

    private static HttpResponse answer(Problem.Type type) {
        return Problem.of(type).response();
    }
}
