package dev.kikilist.submission;

import dev.kikilist.procurement.InvitationId;
import dev.kikilist.procurement.ProcurementId;
import dev.kikilist.procurement.TicketId;

/** What an object key says about where the object belongs. */
public sealed interface UploadKey {
    /** The prefix of all uploads. */
    String ROOT = "uploads/";

    /** The part of an invitation's prefix in which only keys of issued tickets may lie. */
    String TICKETS = "tickets/";

    /** A key that was issued with a ticket. */
    record Ticketed(ProcurementId procurementId, InvitationId invitationId, TicketId ticketId) implements UploadKey {}

    /**
     * A key below an invitation's prefix that the sender chose.
     *
     * @param fileName the last part of the key
     */
    record Direct(ProcurementId procurementId, InvitationId invitationId, String fileName) implements UploadKey {}

    /** A key among the tickets' keys of an invitation that no ticket can have. */
    record NotIssued(ProcurementId procurementId, InvitationId invitationId) implements UploadKey {}

    /** Any other key. */
    record Unrecognised() implements UploadKey {}

    /** Returns the prefix below which the vendor of {@code invitationId} may store files. */
    static String prefix(ProcurementId procurementId, InvitationId invitationId) {
        return ROOT + procurementId + "/" + invitationId + "/";
    }

    /** Returns the key that belongs to a ticket. */
    static String ofTicket(ProcurementId procurementId, InvitationId invitationId, TicketId ticketId) {
        return prefix(procurementId, invitationId) + TICKETS + ticketId;
    }

    /** Returns what {@code key} is. Any text is accepted. */
    static UploadKey parse(String key) {
        var parts = key.split("/", 4);
        if (parts.length < 4 || !ROOT.equals(parts[0] + "/") || parts[3].isEmpty() || parts[3].endsWith("/")) {
            return new Unrecognised();
        }
        var procurement = ProcurementId.parse(parts[1]);
        var invitation = InvitationId.parse(parts[2]);
        if (procurement.isEmpty() || invitation.isEmpty()) {
            return new Unrecognised();
        }
        var rest = parts[3];
        if (rest.startsWith(TICKETS)) {
            return TicketId.parse(rest.substring(TICKETS.length()))
                    .<UploadKey>map(ticket -> new Ticketed(procurement.get(), invitation.get(), ticket))
                    .orElseGet(() -> new NotIssued(procurement.get(), invitation.get()));
        }
        return new Direct(procurement.get(), invitation.get(), lastPart(rest));
    }

    private static String lastPart(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
