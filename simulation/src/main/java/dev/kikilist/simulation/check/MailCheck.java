package dev.kikilist.simulation.check;

import dev.kikilist.dynamodb.Keys;
import dev.kikilist.mail.MailContacts;
import dev.kikilist.mail.MailId;
import dev.kikilist.mail.MailState;
import dev.kikilist.mail.UncertainMails;
import dev.kikilist.simulation.system.Delivery;
import dev.kikilist.simulation.system.MailFate.MailEvent;
import dev.kikilist.simulation.system.Workload;
import dev.kikilist.simulation.world.Choices.Taken;
import dev.kikilist.simulation.world.Fault;
import dev.kikilist.simulation.world.World;
import dev.kikilist.submission.Submission;
import dev.kikilist.submission.SubmissionId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Compares the mails that are owed with decisions on one side and with what the mail service took on the other. */
final class MailCheck {
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
    private final Map<String, Submission> submissions;
    private final MailContacts contacts;
    private final MailEvents events;
    private final Map<MailId, List<KnownMail>> taken = new LinkedHashMap<>();
    private final List<Violation> violations = new ArrayList<>();

    MailCheck(Delivery delivery, Workload workload, Map<String, Submission> submissions) {
        this.delivery = delivery;
        this.submissions = submissions;
        this.contacts = new MailContacts(
                delivery.stores().addresses(), delivery.stores().suppressions());
        this.events = new MailEvents(delivery, workload, violations);
        for (var mail : delivery.mailService().taken()) {
            taken.computeIfAbsent(mail.id(), unknown -> new ArrayList<>())
                    .add(new KnownMail(mail, delivery.mailReports().told(mail)));
        }
    }

    List<Violation> violations() {
        var owed = owed();
        for (var submission : submissions.values()) {
            var mails = new LinkedHashMap<MailId, List<KnownMail>>();
            owed.getOrDefault(submission.id(), Set.of())
                    .forEach(id -> mails.put(id, taken.getOrDefault(id, List.of())));
            events.check(submission, mails);
        }
        taken.forEach((id, mails) -> {
            if (!owed.getOrDefault(id.submissionId(), Set.of()).contains(id)) {
                wrong(Property.MAIL_TAKEN_AT_MOST_ONCE, words(id) + " was taken and is not owed");
            }
            mails.forEach(this::spared);
            once(id, mails);
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

    private void once(MailId id, List<KnownMail> mails) {
        for (int i = 1; i < mails.size(); i++) {
            var before = mails.get(i - 1);
            if (!before.mayBeFollowed(mails.get(i).mail().takenAt())) {
                wrong(
                        Property.MAIL_TAKEN_AT_MOST_ONCE,
                        words(id) + " was taken again after " + before.messageId() + ", which did not come back");
            }
        }
    }

    private void spared(KnownMail known) {
        var mail = known.mail();
        if (delivery.mailReports().isReturnKnown(mail.to(), mail.begunAt())) {
            wrong(
                    Property.ADDRESSES_SPARED,
                    words(mail.id()) + " went to " + mail.to().value() + ", to which mail was known to come back");
        }
    }

    private void asMarked(MailId id) {
        var mails = taken.getOrDefault(id, List.of());
        boolean isOut = mails.stream().anyMatch(KnownMail::isOut);
        switch (delivery.stores().outbox().state(id).orElseThrow()) {
            case MailState.Sent sent ->
                mails.stream()
                        .filter(mail -> mail.messageId().equals(sent.messageId()))
                        .findFirst()
                        .ifPresentOrElse(
                                mail -> asSent(id, sent, mail),
                                () -> wrong(
                                        Property.MAIL_MARKED_TRULY,
                                        words(id) + " is marked as sent and was not taken"));
            case MailState.Failed failed -> {
                if (isOut) {
                    wrong(Property.MAIL_MARKED_TRULY, words(id) + " is marked as failed and was taken");
                }
            }
            case MailState.Pending pending -> {
                if (isOut) {
                    wrong(Property.MAIL_MARKED_TRULY, words(id) + " is owed again and was taken");
                }
                if (contacts.usable(id.recipient()).isPresent()) {
                    wrong(Property.NO_MAIL_FORGOTTEN, words(id) + " is still pending");
                }
            }
            case MailState.Sending sending -> {
                if (isOut) {
                    wrong(Property.MAIL_MARKED_TRULY, words(id) + " is left in sending and was taken");
                }
                if (!mayBeInDoubt(sending)) {
                    wrong(Property.NO_MAIL_FORGOTTEN, words(id) + " is left in sending");
                }
            }
        }
    }

    private void asSent(MailId id, MailState.Sent sent, KnownMail mail) {
        boolean isUnwanted = mail.isTold(MailEvent.COMPLAINT) && !mail.isTold(MailEvent.COMPLAINT_BEFORE);
        if (mail.isTold(MailEvent.REJECT) || !sent.fate().equals(mail.fate())) {
            wrong(
                    Property.MAIL_MARKED_TRULY,
                    words(id) + " is marked as " + sent.fate() + " where " + mail.told() + " was told");
        }
        if (mail.cameBack() && (!isUnwanted || contacts.usable(id.recipient()).isPresent())) {
            wrong(Property.NO_MAIL_FORGOTTEN, words(id) + " came back and is not owed again");
        }
    }

    /**
     * A sending stays open only where a worker did not live to mark it, or was not told or heard how it ended, and only as long
     * as nothing is heard of a mail that was taken later.
     */
    private boolean mayBeInDoubt(MailState.Sending sending) {
        long decided = World.time(sending.since().plus(UncertainMails.TAKEN));
        return delivery.world().choices().taken().stream().map(Taken::fault).anyMatch(CAUSES_OF_DOUBT::contains)
                && taken.values().stream()
                        .flatMap(List::stream)
                        .noneMatch(mail -> !mail.told().isEmpty() && mail.mail().takenAt() > decided);
    }

    static String words(MailId id) {
        return id.occasion() + " to " + id.recipient().reference() + " about " + id.submissionId();
    }

    private void wrong(Property property, String words) {
        violations.add(new Violation(property, words));
    }
}
