package dev.kikilist.desk;

import dev.kikilist.access.Viewer;
import dev.kikilist.lambda.HttpRequest;
import dev.kikilist.lambda.HttpResponse;
import dev.kikilist.lambda.Problem;
import dev.kikilist.policy.AdvisingOfficeCode;
import dev.kikilist.procurement.RegisterOfficeContact;
import dev.kikilist.procurement.RegisterOfficeContact.Draft;
import dev.kikilist.procurement.RegisterOfficeContact.Result;
import dev.kikilist.representation.OfficeRepresentation;

/** Takes registrations of where advising offices get their mail. */
final class OfficeCommands {
    private final RegisterOfficeContact registering;

    OfficeCommands(RegisterOfficeContact registering) {
        this.registering = registering;
    }

    HttpResponse register(HttpRequest request, Viewer viewer) {
        int version = request.version();
        var body = CommandBody.of(request);
        var draft = new Draft(body.contact(), body.contactIfGiven("fallbackContact"), body.unknownFields());
        var written = request.pathParameter("officeCode");
        if (written.isEmpty()) {
            return Problem.of(Problem.Type.NOT_FOUND).response();
        }
        var office = new AdvisingOfficeCode(written);
        return switch (registering.register(viewer, office, version, draft)) {
            case Result.Registered registered -> OfficeRepresentation.of(office, registered.registered());
            case Result.Invalid invalid -> CommandBody.invalid(invalid.faults()).response();
            case Result.ChangedMeanwhile changed ->
                Problem.of(Problem.Type.CHANGED_MEANWHILE).response();
            case Result.NotFound missing -> Problem.of(Problem.Type.NOT_FOUND).response();
            case Result.NotPermitted refused ->
                Problem.of(Problem.Type.NOT_PERMITTED).response();
        };
    }
}
