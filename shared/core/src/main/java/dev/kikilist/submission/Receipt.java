package dev.kikilist.submission;

import dev.kikilist.audit.AuditEvent;
import dev.kikilist.audit.AuditKind;
import dev.kikilist.audit.ChainCheck;
import dev.kikilist.audit.ChainHead;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a vendor keeps as evidence of what it handed in and what became of it.
 *
 * <p>It is the beginning of the submission's chain of events, from its receipt to its decision, and what follows from it.
 * It does not change afterwards, and nothing that only reviewers know is in it.
 *
 * @param id the submission
 * @param events its events up to the decision
 */
public record Receipt(SubmissionId id, List<AuditEvent> events) {
    private static final DateTimeFormatter JST =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssXXX", Locale.ROOT).withZone(ZoneOffset.ofHours(9));

    public Receipt {
        events = List.copyOf(events);
        if (events.isEmpty()
                || events.getFirst().entry().kind() != AuditKind.RECEIVED
                || events.getLast().entry().kind() != AuditKind.DECIDED) {
            throw new IllegalArgumentException("a receipt goes from RECEIVED to DECIDED");
        }
    }

    /** Returns the receipt of a submission with these events, or empty while it is not decided. */
    public static Optional<Receipt> of(SubmissionId id, List<AuditEvent> events) {
        for (int last = 0; last < events.size(); last++) {
            if (events.get(last).entry().kind() == AuditKind.DECIDED) {
                return Optional.of(new Receipt(id, events.subList(0, last + 1)));
            }
        }
        return Optional.empty();
    }

    /** Returns whether every event is as it was written and follows from the one before. */
    public boolean isIntact() {
        return ChainCheck.faults(SubmissionEvents.subject(id), events, head()).isEmpty();
    }

    /** Returns the head of the chain when the submission was decided. */
    public ChainHead head() {
        return events.getLast().head();
    }

    /** Returns the SHA-256 of the file, empty when there was no file to read. */
    public String sha256() {
        return decided("sha256").orElse("");
    }

    /** Returns the length of the file in bytes. */
    public long size() {
        return received("size").map(Long::parseLong).orElse(0L);
    }

    /** Returns the digest of the data it was judged by. */
    public String ruleData() {
        return decided("ruleData").orElse("");
    }

    /** Returns what is to be read at a glance, in the order in which it is shown. */
    public Map<String, @Nullable String> summary() {
        var summary = new LinkedHashMap<String, @Nullable String>();
        summary.put("submissionId", id.value());
        summary.put("version", decided("version").orElse(null));
        summary.put("fileName", received("fileName").orElse(null));
        summary.put("sha256", sha256());
        summary.put("size", Long.toString(size()));
        summary.put("items", decided("items").orElse(null));
        summary.put("subcontractors", decided("subcontractors").orElse(null));
        summary.put("edition", decided("edition").orElse(null));
        summary.put("ruleData", ruleData());
        summary.put("receivedAt", inJapan(events.getFirst().entry().at()));
        summary.put("decidedAt", inJapan(events.getLast().entry().at()));
        summary.put("state", decided("state").orElse(null));
        summary.put("chainLength", Integer.toString(head().sequence()));
        summary.put("chainHead", head().hash());
        return summary;
    }

    private Optional<String> received(String fact) {
        return Optional.ofNullable(events.getFirst().entry().facts().get(fact));
    }

    private Optional<String> decided(String fact) {
        return Optional.ofNullable(events.getLast().entry().facts().get(fact));
    }

    private static String inJapan(Instant instant) {
        return JST.format(instant);
    }
}
