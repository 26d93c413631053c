package dev.kikilist.procurement;

import dev.kikilist.audit.AuditEntry;
import dev.kikilist.audit.AuditKind;
import dev.kikilist.audit.AuditSubject;
import dev.kikilist.procurement.Standing.Cancellation;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The events of a procurement. That a contact changed is an event; who it is or was is personal data and is not.
 */
public final class ProcurementEvents {
    private ProcurementEvents() {}

    /** Returns what the chain of a procurement's events is about. */
    public static AuditSubject subject(ProcurementId id) {
        return new AuditSubject(id.value());
    }

    /** Returns the event that a procurement was registered. */
    public static AuditEntry registered(Procurement procurement) {
        var facts = facts(procurement);
        facts.put("body", procurement.body().value());
        facts.put("startDate", procurement.startDate().toString());
        facts.put("edition", procurement.edition().value());
        return new AuditEntry(AuditKind.PROCUREMENT_REGISTERED, procurement.registeredAt(), facts);
    }

    /** Returns the event that {@code before} became {@code after}; it names what changed, as it is now. */
    static AuditEntry amended(Procurement before, Procurement after, Instant at) {
        var was = facts(before);
        var changed = facts(after);
        changed.entrySet().removeIf(fact -> fact.getValue().equals(was.get(fact.getKey())));
        if (!before.contact().equals(after.contact())) {
            changed.put("contact", "changed");
        }
        return new AuditEntry(AuditKind.PROCUREMENT_AMENDED, at, changed);
    }

    static AuditEntry handedOver(Instant at) {
        return AuditEntry.of(AuditKind.PROCUREMENT_HANDED_OVER, at, Map.of());
    }

    /** Returns the event that the contacts of an invited vendor changed. */
    static AuditEntry vendorContactChanged(InvitationId invitation, Instant at) {
        return AuditEntry.of(AuditKind.VENDOR_CONTACT_CHANGED, at, Map.of("invitation", invitation.value()));
    }

    /** Returns the event that a contact of the agency was removed. */
    static AuditEntry contactRemoved(Instant at) {
        return AuditEntry.of(AuditKind.CONTACT_REMOVED, at, Map.of());
    }

    /** Returns the event that a contact of an invited vendor was removed. */
    static AuditEntry vendorContactRemoved(InvitationId invitation, Instant at) {
        return AuditEntry.of(AuditKind.CONTACT_REMOVED, at, Map.of("invitation", invitation.value()));
    }

    static AuditEntry cancelled(Cancellation cancellation) {
        return AuditEntry.of(
                AuditKind.PROCUREMENT_CANCELLED, cancellation.at(), Map.of("reason", cancellation.reason()));
    }

    /** Returns the event that what a date or a change owes was dealt with. */
    static AuditEntry noticed(DeadlinePlan.Notice notice, Instant at) {
        return AuditEntry.of(
                AuditKind.DEADLINE_NOTICED,
                at,
                Map.of("notice", notice.kind().name(), "day", notice.day().toString()));
    }

    private static SortedMap<String, String> facts(Procurement procurement) {
        var facts = new TreeMap<String, String>();
        facts.put("title", procurement.title());
        facts.put("viewpoints", names(procurement.viewpoints()));
        facts.put(
                "reasons",
                procurement.particulars().reasons().entrySet().stream()
                        .map(reason -> reason.getKey() + " " + reason.getValue())
                        .collect(Collectors.joining("\n")));
        facts.put("contractMethod", procurement.contractMethod().name());
        facts.put("subjects", names(procurement.subjects()));
        facts.put("ismapRegistration", procurement.particulars().ismapRegistration());
        facts.put(
                "externalConnection", Boolean.toString(procurement.particulars().externalConnection()));
        facts.put("submissionDue", procurement.schedule().submissionDue().toString());
        facts.put("inspectionDue", procurement.schedule().inspectionDue().toString());
        facts.put("biddingDay", procurement.schedule().biddingDay().toString());
        return facts;
    }

    private static String names(Iterable<? extends Enum<?>> constants) {
        var names = new StringBuilder();
        for (var constant : constants) {
            names.append(names.isEmpty() ? "" : " ").append(constant.name());
        }
        return names.toString();
    }
}
