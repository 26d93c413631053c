package dev.kikilist.dynamodb;

import dev.kikilist.procurement.InvitationId;
import dev.kikilist.procurement.ProcurementId;
import dev.kikilist.procurement.TicketId;
import dev.kikilist.procurement.UploadTicket;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The item of an upload ticket, which DynamoDB deletes some time after the ticket is forgotten. */
final class TicketCodec {
    /** How long after its issue a ticket is remembered. */
    static final Duration REMEMBERED = Duration.ofDays(30);

    private TicketCodec() {}

    static Map<String, AttributeValue> encode(UploadTicket ticket) {
        return ItemBuilder.at(Keys.ticket(ticket.procurementId(), ticket.invitationId(), ticket.id()))
                .text("id", ticket.id().value())
                .text("procurementId", ticket.procurementId().value())
                .text("invitationId", ticket.invitationId().value())
                .text("fileName", ticket.fileName())
                .number("size", ticket.size())
                .text("sha256", ticket.sha256())
                .moment("issuedAt", ticket.issuedAt())
                .moment("validUntil", ticket.expiresAt())
                .number("sequence", ticket.sequence())
                .number("expiresAt", forgottenAt(ticket).getEpochSecond())
                .build();
    }

    static UploadTicket decode(StoredItem item) {
        return new UploadTicket(
                new TicketId(item.text("id")),
                new ProcurementId(item.text("procurementId")),
                new InvitationId(item.text("invitationId")),
                item.text("fileName"),
                item.number("size"),
                item.text("sha256"),
                item.moment("issuedAt"),
                item.moment("validUntil"),
                item.count("sequence"));
    }

    /** Returns from when on nobody is told of the ticket any more, though its item may still be there. */
    static Instant forgottenAt(UploadTicket ticket) {
        return ticket.issuedAt().plus(REMEMBERED);
    }
}
