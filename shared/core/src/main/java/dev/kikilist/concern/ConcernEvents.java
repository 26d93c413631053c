package dev.kikilist.concern;

import dev.kikilist.access.Viewer.ReviewerViewer;
import dev.kikilist.audit.AuditEntry;
import dev.kikilist.audit.AuditKind;
import dev.kikilist.audit.AuditSubject;
import java.util.TreeMap;

/** The events of an entry of the concern list. Their chain is the entry's own and is shown to reviewers only. */
public final class ConcernEvents {
    private ConcernEvents() {}

    /** Returns what the chain of an entry's events is about. */
    public static AuditSubject subject(ConcernId id) {
        return new AuditSubject(id.value());
    }

    /** Returns the event that a version was made. */
    public static AuditEntry made(Concern concern) {
        var facts = new TreeMap<String, String>();
        var terms = concern.terms();
        facts.put("version", Integer.toString(concern.version()));
        facts.put("by", by(concern.changedBy()));
        facts.put("makers", String.join("\n", terms.makers()));
        facts.put("country", terms.country());
        facts.put("reason", terms.reason());
        facts.put("validFrom", terms.validFrom().toString());
        facts.put(
                "bodies",
                String.join(" ", terms.bodies().stream().map(Object::toString).toList()));
        if (terms.corporateNumber() != null) {
            facts.put("corporateNumber", terms.corporateNumber().value());
        }
        if (terms.product() != null) {
            facts.put("product", terms.product().written());
        }
        if (terms.model() != null) {
            facts.put("model", terms.model().written());
        }
        if (terms.category() != null) {
            facts.put("category", terms.category().value());
        }
        if (terms.validUntil() != null) {
            facts.put("validUntil", terms.validUntil().toString());
        }
        return new AuditEntry(kind(concern), concern.changedAt(), facts);
    }

    /** Returns the event that a recall has looked at all lists. */
    public static AuditEntry recalled(Recall recall) {
        var facts = new TreeMap<String, String>();
        facts.put("recall", recall.id().value());
        facts.put("version", Integer.toString(recall.concernVersion()));
        facts.put("lists", Integer.toString(recall.lists()));
        return new AuditEntry(AuditKind.CONCERN_RECALLED, recall.changedAt(), facts);
    }

    /** Returns how a reviewer is named in events: office and account. */
    public static String by(ReviewerViewer reviewer) {
        return reviewer.office() + "/" + reviewer.reviewer();
    }

    private static AuditKind kind(Concern concern) {
        return switch (concern.state()) {
            case DRAFT -> concern.version() == 1 ? AuditKind.CONCERN_DRAFTED : AuditKind.CONCERN_CHANGED;
            case PUBLISHED -> AuditKind.CONCERN_PUBLISHED;
            case WITHDRAWN -> AuditKind.CONCERN_WITHDRAWN;
        };
    }
}
