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
import dev.kikilist.procurement.ProcurementSummary;
import dev.kikilist.procurement.TicketAllowance;
import dev.kikilist.procurement.TicketId;
import dev.kikilist.procurement.UploadTicket;
import dev.kikilist.text.CorporateNumber;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** Keeps procurements, invitations and upload tickets in the DynamoDB table. */
public final class DynamoDbProcurementStore implements ProcurementStore {
    /** A transaction has at most 100 actions: the procurement, its contacts, its event, and these. */
    private static final int MAILS_AT_ONCE = 90;

    private static final int FIRST_CONTACTS = 1;

    private final DynamoDbTable table;
    private final Registrations registrations;
    private final Clock clock;

    /**
     * Keeps them in {@code table}.
     *
     * @param clock tells when a ticket is forgotten
     */
    public DynamoDbProcurementStore(DynamoDbTable table, Clock clock) {
        this.table = table;
        this.registrations = new Registrations(table);
        this.clock = clock;
    }

    @Override
    public Procurement create(Procurement procurement) {
        var key = Keys.procurement(procurement.id());
        return Transaction.run(table, () -> {
            var standing = registrations.find(key);
            if (standing.isPresent()) {
                return new Transaction.Answer<>(ProcurementCodec.decode(standing.get()));
            }
            var event = AuditCodec.after(
                    ChainHead.START,
                    ProcurementEvents.subject(procurement.id()),
                    ProcurementEvents.registered(procurement));
            return new Transaction.Changes<>(
                    List.of(
                            table.putIfAbsentInTransaction(
                                    ProcurementCodec.encode(procurement, FIRST_CONTACTS, event.head())),
                            put(ContactCodec.encode(
                                    key, FIRST_CONTACTS, procurement.contact(), procurement.fallbackContact())),
                            AuditCodec.append(table.name(), event)),
                    procurement,
                    reasons -> Optional.empty());
        });
    }

    @Override
    public boolean change(Procurement next, AuditEntry happened) {
        var key = Keys.procurement(next.id());
        return Transaction.run(
                table, () -> changes(registrations.find(key).orElse(null), next, happened, () -> List.of()));
    }

    @Override
    public boolean changeContacts(Procurement next, Invitation invitation, AuditEntry happened) {
        var procurement = Keys.procurement(next.id());
        var invited = Keys.invitation(invitation.procurementId(), invitation.id());
        return Transaction.run(table, () -> {
            var found = registrations.find(List.of(procurement, invited));
            return changes(found.get(procurement), next, happened, () -> contactsOf(found.get(invited), invitation));
        });
    }

    private Transaction<Boolean> changes(
            @Nullable StoredItem item, Procurement next, AuditEntry happened, Supplier<List<TransactWriteItem>> more) {
        var standing = item == null ? null : ProcurementCodec.decode(item);
        if (item == null
                || standing == null
                || standing.standing().version() != next.standing().version() - 1) {
            return new Transaction.Answer<>(next.equals(standing));
        }
        var actions = replace(item, next, happened);
        actions.addAll(more.get());
        return new Transaction.Changes<>(actions, true, reasons -> Optional.empty());
    }

    /** Returns the writes that put the contacts of {@code next} in place of those of the invitation that stands. */
    private List<TransactWriteItem> contactsOf(@Nullable StoredItem standing, Invitation next) {
        if (standing == null) {
            throw new IllegalStateException("there is no invitation " + next.id());
        }
        int version = ContactCodec.version(standing) + 1;
        var moved = InvitationCodec.withContacts(standing, version).inTransaction(table.name());
        return List.of(
                TransactWriteItem.builder().update(moved).build(),
                put(ContactCodec.encode(standing.key(), version, next.contact(), next.fallbackContact())));
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
            var items = registrations.find(keys);
            var item = items.get(key);
            if (item == null || !ProcurementCodec.decode(item).equals(before)) {
                return new Transaction.Answer<>(false);
            }
            var actions = replace(item, next, happened);
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

    /**
     * Returns the writes of a procurement, of its contacts where they are others, and of the event that moves its head, made only
     * while the head is as it was read.
     */
    private List<TransactWriteItem> replace(StoredItem standing, Procurement next, AuditEntry happened) {
        var head = AuditCodec.head(standing);
        var event = AuditCodec.after(head, ProcurementEvents.subject(next.id()), happened);
        boolean isKept = ContactCodec.isKept(standing, next.contact(), next.fallbackContact());
        int version = ContactCodec.version(standing) + (isKept ? 0 : 1);
        var actions =
                new ArrayList<>(List.of(replace(next, version, head, event), AuditCodec.append(table.name(), event)));
        if (!isKept) {
            actions.add(put(ContactCodec.encode(standing.key(), version, next.contact(), next.fallbackContact())));
        }
        return actions;
    }

    /** Returns the write of contacts. The condition on their registration in the same transaction guards it. */
    private TransactWriteItem put(Map<String, AttributeValue> contacts) {
        return TransactWriteItem.builder()
                .put(Put.builder().tableName(table.name()).item(contacts).build())
                .build();
    }

    private TransactWriteItem replace(Procurement next, int contactVersion, ChainHead before, AuditEvent event) {
        return TransactWriteItem.builder()
                .put(Put.builder()
                        .tableName(table.name())
                        .item(ProcurementCodec.encode(next, contactVersion, event.head()))
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
        return registrations.find(Keys.procurement(id)).map(ProcurementCodec::decode);
    }

    @Override
    public Optional<ProcurementSummary> findSummary(ProcurementId id) {
        return table.find(Keys.procurement(id)).map(ProcurementCodec::summary);
    }

    @Override
    public Map<ProcurementId, ProcurementSummary> findSummaries(Collection<ProcurementId> ids) {
        var found = new HashMap<ProcurementId, ProcurementSummary>();
        for (var item : table.find(ids.stream().map(Keys::procurement).toList()).values()) {
            var summary = ProcurementCodec.summary(item);
            found.put(summary.id(), summary);
        }
        return found;
    }

    @Override
    public Invitation create(Invitation invitation, List<MailOwed> mails) {
        var key = Keys.invitation(invitation.procurementId(), invitation.id());
        return Transaction.run(table, () -> {
            var standing = registrations.find(key);
            if (standing.isPresent()) {
                return new Transaction.Answer<>(InvitationCodec.decode(standing.get()));
            }
            var actions = new ArrayList<>(List.of(
                    table.putIfAbsentInTransaction(InvitationCodec.encode(invitation, FIRST_CONTACTS)),
                    put(ContactCodec.encode(key, FIRST_CONTACTS, invitation.contact(), invitation.fallbackContact()))));
            mails.stream()
                    .map(MailCodec::encode)
                    .map(table::putIfAbsentInTransaction)
                    .forEach(actions::add);
            return new Transaction.Changes<>(actions, invitation, reasons -> Optional.empty());
        });
    }

    @Override
    public Optional<Invitation> findInvitation(ProcurementId procurementId, InvitationId invitationId) {
        return registrations.find(Keys.invitation(procurementId, invitationId)).map(InvitationCodec::decode);
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
            query.exclusiveStartKey(Keys.contact(Keys.invitation(procurementId, invitationAt(from)))
                    .attributes());
        }
        // Each is followed by its contacts.
        var found = registrations.whole(table.query(query.build(), 2 * (request.limit() + 1))).stream()
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
        var found = registrations.find(Stream.concat(Stream.of(procurement, invitation), ticket.stream())
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
    public Page<ProcurementSummary> procurementsOf(BodyCode body, PageRequest request) {
        return new Listing(Index.FIRST, Keys.procurementsOf(body))
                .page(table, request, Keys::procurementPosition)
                .map(ProcurementCodec::summary);
    }

    @Override
    public Page<ProcurementSummary> allProcurements(PageRequest request) {
        return new Listing(Index.SECOND, Keys.allProcurements())
                .page(table, request, Keys::procurementPosition)
                .map(ProcurementCodec::summary);
    }

    @Override
    public Page<ProcurementSummary> procurementsInviting(CorporateNumber vendor, PageRequest request) {
        var invitations =
                new Listing(Index.FIRST, Keys.invitationsOf(vendor)).page(table, request, Keys::procurementPosition);
        var keys = invitations.entries().stream()
                .map(item -> Keys.procurement(new ProcurementId(item.text("procurementId"))))
                .toList();
        var procurements = table.find(keys);
        return new Page<>(
                keys.stream()
                        .flatMap(key -> Stream.ofNullable(procurements.get(key)))
                        .map(ProcurementCodec::summary)
                        .toList(),
                invitations.nextPosition());
    }

    private static InvitationId invitationAt(Position position) {
        return InvitationId.parse(position.value())
                .orElseThrow(() -> new MalformedPositionException("not a position of this listing"));
    }
}
