package dev.kikilist.simulation.check;

import dev.kikilist.audit.AuditKind;
import dev.kikilist.dynamodb.Keys;
import dev.kikilist.mail.MailId;
import dev.kikilist.mail.MailOwed;
import dev.kikilist.mail.MailPolicy;
import dev.kikilist.mail.MailState;
import dev.kikilist.policy.Editions;
import dev.kikilist.simulation.system.Delivery;
import dev.kikilist.simulation.system.SimulatedMailService.TakenMail;
import dev.kikilist.simulation.system.Workload;
import dev.kikilist.simulation.world.Choices.Taken;
import dev.kikilist.simulation.world.Fault;
import dev.kikilist.submission.Submission;
import dev.kikilist.submission.SubmissionEvents;
import dev.kikilist.submission.SubmissionId;
import dev.kikilist.submission.SubmissionState;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Compares the mails that are owed with decisions on one side and with what the mail service took on the other. */
final class MailCheck {
    private static final Editions EDITIONS = Editions.bundled();

    private static final Set<Fault> CAUSES_OF_DOUBT = EnumSet.of(
            Fault.CRASH_BEFORE_CALL,
            Fault.CRASH_AFTER_CALL,
            Fault.CALL_REFUSED,
            Fault.ANSWER_LOST,
            Fault.TRANSACTION_CONFLICT,
            Fault.STALLED,
            Fault.OUTAGE,
            Fault.MAIL_ANSWER_LOST,
            Fault.MAIL_LOST);

    private final Delivery delivery;
    private final Workload workload;
    private final Map<String, Submission> submissions;
    private final Map<MailId, List<TakenMail>> taken = new LinkedHashMap<>();
    private final List<Violation> violations = new ArrayList<>();

    MailCheck(Delivery delivery, Workload workload, Map<String, Submission> submissions) {
        this.delivery = delivery;
        this.workload = workload;
        this.submissions = submissions;
        for (var mail : delivery.mailService().taken()) {
            taken.computeIfAbsent(mail.id(), unknown -> new ArrayList<>()).add(mail);
        }
    }

    List<Violation> violations() {
        var owed = owed();
        for (var submission : submissions.values()) {
            asDecided(submission, owed.getOrDefault(submission.id(), Set.of()));
        }
        taken.forEach((id, mails) -> {
            if (mails.size() > 1) {
                wrong(Property.MAIL_TAKEN_AT_MOST_ONCE, words(id) + " was taken " + mails.size() + " times");
            }
            if (!owed.getOrDefault(id.submissionId(), Set.of()).contains(id)) {
                wrong(Property.MAIL_TAKEN_AT_MOST_ONCE, words(id) + " was taken and is not owed");
            }
        });
        owed.values().forEach(mails -> mails.forEach(this::asMarked));
        return violations;
    }

    /** Returns the mails in the table. */
    private Map<SubmissionId, Set<MailId>> owed() {
        var owed = new LinkedHashMap<SubmissionId, Set<MailId>>();
        for (var item : delivery.engine().items()) {
            var partition = item.get("pk");
            var sort = item.get("sk");
            if (partition != null && sort != null) {
                Keys.mailId(partition.s(), sort.s())
                        .ifPresent(id -> owed.computeIfAbsent(id.submissionId(), unknown -> new HashSet<>())
                                .add(id));
            }
        }
        return owed;
    }

    private void asDecided(Submission submission, Set<MailId> owed) {
        var events = delivery.stores().audit().events(SubmissionEvents.subject(submission.id()));
        var expected = new HashSet<MailId>();
        for (var event : events) {
            if (event.entry().kind() == AuditKind.DECIDED) {
                var state = SubmissionState.valueOf(
                        event.entry().facts().getOrDefault("state", SubmissionState.REFUSED.name()));
                var edition = EDITIONS.edition(workload.procurement().edition());
                MailPolicy.owed(
                                submission.id(),
                                submission.owner(),
                                state,
                                edition,
                                event.entry().at())
                        .stream()
                        .map(MailOwed::id)
                        .forEach(expected::add);
            }
        }
        if (!owed.equals(expected)) {
            wrong(
                    Property.MAILS_AS_DECIDED,
                    submission.id() + " " + submission.state() + " owes " + owed.size() + " mails where "
                            + expected.size() + " are due");
        }
        long marked = FinalCheck.count(events, AuditKind.MAIL_SENT) + FinalCheck.count(events, AuditKind.MAIL_FAILED);
        long done = owed.stream().map(this::state).filter(MailCheck::isDone).count();
        if (marked != done) {
            wrong(
                    Property.CHAINS_WHOLE,
                    submission.id() + " tells of " + marked + " mails where " + done + " are done");
        }
    }

    private MailState state(MailId id) {
        return delivery.stores().outbox().state(id).orElseThrow();
    }

    private static boolean isDone(MailState state) {
        return switch (state) {
            case MailState.Sent sent -> true;
            case MailState.Failed failed -> true;
            case MailState.Pending pending -> false;
            case MailState.Sending sending -> false;
        };
    }

    private void asMarked(MailId id) {
        var mails = taken.getOrDefault(id, List.of());
        switch (state(id)) {
            case MailState.Sent sent -> {
                if (mails.stream().noneMatch(mail -> mail.messageId().equals(sent.messageId()))) {
                    wrong(Property.MAIL_MARKED_TRULY, words(id) + " is marked as sent and was not taken");
                }
            }
            case MailState.Failed failed -> {
                if (!mails.isEmpty()) {
                    wrong(Property.MAIL_MARKED_TRULY, words(id) + " is marked as failed and was taken");
                }
            }
            case MailState.Pending pending -> {
                if (!delivery.stores().addresses().contacts(id.recipient()).isEmpty()) {
                    wrong(Property.NO_MAIL_FORGOTTEN, words(id) + " is still pending");
                }
            }
            case MailState.Sending sending -> {
                if (!mayBeInDoubt()) {
                    wrong(Property.NO_MAIL_FORGOTTEN, words(id) + " is left in sending");
                }
            }
        }
    }

    /** A sending stays open only where a worker did not live to mark it, or was not told or heard how it ended. */
    private boolean mayBeInDoubt() {
        return delivery.world().choices().taken().stream().map(Taken::fault).anyMatch(CAUSES_OF_DOUBT::contains);
    }

    private static String words(MailId id) {
        return id.occasion() + " to " + id.recipient().reference() + " about " + id.submissionId();
    }

    private void wrong(Property property, String words) {
        violations.add(new Violation(property, words));
    }
}
