package dev.kikilist.procurement;

import java.time.Instant;

/**
 * The permission to store one file under one key, once.
 *
 * @param id its id, the last part of the key
 * @param procurementId the procurement
 * @param invitationId the invitation
 * @param fileName the vendor's own name of the file, 1 to 255 characters, for display only
 * @param size the exact length in bytes
 * @param sha256 the SHA-256 of the content, lower-case hexadecimal
 * @param issuedAt when it was issued
 * @param expiresAt until when the store accepts the file
 * @param sequence its place among the tickets of the invitation, from 1; 0 before it is stored
 */
public record UploadTicket(
        TicketId id,
        ProcurementId procurementId,
        InvitationId invitationId,
        String fileName,
        long size,
        String sha256,
        Instant issuedAt,
        Instant expiresAt,
        int sequence) {
    /** Returns this ticket with its place, issued at {@code at}. */
    public UploadTicket inPlace(int place, Instant at) {
        return new UploadTicket(id, procurementId, invitationId, fileName, size, sha256, at, expiresAt, place);
    }
}
