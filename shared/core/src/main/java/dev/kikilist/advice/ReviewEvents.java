package dev.kikilist.advice;

import dev.kikilist.audit.AuditEntry;
import dev.kikilist.audit.AuditKind;
import dev.kikilist.audit.AuditSubject;
import dev.kikilist.concern.ConcernEvents;
import dev.kikilist.submission.SubmissionId;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The events of a review. Their chain is apart from that of the list's other events: the vendor may be shown the head of that
 * one, and nothing that the vendor may not know moves it.
 */
public final class ReviewEvents {
    /** What the subject of a review's chain ends with. */
    public static final String SUFFIX = "/review";

    private ReviewEvents() {}

    /** Returns what the chain of a review's events is about. */
    public static AuditSubject subject(SubmissionId id) {
        return new AuditSubject(id + SUFFIX);
    }

    static AuditEntry requested(Instant at) {
        return AuditEntry.of(AuditKind.ADVICE_REQUESTED, at, Map.of());
    }

    static AuditEntry withdrawn(Instant at) {
        return AuditEntry.of(AuditKind.ADVICE_REQUEST_WITHDRAWN, at, Map.of());
    }

    static AuditEntry given(Opinion opinion) {
        return opinion(AuditKind.OPINION_GIVEN, opinion);
    }

    static AuditEntry proposed(Opinion opinion) {
        return opinion(AuditKind.CONCERN_REMOVAL_PROPOSED, opinion);
    }

    private static AuditEntry opinion(AuditKind kind, Opinion opinion) {
        var facts = new TreeMap<String, String>();
        facts.put("kind", opinion.kind().name());
        facts.put("text", opinion.text());
        facts.put(
                "items",
                opinion.items().stream()
                        .map(item -> item.position() + " " + item.kind() + " " + item.text())
                        .collect(Collectors.joining("\n")));
        facts.put("by", ConcernEvents.by(opinion.by()));
        if (opinion.confirmedBy() != null) {
            facts.put("confirmedBy", ConcernEvents.by(opinion.confirmedBy()));
        }
        return new AuditEntry(kind, opinion.at(), facts);
    }

    static AuditEntry confirmed(Opinion opinion, Instant at) {
        return new AuditEntry(
                AuditKind.CONCERN_REMOVAL_CONFIRMED, at, given(opinion).facts());
    }

    static AuditEntry asked(Inquiry inquiry) {
        return AuditEntry.of(
                AuditKind.INQUIRY_ASKED,
                inquiry.askedAt(),
                Map.of(
                        "number", Integer.toString(inquiry.number()),
                        "question", inquiry.question(),
                        "by", ConcernEvents.by(inquiry.askedBy())));
    }

    static AuditEntry answered(int number, String answer, Instant at) {
        return AuditEntry.of(
                AuditKind.INQUIRY_ANSWERED, at, Map.of("number", Integer.toString(number), "answer", answer));
    }

    static AuditEntry released(Release release) {
        return AuditEntry.of(
                AuditKind.ADVICE_RELEASED,
                release.at(),
                Map.of("number", Integer.toString(release.number()), "by", ConcernEvents.by(release.by())));
    }

    static AuditEntry notified(VendorNotice notice) {
        return AuditEntry.of(AuditKind.VENDOR_NOTIFIED, notice.at(), Map.of("text", notice.text()));
    }
}
