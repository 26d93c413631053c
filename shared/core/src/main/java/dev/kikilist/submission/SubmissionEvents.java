package dev.kikilist.submission;

import dev.kikilist.audit.AuditEntry;
import dev.kikilist.audit.AuditKind;
import dev.kikilist.audit.AuditSubject;
import dev.kikilist.mail.MailId;
import dev.kikilist.mail.MailMatter;
import dev.kikilist.mail.MailOwed;
import dev.kikilist.mail.Outbox.Claim;
import dev.kikilist.policy.RuleData;
import dev.kikilist.submission.SubmissionStore.Decision;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The events of a submission. Together with the bucket they say all that is stored of it; what only reviewers may know is
 * not among them.
 */
public final class SubmissionEvents {
    private SubmissionEvents() {}

    /** Returns what the chain of a submission's events is about. */
    public static AuditSubject subject(SubmissionId id) {
        return new AuditSubject(id.value());
    }

    /** Returns the event that an object version was first seen. */
    public static AuditEntry received(Submission received) {
        var facts = new Facts();
        var object = received.object();
        facts.put("bucket", object.bucket());
        facts.put("key", object.key());
        facts.put("versionId", object.versionId());
        facts.put("size", object.size());
        facts.put("sequencer", object.sequencer());
        facts.put("storedAt", object.storedAt());
        facts.put("fileName", received.fileName());
        facts.put("late", received.late());
        switch (received.owner()) {
            case Owner.Invited owner -> {
                facts.put("procurementId", owner.procurementId());
                facts.put("invitationId", owner.invitationId());
                facts.put("body", owner.body().value());
                facts.put("vendor", owner.vendor().value());
            }
            case Owner.Unclaimed unclaimed -> {}
        }
        return facts.of(AuditKind.RECEIVED, received.receivedAt());
    }

    /** Returns the event that another run takes a submission up. */
    public static AuditEntry takenUp(Lease lease, Instant at) {
        return AuditEntry.of(AuditKind.TAKEN_UP, at, Map.of("fence", Integer.toString(lease.fence())));
    }

    /** Returns the event that a submission is interrupted. */
    public static AuditEntry interrupted(Instant at) {
        return AuditEntry.of(AuditKind.INTERRUPTED, at, Map.of());
    }

    /**
     * Returns the event that a submission was decided.
     *
     * @throws IllegalArgumentException if it is not decided
     */
    public static AuditEntry decided(Decision decision) {
        var submission = decision.submission();
        var reading = submission.reading();
        var decidedAt = submission.decidedAt();
        if (reading == null || decidedAt == null) {
            throw new IllegalArgumentException(submission.id() + " is not decided");
        }
        var facts = new Facts();
        facts.put("state", submission.state());
        facts.put("version", submission.version());
        facts.put("standsInstead", submission.supersededBy());
        facts.put("supersedes", decision.superseded());
        var current = decision.currentAfter();
        if (current != null && current.id().equals(submission.id())) {
            facts.put("orderedSince", current.order().since());
            facts.put("ticket", current.order().ticket());
        }
        facts.put(
                "mails",
                decision.mails().stream()
                        .map(MailOwed::id)
                        .map(SubmissionEvents::mail)
                        .sorted()
                        .collect(Collectors.joining(" ")));
        facts.put("format", reading.format());
        facts.put("sha256", reading.sha256());
        facts.put(
                "edition", reading.edition() == null ? null : reading.edition().value());
        facts.put("ruleData", RuleData.digest());
        facts.put("subjectWritten", reading.subjectWritten());
        facts.put("vendorNameWritten", reading.vendorNameWritten());
        facts.put("findingsOfClassF", reading.counts().file());
        facts.put("findingsOfClassE", reading.counts().errors());
        facts.put("findingsOfClassQ", reading.counts().queries());
        facts.put("fence", reading.manifest().fence());
        facts.put("items", reading.manifest().items());
        facts.put("subcontractors", reading.manifest().subcontractors());
        facts.put("findings", reading.manifest().findings());
        facts.put("digest", reading.manifest().digest());
        facts.put("annotated", reading.annotated());
        return facts.of(AuditKind.DECIDED, decidedAt);
    }

    /** Returns the event that another list stands in place of a submission. */
    public static AuditEntry superseded(SubmissionId by, Instant at) {
        return AuditEntry.of(AuditKind.SUPERSEDED, at, Map.of("by", by.value()));
    }

    /** Returns the event that a mail was taken by the mail service. */
    public static AuditEntry mailSent(Claim claim, String messageId, Instant at) {
        return mail(AuditKind.MAIL_SENT, claim, at, Map.of("messageId", messageId));
    }

    /** Returns the event that a mail will not be sent. */
    public static AuditEntry mailFailed(Claim claim, String reason, Instant at) {
        return mail(AuditKind.MAIL_FAILED, claim, at, Map.of("reason", reason));
    }

    /** Returns the event that the recipient's server took a mail. */
    public static AuditEntry mailDelivered(Claim claim, String messageId, Instant at) {
        return mail(AuditKind.MAIL_DELIVERED, claim, at, Map.of("messageId", messageId));
    }

    /**
     * Returns the event that a mail came back.
     *
     * @param owedAgain whether it is owed again
     */
    public static AuditEntry mailBounced(Claim claim, String messageId, String reason, boolean owedAgain, Instant at) {
        return mail(AuditKind.MAIL_BOUNCED, claim, at, cameBack(messageId, reason, owedAgain));
    }

    /**
     * Returns the event that whoever got a mail called it unwanted.
     *
     * @param owedAgain whether it is owed again
     */
    public static AuditEntry mailComplained(
            Claim claim, String messageId, String reason, boolean owedAgain, Instant at) {
        return mail(AuditKind.MAIL_COMPLAINED, claim, at, cameBack(messageId, reason, owedAgain));
    }

    private static Map<String, String> cameBack(String messageId, String reason, boolean owedAgain) {
        return Map.of("messageId", messageId, "reason", reason, "owedAgain", Boolean.toString(owedAgain));
    }

    private static AuditEntry mail(AuditKind kind, Claim claim, Instant at, Map<String, String> news) {
        var facts = new TreeMap<>(news);
        facts.put("mail", mail(claim.id()));
        facts.put("attempt", Integer.toString(claim.attempt()));
        return new AuditEntry(kind, at, facts);
    }

    private static String mail(MailId id) {
        var step = switch (id.matter()) {
            case MailMatter.OfReview(var review, var number) -> "#" + number;
            case MailMatter.OfRecall(var concern, var version) -> "#" + version;
            case MailMatter.OfSubmission submission -> "";
            case MailMatter.OfInvitation invitation -> "";
            case MailMatter.OfDeadline deadline -> "";
            case MailMatter.OfChange change -> "";
        };
        return id.occasion() + step + "/" + id.recipient().reference();
    }

    /** Facts by name; what is null is left out. */
    private static final class Facts {
        private final TreeMap<String, String> values = new TreeMap<>();

        void put(String name, @Nullable Object value) {
            if (value != null) {
                values.put(name, value.toString());
            }
        }

        AuditEntry of(AuditKind kind, Instant at) {
            return new AuditEntry(kind, at, values);
        }
    }
}
