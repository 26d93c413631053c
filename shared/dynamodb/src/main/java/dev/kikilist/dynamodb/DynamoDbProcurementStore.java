package dev.kikilist.dynamodb;

import dev.kikilist.audit.AuditEntry;
import dev.kikilist.audit.AuditEvent;
import dev.kikilist.audit.ChainHead;
import dev.kikilist.mail.MailOwed;
import dev.kikilist.paging.MalformedPositionException;
import dev.kikilist.paging.Page;
import dev.kikilist.paging.PageRequest;
import dev.kikilist.paging.Position;
import dev.kikilist.policy.BodyCode;
import dev.kikilist.procurement.Invitation;
import dev.kikilist.procurement.InvitationId;
import dev.kikilist.procurement.Procurement;
import dev.kikilist.procurement.ProcurementEvents;
import dev.kikilist.procurement.ProcurementId;
import dev.kikilist.procurement.ProcurementStore;
import dev.kikilist.procurement.TicketAllowance;
import dev.kikilist.procurement.TicketId;
import dev.kikilist.procurement.UploadTicket;
import dev.kikilist.text.CorporateNumber;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** Keeps procurements, invitations and upload tickets in the DynamoDB table. */
public final class DynamoDbProcurementStore implements ProcurementStore {
    /** A transaction has at most 100 actions: the procurement, its event, and these. */
    private static final int MAILS_AT_ONCE = 90;

    private final DynamoDbTable table;
    private final Clock clock;

    /**
     * Keeps them in {@code table}.
     *
     * @param clock tells when a ticket is forgotten
     */
    public DynamoDbProcurementStore(DynamoDbTable table, Clock clock) {
        this.table = table;
        this.clock = clock;
    }

    @Override
    public Procurement create(Procurement procurement) {
        var key = Keys.procurement(procurement.id());
        return Transaction.run(table, () -> {
            var standing = table.find(key);
            if (standing.isPresent()) {
                return new Transaction.Answer<>(ProcurementCodec.decode(standing.get()));
            }
            var event = AuditCodec.after(
                    ChainHead.START,
                    ProcurementEvents.subject(procurement.id()),
                    ProcurementEvents.registered(procurement));
            return new Transaction.Changes<>(
                    List.of(
                            table.putIfAbsentInTransaction(ProcurementCodec.encode(procurement, event.head())),
                            AuditCodec.append(table.name(), event)),
                    procurement,
                    reasons -> Optional.empty());
        });
    }

    @Override
    public boolean change(Procurement next, AuditEntry happened) {
        return changeWith(next, List.of(), happened);
    }

    @Override
    public boolean changeContacts(Procurement next, Invitation invitation, AuditEntry happened) {
        var contacts = InvitationCodec.contactsOf(invitation).inTransaction(table.name());
        return changeWith(
                next, List.of(TransactWriteItem.builder().update(contacts).build()), happened);
    }

    private boolean changeWith(Procurement next, List<TransactWriteItem> more, AuditEntry happened) {
        var key = Keys.procurement(next.id());
        return Transaction.run(table, () -> {
            var item = table.find(key);
            var standing = item.map(ProcurementCodec::decode);
            int version = standing.map(found -> found.standing().version()).orElse(0);
            if (item.isEmpty() || version != next.standing().version() - 1) {
                return new Transaction.Answer<>(standing.equals(Optional.of(next)));
            }
            var head = AuditCodec.head(item.get());
            var event = AuditCodec.after(head, ProcurementEvents.subject(next.id()), happened);
            List<TransactWriteItem> actions =
                    new ArrayList<>(List.of(replace(next, head, event), AuditCodec.append(table.name(), event)));
            actions.addAll(more);
            return new Transaction.Changes<>(actions, true, reasons -> Optional.empty());
        });
    }

    @Override
    public boolean notice(Procurement before, Procurement next, AuditEntry happened, List<MailOwed> mails) {
        int first = Math.max(0, mails.size() - MAILS_AT_ONCE);
        mails.subList(0, first).forEach(mail -> table.putIfAbsent(MailCodec.encode(mail)));
        var rest = mails.subList(first, mails.size());
        var key = Keys.procurement(next.id());
        var keys = new ArrayList<>(List.of(key));
        rest.forEach(mail -> keys.add(Keys.mail(mail.id())));
        return Transaction.run(table, () -> {
            var items = table.find(keys);
            var item = items.get(key);
            if (item == null || !ProcurementCodec.decode(item).equals(before)) {
                return new Transaction.Answer<>(false);
            }
            var head = AuditCodec.head(item);
            var event = AuditCodec.after(head, ProcurementEvents.subject(next.id()), happened);
            List<TransactWriteItem> actions =
                    new ArrayList<>(List.of(replace(next, head, event), AuditCodec.append(table.name(), event)));
            rest.stream()
                    .filter(mail -> !items.containsKey(Keys.mail(mail.id())))
                    .map(MailCodec::encode)
                    .map(table::putIfAbsentInTransaction)
                    .forEach(actions::add);
            return new Transaction.Changes<>(actions, true, reasons -> Optional.empty());
        });
    }

    @Override
    public List<ProcurementId> owingBefore(Instant instant, int limit) {
        return new Listing(Index.DUE, Keys.dueDeadlines())
                .before(table, Keys.timeOrder(instant), limit).stream()
                        .map(StoredItem::key)
                        .map(key -> Keys.procurementId(key.partition()))
                        .toList();
    }

    /** Returns the write of a procurement with the event that moves its head, made only while the head is as it was read. */
    private TransactWriteItem replace(Procurement next, ChainHead before, AuditEvent event) {
        return TransactWriteItem.builder()
                .put(Put.builder()
                        .tableName(table.name())
                        .item(ProcurementCodec.encode(next, event.head()))
                        .conditionExpression("#head = :before")
                        .expressionAttributeNames(Map.of("#head", AuditCodec.HEAD_SEQUENCE))
                        .expressionAttributeValues(
                                Map.of(":before", AttributeValue.fromN(Integer.toString(before.sequence()))))
                        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                        .build())
                .build();
    }

    @Override
    public Optional<Procurement> find(ProcurementId id) {
        return table.find(Keys.procurement(id)).map(ProcurementCodec::decode);
    }

    @Override
    public Invitation create(Invitation invitation, List<MailOwed> mails) {
        var key = Keys.invitation(invitation.procurementId(), invitation.id());
        return Transaction.run(table, () -> {
            var standing = table.find(key);
            if (standing.isPresent()) {
                return new Transaction.Answer<>(InvitationCodec.decode(standing.get()));
            }
            var actions = Stream.concat(
                            Stream.of(InvitationCodec.encode(invitation)),
                            mails.stream().map(MailCodec::encode))
                    .map(table::putIfAbsentInTransaction)
                    .toList();
            return new Transaction.Changes<>(actions, invitation, reasons -> Optional.empty());
        });
    }

    @Override
    public Optional<Invitation> findInvitation(ProcurementId procurementId, InvitationId invitationId) {
        return table.find(Keys.invitation(procurementId, invitationId)).map(InvitationCodec::decode);
    }

    @Override
    public Page<Invitation> invitationsTo(ProcurementId procurementId, PageRequest request) {
        var query = QueryRequest.builder()
                .consistentRead(true)
                .keyConditionExpression("#partition = :partition AND begins_with(#sort, :prefix)")
                .expressionAttributeNames(Map.of("#partition", Keys.PARTITION, "#sort", Keys.SORT))
                .expressionAttributeValues(Map.of(
                        ":partition",
                                AttributeValue.fromS(
                                        Keys.procurement(procurementId).partition()),
                        ":prefix", AttributeValue.fromS(Keys.invitationPrefix())));
        var from = request.from();
        if (from != null) {
            query.exclusiveStartKey(
                    Keys.invitation(procurementId, invitationAt(from)).attributes());
        }
        var found = table.query(query.build(), request.limit() + 1).stream()
                .map(InvitationCodec::decode)
                .toList();
        if (found.size() <= request.limit()) {
            return new Page<>(found, null);
        }
        var entries = found.subList(0, request.limit());
        return new Page<>(entries, new Position(entries.getLast().id().value()));
    }

    @Override
    public Issue issue(UploadTicket ticket, TicketAllowance allowance) {
        var key = Keys.ticket(ticket.procurementId(), ticket.invitationId(), ticket.id());
        var invitation = Keys.invitation(ticket.procurementId(), ticket.invitationId());
        return Transaction.run(table, () -> {
            var standing = table.find(List.of(key, invitation));
            var earlier = standing.get(key);
            return earlier == null
                    ? placed(ticket, allowance, standing.get(invitation))
                    : new Transaction.Answer<>(new Issue.Issued(TicketCodec.decode(earlier)));
        });
    }

    private Transaction<Issue> placed(UploadTicket ticket, TicketAllowance allowance, @Nullable StoredItem invitation) {
        if (invitation == null) {
            throw new IllegalStateException("there is no invitation " + ticket.invitationId());
        }
        var before = invitation.numberOrNull(InvitationCodec.LAST_TICKET);
        var lastAt = invitation.momentOrNull(InvitationCodec.LAST_TICKET_AT);
        var placed = ticket.inPlace(
                before == null ? 1 : Math.toIntExact(before + 1),
                lastAt == null || lastAt.isBefore(ticket.issuedAt()) ? ticket.issuedAt() : lastAt);
        var wholeAt = invitation.momentOrNull(InvitationCodec.ALLOWANCE_WHOLE_AT);
        return switch (allowance.take(wholeAt, placed.issuedAt(), placed.size())) {
            case TicketAllowance.Answer.NotBefore later ->
                new Transaction.Answer<>(new Issue.NotBefore(later.moment()));
            case TicketAllowance.Answer.Granted granted -> stored(placed, invitation.key(), before, granted);
        };
    }

    /** The last sequence is the guard: it changes with every ticket, and the allowance with it alone. */
    private Transaction<Issue> stored(
            UploadTicket placed, ItemKey invitation, @Nullable Long before, TicketAllowance.Answer.Granted granted) {
        var values = new HashMap<>(Map.of(
                ":last", AttributeValue.fromN(Integer.toString(placed.sequence())),
                ":at", AttributeValue.fromS(placed.issuedAt().toString()),
                ":wholeAt", AttributeValue.fromS(granted.wholeAt().toString())));
        if (before != null) {
            values.put(":before", AttributeValue.fromN(Long.toString(before)));
        }
        var counted = new DynamoDbTable.Change(
                invitation,
                "SET #last = :last, #at = :at, #wholeAt = :wholeAt",
                before == null ? "attribute_exists(pk) AND attribute_not_exists(#last)" : "#last = :before",
                Map.of(
                        "#last", InvitationCodec.LAST_TICKET,
                        "#at", InvitationCodec.LAST_TICKET_AT,
                        "#wholeAt", InvitationCodec.ALLOWANCE_WHOLE_AT),
                values);
        return new Transaction.Changes<>(
                List.of(
                        TransactWriteItem.builder()
                                .update(counted.inTransaction(table.name()))
                                .build(),
                        table.putIfAbsentInTransaction(TicketCodec.encode(placed))),
                new Issue.Issued(placed),
                reasons -> Optional.empty());
    }

    @Override
    public Optional<UploadTicket> findTicket(
            ProcurementId procurementId, InvitationId invitationId, TicketId ticketId) {
        return table.find(Keys.ticket(procurementId, invitationId, ticketId)).flatMap(this::remembered);
    }

    private Optional<UploadTicket> remembered(StoredItem item) {
        return Optional.of(TicketCodec.decode(item))
                .filter(ticket -> clock.instant().isBefore(TicketCodec.forgottenAt(ticket)));
    }

    @Override
    public Invited findInvited(ProcurementId procurementId, InvitationId invitationId, @Nullable TicketId ticketId) {
        var procurement = Keys.procurement(procurementId);
        var invitation = Keys.invitation(procurementId, invitationId);
        var ticket = Optional.ofNullable(ticketId).map(sought -> Keys.ticket(procurementId, invitationId, sought));
        var found = table.find(Stream.concat(Stream.of(procurement, invitation), ticket.stream())
                .toList());
        return new Invited(
                Optional.ofNullable(found.get(procurement))
                        .map(ProcurementCodec::decode)
                        .orElse(null),
                Optional.ofNullable(found.get(invitation))
                        .map(InvitationCodec::decode)
                        .orElse(null),
                ticket.map(found::get).flatMap(this::remembered).orElse(null));
    }

    @Override
    public Page<Procurement> procurementsOf(BodyCode body, PageRequest request) {
        return new Listing(Index.FIRST, Keys.procurementsOf(body))
                .page(table, request, Keys::procurementPosition)
                .map(ProcurementCodec::decode);
    }

    @Override
    public Page<Procurement> allProcurements(PageRequest request) {
        return new Listing(Index.SECOND, Keys.allProcurements())
                .page(table, request, Keys::procurementPosition)
                .map(ProcurementCodec::decode);
    }

    @Override
    public Page<Procurement> procurementsInviting(CorporateNumber vendor, PageRequest request) {
        var invitations =
                new Listing(Index.FIRST, Keys.invitationsOf(vendor)).page(table, request, Keys::procurementPosition);
        var keys = invitations.entries().stream()
                .map(item -> Keys.procurement(new ProcurementId(item.text("procurementId"))))
                .toList();
        var procurements = table.find(keys);
        return new Page<>(
                keys.stream()
                        .flatMap(key -> Stream.ofNullable(procurements.get(key)))
                        .map(ProcurementCodec::decode)
                        .toList(),
                invitations.nextPosition());
    }

    private static InvitationId invitationAt(Position position) {
        return InvitationId.parse(position.value())
                .orElseThrow(() -> new MalformedPositionException("not a position of this listing"));
    }
}
