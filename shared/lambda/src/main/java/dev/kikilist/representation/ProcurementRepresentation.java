package dev.kikilist.representation;

import dev.kikilist.access.Viewer;
import dev.kikilist.access.Viewer.AgencyViewer;
import dev.kikilist.access.Viewer.ReviewerViewer;
import dev.kikilist.access.Viewer.VendorViewer;
import dev.kikilist.lambda.JsonWriter;
import dev.kikilist.mail.Suppressions.Suppression;
import dev.kikilist.policy.Applicability;
import dev.kikilist.procurement.Assessment;
import dev.kikilist.procurement.Contact;
import dev.kikilist.procurement.EmailAddress;
import dev.kikilist.procurement.Invitation;
import dev.kikilist.procurement.NextDeadline;
import dev.kikilist.procurement.Procurement;
import dev.kikilist.procurement.ProcurementId;
import dev.kikilist.procurement.ProcurementQueries;
import dev.kikilist.procurement.ProcurementSummary;
import dev.kikilist.procurement.RegisteredContact;
import dev.kikilist.procurement.RemovedContact;
import dev.kikilist.submission.UploadKey;
import dev.kikilist.text.BilingualText;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Shows procurements and invitations. */
public final class ProcurementRepresentation {
    private ProcurementRepresentation() {}

    /** Returns the path of a procurement. */
    public static String path(ProcurementId id) {
        return "/procurements/" + id;
    }

    /** Writes a procurement as a listing shows it. */
    public static void writeSummary(JsonWriter json, ProcurementSummary procurement, String bodyName) {
        json.beginObject();
        writeHead(json, procurement, bodyName);
        json.endObject();
    }

    /**
     * Writes a procurement with all that {@code viewer} may see of it.
     *
     * @param view the procurement and the invitations that the viewer may see
     * @param next what has to happen next, or null when nothing has
     * @param deliveryProblems the addresses that take no mail and why; shown to agencies alone
     */
    public static void write(
            JsonWriter json,
            ProcurementQueries.View view,
            Assessment assessment,
            @Nullable NextDeadline next,
            Map<EmailAddress, Suppression> deliveryProblems,
            Viewer viewer) {
        var procurement = view.procurement();
        json.beginObject();
        writeHead(json, procurement.summary(), assessment.bodyName());
        json.beginArray("viewpoints");
        for (var viewpoint : procurement.viewpoints()) {
            json.beginObject();
            writeReason(json, procurement.particulars().reasons().get(viewpoint), viewer);
            writeNamed(json, viewpoint.name(), viewpoint.japanese(), viewpoint.english());
        }
        json.endArray();
        write(json, next);
        var method = procurement.contractMethod();
        writeNamed(json.beginObject("contractMethod"), method.name(), method.japanese(), method.english());
        json.beginArray("subjects");
        for (var subject : procurement.subjects()) {
            writeNamed(json.beginObject(), subject.name(), subject.japanese(), subject.english());
        }
        json.endArray();
        write(json, procurement.contact());
        switch (viewer) {
            case AgencyViewer agency -> {
                writeFallback(json, procurement.fallbackContact());
                writeProblem(json, procurement.contact(), deliveryProblems);
                write(json, procurement, assessment);
            }
            case ReviewerViewer reviewer -> write(json, procurement, assessment);
            case VendorViewer vendor -> {}
        }
        json.beginArray("invitations");
        for (var invitation : view.invitations()) {
            write(json, invitation, deliveryProblems, viewer);
        }
        json.endArray().endObject();
    }

    /** Writes an invitation as {@code viewer} sees it: reviewers do not see the contact. */
    public static void write(
            JsonWriter json, Invitation invitation, Map<EmailAddress, Suppression> deliveryProblems, Viewer viewer) {
        json.beginObject()
                .field("id", invitation.id().value())
                .field("procurementId", invitation.procurementId().value());
        json.beginObject("vendor")
                .field("corporateNumber", invitation.vendor().value())
                .field("name", invitation.vendorName())
                .endObject();
        switch (viewer) {
            case AgencyViewer agency -> {
                write(json, invitation.contact());
                writeFallback(json, invitation.fallbackContact());
                writeProblem(json, invitation.contact(), deliveryProblems);
            }
            case VendorViewer vendor -> write(json, invitation.contact());
            case ReviewerViewer reviewer -> {}
        }
        var current = invitation.current();
        var procurement = path(invitation.procurementId());
        json.field("invitedAt", Times.text(invitation.invitedAt()))
                .field("lastVersion", invitation.lastVersion())
                .field(
                        "currentSubmission",
                        current == null ? null : current.id().value())
                .field("uploadPrefix", UploadKey.prefix(invitation.procurementId(), invitation.id()))
                .beginObject("links")
                .field("procurement", procurement)
                .field("tickets", procurement + "/invitations/" + invitation.id() + "/tickets")
                .endObject()
                .endObject();
    }

    /** Writes the member {@code contact}; of one that was removed, that it was. */
    public static void write(JsonWriter json, RegisteredContact contact) {
        switch (contact) {
            case Contact known -> write(json, "contact", known);
            case RemovedContact removed ->
                json.beginObject("contact")
                        .field("department", "")
                        .field("name", "削除済み")
                        .field("email", "")
                        .field("phone", "")
                        .field("removedAt", Times.text(removed.at()))
                        .endObject();
        }
    }

    /** Writes the member {@code fallbackContact} where there is one. */
    public static void writeFallback(JsonWriter json, @Nullable Contact fallback) {
        if (fallback != null) {
            write(json, "fallbackContact", fallback);
        }
    }

    private static void writeProblem(
            JsonWriter json, RegisteredContact contact, Map<EmailAddress, Suppression> problems) {
        var problem = contact.known().map(known -> problems.get(known.email())).orElse(null);
        if (problem != null) {
            json.beginObject("deliveryProblem")
                    .field("reason", problem.reason().name())
                    .field("since", Times.text(problem.since()))
                    .endObject();
        }
    }

    private static void write(JsonWriter json, String name, Contact contact) {
        json.beginObject(name)
                .field("department", contact.department())
                .field("name", contact.name())
                .field("email", contact.email().value())
                .field("phone", contact.phone())
                .endObject();
    }

    /** Writes into an object what a listing shows of a procurement. */
    public static void writeHead(JsonWriter json, ProcurementSummary procurement, String bodyName) {
        var path = path(procurement.id());
        json.field("id", procurement.id().value()).field("title", procurement.title());
        json.beginObject("body")
                .field("code", procurement.body().value())
                .field("name", bodyName)
                .endObject();
        Times.write(json, "startDate", procurement.startDate());
        json.field("edition", procurement.edition().value());
        Times.write(json, procurement.schedule());
        json.field("cancelled", procurement.isCancelled())
                .field("registeredAt", Times.text(procurement.registeredAt()))
                .beginObject("links")
                .field("self", path)
                .field("submissions", path + "/submissions")
                .field("calendar", path + "/calendar.ics")
                .endObject();
    }

    private static void write(JsonWriter json, @Nullable NextDeadline next) {
        if (next == null) {
            json.field("next", (String) null);
            return;
        }
        json.beginObject("next").field("deadline", next.kind().name());
        Times.write(json, "due", next.day());
        json.field("businessDaysLeft", next.businessDaysLeft());
        writeSentence(json, next.text());
        json.endObject();
    }

    private static void writeReason(JsonWriter json, @Nullable String reason, Viewer viewer) {
        switch (viewer) {
            case AgencyViewer agency -> json.field("reason", reason);
            case ReviewerViewer reviewer -> json.field("reason", reason);
            case VendorViewer vendor -> {}
        }
    }

    /** What the agency said beside its choices, and what the agreement says of it all: nothing for vendors. */
    private static void write(JsonWriter json, Procurement procurement, Assessment assessment) {
        var ismap = procurement.particulars().ismapRegistration();
        var cancellation = procurement.standing().cancellation();
        json.field("ismapRegistration", ismap.isEmpty() ? null : ismap)
                .field("externalConnection", procurement.particulars().externalConnection())
                .field("changedAt", Times.text(procurement.standing().changedAt()))
                .field("cancellationReason", cancellation == null ? null : cancellation.reason());
        json.beginObject("applicability");
        switch (assessment.applicability()) {
            case Applicability.Binding binding -> json.field("outcome", "BINDING");
            case Applicability.NotBinding notBinding -> json.field("outcome", "NOT_BINDING");
            case Applicability.Uncertain uncertain -> json.field("outcome", "UNCERTAIN");
        }
        writeSentence(json, assessment.applicability().explanation());
        json.endObject().beginArray("notices");
        for (var notice : assessment.notices()) {
            json.beginObject().field("code", notice.code().name());
            writeSentence(json, notice.text());
            json.endObject();
        }
        json.endArray();
    }

    private static void writeSentence(JsonWriter json, BilingualText text) {
        json.field("ja", text.japanese()).field("en", text.english());
    }

    private static void writeNamed(JsonWriter begun, String code, String japanese, String english) {
        begun.field("code", code).field("ja", japanese).field("en", english).endObject();
    }
}
