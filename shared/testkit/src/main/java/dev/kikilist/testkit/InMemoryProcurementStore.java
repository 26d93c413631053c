package dev.kikilist.testkit;

import dev.kikilist.audit.AuditEntry;
import dev.kikilist.mail.MailOwed;
import dev.kikilist.mail.MailState;
import dev.kikilist.paging.MalformedPositionException;
import dev.kikilist.paging.Page;
import dev.kikilist.paging.PageRequest;
import dev.kikilist.paging.Position;
import dev.kikilist.policy.BodyCode;
import dev.kikilist.procurement.DeadlinePlan;
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
import dev.kikilist.testkit.InMemoryTable.InvitationKey;
import dev.kikilist.testkit.InMemoryTable.StoredMail;
import dev.kikilist.testkit.InMemoryTable.TicketKey;
import dev.kikilist.text.CorporateNumber;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Keeps procurements, invitations and upload tickets in memory. */
public final class InMemoryProcurementStore implements ProcurementStore {
    private static final Duration REMEMBERED = Duration.ofDays(30);

    private final InMemoryTable table;
    private final Clock clock;

    /**
     * Keeps them in {@code table}.
     *
     * @param clock tells when a ticket is forgotten
     */
    public InMemoryProcurementStore(InMemoryTable table, Clock clock) {
        this.table = table;
        this.clock = clock;
    }

    @Override
    public Procurement create(Procurement procurement) {
        return table.atomically("ProcurementStore.create", () -> {
            if (!table.procurements.containsKey(procurement.id())) {
                table.append(ProcurementEvents.subject(procurement.id()), ProcurementEvents.registered(procurement));
            }
            return putIfAbsent(table.procurements, procurement.id(), procurement);
        });
    }

    @Override
    public boolean change(Procurement next, AuditEntry happened) {
        return table.atomically("ProcurementStore.change", () -> {
            var standing = table.procurements.get(next.id());
            if (standing == null
                    || standing.standing().version() != next.standing().version() - 1) {
                return next.equals(standing);
            }
            table.append(ProcurementEvents.subject(next.id()), happened);
            table.procurements.put(next.id(), next);
            return true;
        });
    }

    @Override
    public boolean changeContacts(Procurement next, Invitation invitation, AuditEntry happened) {
        return table.atomically("ProcurementStore.changeContacts", () -> {
            var key = new InvitationKey(invitation.procurementId(), invitation.id());
            var invited = table.invitations.get(key);
            if (invited == null) {
                throw new IllegalStateException("there is no invitation " + invitation.id());
            }
            var standing = table.procurements.get(next.id());
            if (standing == null
                    || standing.standing().version() != next.standing().version() - 1) {
                return next.equals(standing);
            }
            table.append(ProcurementEvents.subject(next.id()), happened);
            table.procurements.put(next.id(), next);
            table.invitations.put(key, invited.withContact(invitation.contact(), invitation.fallbackContact()));
            return true;
        });
    }

    @Override
    public boolean notice(Procurement before, Procurement next, AuditEntry happened, List<MailOwed> mails) {
        return table.atomically("ProcurementStore.notice", () -> {
            if (!before.equals(table.procurements.get(next.id()))) {
                return false;
            }
            table.append(ProcurementEvents.subject(next.id()), happened);
            table.procurements.put(next.id(), next);
            owe(mails);
            return true;
        });
    }

    @Override
    public List<ProcurementId> owingBefore(Instant instant, int limit) {
        return table.atomically(
                "ProcurementStore.owingBefore",
                () -> table.procurements.values().stream()
                        .flatMap(procurement -> DeadlinePlan.next(procurement)
                                .filter(notice -> notice.owedAt().isBefore(instant))
                                .map(notice -> Map.entry(notice.owedAt(), procurement.id()))
                                .stream())
                        .sorted(Map.Entry.comparingByKey())
                        .limit(limit)
                        .map(Map.Entry::getValue)
                        .toList());
    }

    @Override
    public Optional<Procurement> find(ProcurementId id) {
        return table.atomically("ProcurementStore.find", () -> Optional.ofNullable(table.procurements.get(id)));
    }

    @Override
    public Optional<ProcurementSummary> findSummary(ProcurementId id) {
        return table.atomically(
                "ProcurementStore.findSummary",
                () -> Optional.ofNullable(table.procurements.get(id)).map(Procurement::summary));
    }

    @Override
    public Map<ProcurementId, ProcurementSummary> findSummaries(Collection<ProcurementId> ids) {
        return table.atomically("ProcurementStore.findSummaries", () -> {
            var found = new HashMap<ProcurementId, ProcurementSummary>();
            for (var id : ids) {
                var procurement = table.procurements.get(id);
                if (procurement != null) {
                    found.put(id, procurement.summary());
                }
            }
            return found;
        });
    }

    @Override
    public Invitation create(Invitation invitation, List<MailOwed> mails) {
        return table.atomically("ProcurementStore.create", () -> {
            var key = new InvitationKey(invitation.procurementId(), invitation.id());
            if (!table.invitations.containsKey(key)) {
                owe(mails);
            }
            return putIfAbsent(table.invitations, key, invitation);
        });
    }

    private void owe(List<MailOwed> mails) {
        mails.forEach(
                mail -> table.mails.putIfAbsent(mail.id(), new StoredMail(mail.owedAt(), new MailState.Pending())));
    }

    @Override
    public Optional<Invitation> findInvitation(ProcurementId procurementId, InvitationId invitationId) {
        return table.atomically(
                "ProcurementStore.findInvitation",
                () -> Optional.ofNullable(table.invitations.get(new InvitationKey(procurementId, invitationId))));
    }

    @Override
    public Page<Invitation> invitationsTo(ProcurementId procurementId, PageRequest request) {
        var from = request.from();
        if (from != null && InvitationId.parse(from.value()).isEmpty()) {
            throw new MalformedPositionException("not a position of this listing");
        }
        return table.atomically("ProcurementStore.invitationsTo", () -> {
            var rest = table.invitations.values().stream()
                    .filter(invitation -> invitation.procurementId().equals(procurementId))
                    .filter(invitation ->
                            from == null || invitation.id().value().compareTo(from.value()) > 0)
                    .sorted(Comparator.comparing(invitation -> invitation.id().value()))
                    .toList();
            if (rest.size() <= request.limit()) {
                return new Page<>(rest, null);
            }
            var page = rest.subList(0, request.limit());
            return new Page<>(page, new Position(page.getLast().id().value()));
        });
    }

    @Override
    public Issue issue(UploadTicket ticket, TicketAllowance allowance) {
        return table.atomically("ProcurementStore.issue", () -> {
            var key = new TicketKey(ticket.procurementId(), ticket.invitationId(), ticket.id());
            var earlier = table.tickets.get(key);
            return earlier == null ? placed(ticket, allowance) : new Issue.Issued(earlier);
        });
    }

    private Issue placed(UploadTicket ticket, TicketAllowance allowance) {
        var invitation = new InvitationKey(ticket.procurementId(), ticket.invitationId());
        if (!table.invitations.containsKey(invitation)) {
            throw new IllegalStateException("there is no invitation " + ticket.invitationId());
        }
        var last = table.lastTickets.get(invitation);
        var placed = last == null
                ? ticket.inPlace(1, ticket.issuedAt())
                : ticket.inPlace(
                        last.sequence() + 1,
                        last.issuedAt().isBefore(ticket.issuedAt()) ? ticket.issuedAt() : last.issuedAt());
        return switch (allowance.take(table.allowancesWholeAt.get(invitation), placed.issuedAt(), placed.size())) {
            case TicketAllowance.Answer.NotBefore later -> new Issue.NotBefore(later.moment());
            case TicketAllowance.Answer.Granted granted -> {
                table.allowancesWholeAt.put(invitation, granted.wholeAt());
                table.lastTickets.put(invitation, placed);
                table.tickets.put(new TicketKey(ticket.procurementId(), ticket.invitationId(), ticket.id()), placed);
                yield new Issue.Issued(placed);
            }
        };
    }

    @Override
    public Optional<UploadTicket> findTicket(
            ProcurementId procurementId, InvitationId invitationId, TicketId ticketId) {
        return table.atomically(
                "ProcurementStore.findTicket", () -> remembered(new TicketKey(procurementId, invitationId, ticketId)));
    }

    private Optional<UploadTicket> remembered(TicketKey key) {
        return Optional.ofNullable(table.tickets.get(key))
                .filter(ticket -> clock.instant().isBefore(ticket.issuedAt().plus(REMEMBERED)));
    }

    @Override
    public Invited findInvited(ProcurementId procurementId, InvitationId invitationId, @Nullable TicketId ticketId) {
        return table.atomically(
                "ProcurementStore.findInvited",
                () -> new Invited(
                        table.procurements.get(procurementId),
                        table.invitations.get(new InvitationKey(procurementId, invitationId)),
                        Optional.ofNullable(ticketId)
                                .flatMap(sought -> remembered(new TicketKey(procurementId, invitationId, sought)))
                                .orElse(null)));
    }

    @Override
    public Page<ProcurementSummary> procurementsOf(BodyCode body, PageRequest request) {
        return table.atomically(
                "ProcurementStore.procurementsOf",
                () -> page(
                        table.procurements.values().stream()
                                .filter(procurement -> procurement.body().equals(body)),
                        request));
    }

    @Override
    public Page<ProcurementSummary> allProcurements(PageRequest request) {
        return table.atomically(
                "ProcurementStore.allProcurements", () -> page(table.procurements.values().stream(), request));
    }

    @Override
    public Page<ProcurementSummary> procurementsInviting(CorporateNumber vendor, PageRequest request) {
        return table.atomically(
                "ProcurementStore.procurementsInviting",
                () -> page(
                        table.invitations.values().stream()
                                .filter(invitation -> invitation.vendor().equals(vendor))
                                .map(Invitation::procurementId)
                                .flatMap(id -> Stream.ofNullable(table.procurements.get(id))),
                        request));
    }

    private static Page<ProcurementSummary> page(Stream<Procurement> procurements, PageRequest request) {
        return InMemoryListing.page(
                procurements.map(Procurement::summary),
                procurement -> procurement.startDate() + " " + procurement.id(),
                request);
    }

    private static <K, V> V putIfAbsent(Map<K, V> map, K key, V value) {
        var standing = map.putIfAbsent(key, value);
        return standing == null ? value : standing;
    }
}
