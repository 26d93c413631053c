package dev.kikilist.submission;

import dev.kikilist.procurement.Invitation;
import dev.kikilist.procurement.InvitationId;
import dev.kikilist.procurement.Procurement;
import dev.kikilist.procurement.ProcurementId;
import dev.kikilist.procurement.ProcurementStore;
import dev.kikilist.procurement.UploadTicket;
import dev.kikilist.validation.Finding;
import dev.kikilist.validation.Findings;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Finds out where an uploaded object belongs. */
final class UploadPlaces {
    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

    /** How long after its ticket's expiry an object may be stored: the transfer of a request begun in time. */
    private static final Duration TRANSFER_TIME = Duration.ofSeconds(60);

    private final ProcurementStore procurements;

    UploadPlaces(ProcurementStore procurements) {
        this.procurements = procurements;
    }

    Place locate(ObjectVersion object) {
        return switch (UploadKey.parse(object.key())) {
            case UploadKey.Unrecognised unrecognised -> Place.NOWHERE;
            case UploadKey.Direct direct ->
                invited(direct.procurementId(), direct.invitationId(), direct.fileName(), null, null);
            case UploadKey.NotIssued notIssued ->
                invited(notIssued.procurementId(), notIssued.invitationId(), "", null, Findings.ticketNotIssued());
            case UploadKey.Ticketed ticketed -> {
                var ticket =
                        procurements.findTicket(ticketed.procurementId(), ticketed.invitationId(), ticketed.ticketId());
                var fileName = ticket.map(UploadTicket::fileName).orElse("");
                var fault = ticket.map(found -> isExpired(found, object) ? Findings.ticketExpired() : null)
                        .orElse(ticket.isEmpty() ? Findings.ticketNotIssued() : null);
                yield invited(ticketed.procurementId(), ticketed.invitationId(), fileName, ticket.orElse(null), fault);
            }
        };
    }

    private static boolean isExpired(UploadTicket ticket, ObjectVersion object) {
        return object.storedAt().isAfter(ticket.expiresAt().plus(TRANSFER_TIME));
    }

    private Place invited(
            ProcurementId procurementId,
            InvitationId invitationId,
            String fileName,
            @Nullable UploadTicket ticket,
            @Nullable Finding fault) {
        var procurement = procurements.find(procurementId);
        var invitation = procurements.findInvitation(procurementId, invitationId);
        if (procurement.isEmpty() || invitation.isEmpty()) {
            return Place.NOWHERE;
        }
        return new Place(procurement.get(), invitation.get(), fileName, ticket, fault);
    }

    /** Where an object belongs, and what is wrong with its being there. */
    record Place(
            @Nullable Procurement procurement,
            @Nullable Invitation invitation,
            String fileName,
            @Nullable UploadTicket ticket,
            @Nullable Finding fault) {
        static final Place NOWHERE = new Place(null, null, "", null, Findings.notInvited());

        /** Returns the submission that {@code object}, which belongs here, is when it is first seen. */
        Submission received(ObjectVersion object, Instant now) {
            return new Submission(
                    object.submissionId(),
                    object,
                    fileName,
                    owner(),
                    SubmissionState.RECEIVED,
                    0,
                    isLate(object),
                    now,
                    null,
                    null,
                    null);
        }

        /** Returns whose an object that lies here is. */
        Owner owner() {
            return invitation == null
                    ? new Owner.Unclaimed()
                    : new Owner.Invited(
                            invitation.procurementId(), invitation.id(), invitation.body(), invitation.vendor());
        }

        private boolean isLate(ObjectVersion object) {
            return procurement != null
                    && object.storedAt()
                            .atZone(JAPAN)
                            .toLocalDate()
                            .isAfter(procurement.schedule().submissionDue());
        }
    }
}
