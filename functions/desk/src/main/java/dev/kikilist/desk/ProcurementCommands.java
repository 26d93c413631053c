package dev.kikilist.desk;

import dev.kikilist.access.Viewer;
import dev.kikilist.lambda.HttpRequest;
import dev.kikilist.lambda.HttpResponse;
import dev.kikilist.lambda.JsonWriter;
import dev.kikilist.lambda.Problem;
import dev.kikilist.procurement.InviteVendor;
import dev.kikilist.procurement.ProcurementId;
import dev.kikilist.procurement.RegisterProcurement;
import dev.kikilist.representation.ProcurementRepresentation;
import java.util.List;
import java.util.Map;

/** Takes registrations of procurements and invitations of vendors. */
final class ProcurementCommands {
    private final RegisterProcurement registering;
    private final InviteVendor inviting;

    ProcurementCommands(RegisterProcurement registering, InviteVendor inviting) {
        this.registering = registering;
        this.inviting = inviting;
    }

    HttpResponse register(HttpRequest request, Viewer viewer) {
        var key = CommandBody.key(request);
        return switch (registering.register(viewer, registration(CommandBody.of(request)), key)) {
            case RegisterProcurement.Result.Registered registered -> registered(registered, viewer);
            case RegisterProcurement.Result.Invalid invalid ->
                CommandBody.invalid(invalid.faults()).response();
            case RegisterProcurement.Result.KeyReused reused -> answer(Problem.Type.KEY_REUSED);
            case RegisterProcurement.Result.NotPermitted refused -> answer(Problem.Type.NOT_PERMITTED);
        };
    }

    HttpResponse invite(HttpRequest request, Viewer viewer) {
        // An invitation has its own key, the vendor; the header is checked all the same.
        CommandBody.key(request);
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
            case InviteVendor.Result.NotFound missing -> answer(Problem.Type.NOT_FOUND);
            case InviteVendor.Result.NotPermitted refused -> answer(Problem.Type.NOT_PERMITTED);
        };
    }

    private static RegisterProcurement.Draft registration(CommandBody body) {
        var deadlines = body.part("deadlines");
        return new RegisterProcurement.Draft(
                body.text("title"),
                body.text("startDate"),
                body.texts("viewpoints"),
                body.text("contractMethod"),
                body.texts("subjects"),
                deadlines.text("submissionDue"),
                deadlines.text("inspectionDue"),
                deadlines.text("biddingDay"),
                body.part("contact").contact(),
                body.contactIfGiven("fallbackContact"),
                body.unknownFields());
    }

    private static InviteVendor.Draft invitation(CommandBody body) {
        return new InviteVendor.Draft(
                body.text("corporateNumber"),
                body.text("vendorName"),
                body.part("contact").contact(),
                body.contactIfGiven("fallbackContact"),
                body.unknownFields());
    }

    private static HttpResponse registered(RegisterProcurement.Result.Registered registered, Viewer viewer) {
        var procurement = registered.procurement();
        var json = JsonWriter.toText();
        ProcurementRepresentation.write(json, procurement, registered.assessment(), List.of(), Map.of(), viewer);
        return HttpResponse.json(201, json.text()).with("location", ProcurementRepresentation.path(procurement.id()));
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
