package dev.kikilist.submission;

import dev.kikilist.procurement.Invitation;
import dev.kikilist.procurement.Procurement;
import dev.kikilist.procurement.ProcurementStore;
import dev.kikilist.procurement.ProcurementStore.Invited;
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
                invited(
                        procurements.findInvited(direct.procurementId(), direct.invitationId(), null),
                        direct.fileName(),
                        null);
            case UploadKey.NotIssued notIssued ->
                invited(
                        procurements.findInvited(notIssued.procurementId(), notIssued.invitationId(), null),
                        "",
                        Findings.ticketNotIssued());
            case UploadKey.Ticketed ticketed -> {
                var found = procurements.findInvited(
                        ticketed.procurementId(), ticketed.invitationId(), ticketed.ticketId());
                var ticket = found.ticket();
                yield ticket == null
                        ? invited(found, "", Findings.ticketNotIssued())
                        : invited(
                                found, ticket.fileName(), isExpired(ticket, object) ? Findings.ticketExpired() : null);
            }
        };
    }

    private static boolean isExpired(UploadTicket ticket, ObjectVersion object) {
        return object.storedAt().isAfter(ticket.expiresAt().plus(TRANSFER_TIME));
    }

    private static Place invited(Invited found, String fileName, @Nullable Finding fault) {
        return found.procurement() == null || found.invitation() == null
                ? Place.NOWHERE
                : new Place(found.procurement(), found.invitation(), fileName, found.ticket(), fault);
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
