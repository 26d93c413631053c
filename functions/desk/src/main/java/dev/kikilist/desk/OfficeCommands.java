package dev.kikilist.desk;

import dev.kikilist.access.Viewer;
import dev.kikilist.lambda.HttpRequest;
import dev.kikilist.lambda.HttpResponse;
import dev.kikilist.lambda.JsonWriter;
import dev.kikilist.lambda.Problem;
import dev.kikilist.policy.AdvisingOfficeCode;
import dev.kikilist.procurement.RegisterOfficeContact;
import dev.kikilist.procurement.RegisterOfficeContact.Draft;
import dev.kikilist.procurement.RegisterOfficeContact.Result;
import dev.kikilist.representation.ProcurementRepresentation;

/** Takes registrations of where advising offices get their mail. */
final class OfficeCommands {
    private final RegisterOfficeContact registering;

    OfficeCommands(RegisterOfficeContact registering) {
        this.registering = registering;
    }

    HttpResponse register(HttpRequest request, Viewer viewer) {
        var body = CommandBody.of(request);
        var draft = new Draft(body.contact(), body.contactIfGiven("fallbackContact"), body.unknownFields());
        var written = request.pathParameter("officeCode");
        if (written.isEmpty()) {
            return Problem.of(Problem.Type.NOT_FOUND).response();
        }
        var office = new AdvisingOfficeCode(written);
        return switch (registering.register(viewer, office, draft)) {
            case Result.Registered registered -> HttpResponse.json(200, document(office, registered));
            case Result.Invalid invalid -> CommandBody.invalid(invalid.faults()).response();
            case Result.NotFound missing -> Problem.of(Problem.Type.NOT_FOUND).response();
            case Result.NotPermitted refused ->
                Problem.of(Problem.Type.NOT_PERMITTED).response();
        };
    }

    private static String document(AdvisingOfficeCode office, Result.Registered registered) {
        var json = JsonWriter.toText().beginObject().field("officeCode", office.value());
        ProcurementRepresentation.write(json, registered.contact());
        ProcurementRepresentation.writeFallback(json, registered.fallbackContact());
        return json.endObject().text();
    }
}
