package dev.kikilist.dynamodb;

import dev.kikilist.dynamodb.DynamoDbTable.Change;
import dev.kikilist.policy.BodyCode;
import dev.kikilist.procurement.Invitation;
import dev.kikilist.procurement.InvitationId;
import dev.kikilist.procurement.ProcurementId;
import dev.kikilist.submission.CurrentList;
import dev.kikilist.submission.ListOrder;
import dev.kikilist.submission.SubmissionId;
import dev.kikilist.text.CorporateNumber;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The item of an invitation. Its contacts lie in an item of their own ({@link ContactCodec}). */
final class InvitationCodec {
    static final String LAST_VERSION = "lastVersion";
    static final String CURRENT_ID = "currentId";
    static final String CURRENT_ORDER = "currentOrder";
    static final String LAST_TICKET = "lastTicket";
    static final String LAST_TICKET_AT = "lastTicketAt";
    static final String ALLOWANCE_WHOLE_AT = "ticketAllowanceWholeAt";

    /** The attributes that say where the lists of the invitation stand. */
    static final Set<String> PLACE = Set.of(LAST_VERSION, CURRENT_ID, CURRENT_ORDER);

    private InvitationCodec() {}

    /** @param contactVersion which version of its contacts belongs to it */
    static Map<String, AttributeValue> encode(Invitation invitation, int contactVersion) {
        var item = new HashMap<>(place(invitation.lastVersion(), invitation.current()));
        item.putAll(ItemBuilder.at(Keys.invitation(invitation.procurementId(), invitation.id()))
                .in(Keys.indexKey(invitation))
                .text("id", invitation.id().value())
                .text("procurementId", invitation.procurementId().value())
                .text("body", invitation.body().value())
                .day("startDate", invitation.startDate())
                .text("vendor", invitation.vendor().value())
                .text("vendorName", invitation.vendorName())
                .number(ContactCodec.VERSION, contactVersion)
                .moment("invitedAt", invitation.invitedAt())
                .build());
        return Map.copyOf(item);
    }

    static Map<String, AttributeValue> place(int lastVersion, @Nullable CurrentList current) {
        return ItemBuilder.nested()
                .number(LAST_VERSION, lastVersion)
                .text(CURRENT_ID, current == null ? null : current.id().value())
                .map(CURRENT_ORDER, current == null ? null : encode(current.order()))
                .build();
    }

    /** Returns the change by which another version of its contacts than that of {@code invitation} belongs to it. */
    static Change withContacts(StoredItem invitation, int version) {
        int before = ContactCodec.version(invitation);
        var values = new HashMap<>(Map.of(":version", AttributeValue.fromN(Integer.toString(version))));
        if (before > 0) {
            values.put(":before", AttributeValue.fromN(Integer.toString(before)));
        }
        return new Change(
                invitation.key(),
                "SET #version = :version REMOVE #contact, #fallback",
                before > 0
                        ? "#version = :before"
                        : "attribute_exists(" + Keys.PARTITION + ") AND attribute_not_exists(#version)",
                Map.of(
                        "#version",
                        ContactCodec.VERSION,
                        "#contact",
                        ContactCodec.CONTACT,
                        "#fallback",
                        ContactCodec.FALLBACK),
                values);
    }

    /** @param item the item with its contacts */
    static Invitation decode(StoredItem item) {
        return new Invitation(
                new InvitationId(item.text("id")),
                new ProcurementId(item.text("procurementId")),
                new BodyCode(item.text("body")),
                item.day("startDate"),
                new CorporateNumber(item.text("vendor")),
                item.text("vendorName"),
                ContactCodec.registered(item.map(ContactCodec.CONTACT)),
                ContactCodec.fallback(item),
                item.moment("invitedAt"),
                item.count(LAST_VERSION),
                current(item));
    }

    private static @Nullable CurrentList current(StoredItem item) {
        var id = item.valueOrNull(CURRENT_ID, SubmissionId::new);
        return id == null ? null : new CurrentList(id, order(item.map(CURRENT_ORDER)));
    }

    static ItemBuilder encode(ListOrder order) {
        return ItemBuilder.nested()
                .moment("since", order.since())
                .number("ticket", order.ticket())
                .text("key", order.key())
                .text("sequencer", order.sequencer());
    }

    private static ListOrder order(StoredItem map) {
        return new ListOrder(map.moment("since"), map.count("ticket"), map.text("key"), map.textOrNull("sequencer"));
    }
}
