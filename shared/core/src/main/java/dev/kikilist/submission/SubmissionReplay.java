package dev.kikilist.submission;

import dev.kikilist.audit.AuditEntry;
import dev.kikilist.audit.AuditEvent;
import dev.kikilist.audit.AuditKind;
import dev.kikilist.audit.ChainHead;
import dev.kikilist.mail.MailId;
import dev.kikilist.mail.MailOwed;
import dev.kikilist.mail.MailStanding;
import dev.kikilist.mail.MailState;
import dev.kikilist.mail.MailState.Fate;
import dev.kikilist.mail.Occasion;
import dev.kikilist.mail.Recipient;
import dev.kikilist.policy.BodyCode;
import dev.kikilist.policy.EditionId;
import dev.kikilist.procurement.InvitationId;
import dev.kikilist.procurement.ProcurementId;
import dev.kikilist.reading.FileFormat;
import dev.kikilist.text.CorporateNumber;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Goes through the events of a submission: the other half of {@link SubmissionEvents}. */
final class SubmissionReplay {
    private final Map<String, SubmissionHistory.Mail> mails = new LinkedHashMap<>();
    private Submission submission;
    private Lease lease;
    private Instant leasedAt;
    private String ruleData = "";
    private @Nullable CurrentList standing;

    /** Begins with the event that the submission was received. */
    SubmissionReplay(AuditEvent first) {
        if (first.entry().kind() != AuditKind.RECEIVED) {
            throw new IllegalArgumentException(
                    "a submission begins with RECEIVED, not " + first.entry().kind());
        }
        var facts = new Facts(first.entry());
        submission = new Submission(
                new SubmissionId(first.subject().value()),
                new ObjectVersion(
                        facts.text("bucket"),
                        facts.text("key"),
                        facts.orNull("versionId", Function.identity()),
                        facts.value("size", Long::parseLong),
                        facts.orNull("sequencer", Function.identity()),
                        facts.value("storedAt", Instant::parse)),
                facts.text("fileName"),
                owner(facts),
                SubmissionState.RECEIVED,
                0,
                facts.value("late", Boolean::parseBoolean),
                facts.at(),
                null,
                null,
                null);
        lease = new Lease(submission.id(), 1);
        leasedAt = facts.at();
    }

    /** Goes on with the next event. */
    void add(AuditEvent event) {
        var facts = new Facts(event.entry());
        switch (event.entry().kind()) {
            case TAKEN_UP -> {
                lease = new Lease(submission.id(), facts.value("fence", Integer::parseInt));
                leasedAt = facts.at();
                submission = submission.inState(SubmissionState.RECEIVED);
            }
            case INTERRUPTED -> submission = submission.inState(SubmissionState.INTERRUPTED);
            case DECIDED -> decided(facts);
            case SUPERSEDED -> submission = submission.supersededBy(facts.value("by", SubmissionId::new));
            case MAIL_SENT -> mail(facts, before -> new MailState.Sent(facts.text("messageId"), facts.at()));
            case MAIL_FAILED -> mail(facts, before -> new MailState.Failed(facts.text("reason"), facts.at()));
            case MAIL_DELIVERED -> mail(facts, before -> reached(before, Fate.DELIVERED));
            case MAIL_BOUNCED -> mail(facts, before -> cameBack(facts, before, Fate.UNDELIVERED));
            case MAIL_COMPLAINED -> mail(facts, before -> cameBack(facts, before, Fate.COMPLAINED));
            case RECEIVED,
                    CONCERN_DRAFTED,
                    CONCERN_CHANGED,
                    CONCERN_PUBLISHED,
                    CONCERN_WITHDRAWN,
                    CONCERN_RECALLED,
                    ADVICE_REQUESTED,
                    ADVICE_REQUEST_WITHDRAWN,
                    OPINION_GIVEN,
                    CONCERN_REMOVAL_PROPOSED,
                    CONCERN_REMOVAL_CONFIRMED,
                    INQUIRY_ASKED,
                    INQUIRY_ANSWERED,
                    ADVICE_RELEASED,
                    VENDOR_NOTIFIED,
                    PROCUREMENT_REGISTERED,
                    PROCUREMENT_AMENDED,
                    PROCUREMENT_HANDED_OVER,
                    PROCUREMENT_CANCELLED,
                    DEADLINE_NOTICED,
                    VENDOR_CONTACT_CHANGED,
                    CONTACT_REMOVED ->
                throw new IllegalArgumentException(event.entry().kind() + " does not follow in a submission");
        }
    }

    SubmissionHistory history(ChainHead head) {
        return new SubmissionHistory(
                submission,
                head,
                lease,
                leasedAt,
                ruleData,
                standing,
                mails.values().stream().toList());
    }

    private static Owner owner(Facts facts) {
        var procurement = facts.orNull("procurementId", ProcurementId::new);
        return procurement == null
                ? new Owner.Unclaimed()
                : new Owner.Invited(
                        procurement,
                        facts.value("invitationId", InvitationId::new),
                        facts.value("body", BodyCode::new),
                        facts.value("vendor", CorporateNumber::new));
    }

    private void decided(Facts facts) {
        lease = new Lease(submission.id(), facts.value("fence", Integer::parseInt));
        ruleData = facts.text("ruleData");
        submission = submission.decided(
                facts.value("state", SubmissionState::valueOf),
                facts.value("version", Integer::parseInt),
                facts.at(),
                reading(facts),
                facts.orNull("standsInstead", SubmissionId::new));
        var since = facts.orNull("orderedSince", Instant::parse);
        if (since != null) {
            var object = submission.object();
            standing = new CurrentList(
                    submission.id(),
                    new ListOrder(since, facts.value("ticket", Integer::parseInt), object.key(), object.sequencer()));
        }
        var nobodyKnows = new MailStanding(new MailState.Pending(), 0, 0);
        for (var name : facts.text("mails").split(" ", -1)) {
            if (!name.isEmpty()) {
                mails.put(name, new SubmissionHistory.Mail(new MailOwed(mailId(name), facts.at()), nobodyKnows));
            }
        }
    }

    private Reading reading(Facts facts) {
        return new Reading(
                facts.orNull("format", FileFormat::valueOf),
                facts.text("sha256"),
                facts.orNull("edition", EditionId::new),
                facts.text("subjectWritten"),
                facts.text("vendorNameWritten"),
                new FindingCounts(
                        facts.value("findingsOfClassF", Integer::parseInt),
                        facts.value("findingsOfClassE", Integer::parseInt),
                        facts.value("findingsOfClassQ", Integer::parseInt)),
                new Manifest(
                        lease.fence(),
                        facts.value("items", Integer::parseInt),
                        facts.value("subcontractors", Integer::parseInt),
                        facts.value("findings", Integer::parseInt),
                        0,
                        facts.text("digest"),
                        ""),
                facts.orNull("annotated", AnnotatedFormat::valueOf));
    }

    private MailId mailId(String name) {
        int slash = name.indexOf('/');
        return new MailId(
                submission.id(),
                Occasion.valueOf(name.substring(0, Math.max(slash, 0))),
                Recipient.parse(name.substring(slash + 1))
                        .orElseThrow(() -> new IllegalArgumentException("no recipient: " + name)));
    }

    /** Follows a mail of the decision; one that is owed for another reason is no part of this history. */
    private void mail(Facts facts, UnaryOperator<MailState> next) {
        int attempt = facts.value("attempt", Integer::parseInt);
        mails.computeIfPresent(facts.text("mail"), (name, mail) -> {
            var before = mail.standing();
            var state = next.apply(before.state());
            int returned = state instanceof MailState.Pending ? attempt : before.returned();
            return new SubmissionHistory.Mail(mail.owed(), new MailStanding(state, attempt, returned));
        });
    }

    private static MailState cameBack(Facts facts, MailState before, Fate fate) {
        return facts.value("owedAgain", Boolean::parseBoolean) ? new MailState.Pending() : reached(before, fate);
    }

    private static MailState reached(MailState before, Fate fate) {
        if (before instanceof MailState.Sent sent) {
            return new MailState.Sent(sent.messageId(), sent.at(), fate);
        }
        throw new IllegalArgumentException("a mail is " + fate + " that was not sent");
    }

    /** The facts of an event. */
    private record Facts(AuditEntry entry) {
        Instant at() {
            return entry.at();
        }

        String text(String name) {
            return value(name, Function.identity());
        }

        <T> T value(String name, Function<String, T> type) {
            var value = orNull(name, type);
            if (value == null) {
                throw new IllegalArgumentException(entry.kind() + " does not say " + name);
            }
            return value;
        }

        <T> @Nullable T orNull(String name, Function<String, T> type) {
            var text = entry.facts().get(name);
            try {
                return text == null ? null : type.apply(text);
            } catch (RuntimeException e) {
                throw new IllegalArgumentException(entry.kind() + " says what cannot be understood: " + name, e);
            }
        }
    }
}
