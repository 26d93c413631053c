package dev.kikilist.notify;

import dev.kikilist.equipment.EquipmentItem;
import dev.kikilist.mail.MailComposer;
import dev.kikilist.mail.MailContacts;
import dev.kikilist.mail.MailContent;
import dev.kikilist.mail.MailDrafter;
import dev.kikilist.mail.MailId;
import dev.kikilist.mail.MailOwed;
import dev.kikilist.mail.MailPolicy;
import dev.kikilist.mail.MailSender;
import dev.kikilist.mail.Recipient;
import dev.kikilist.mail.SendOwedMail;
import dev.kikilist.policy.AdvisingOfficeCode;
import dev.kikilist.policy.Editions;
import dev.kikilist.procurement.Invitation;
import dev.kikilist.procurement.Procurement;
import dev.kikilist.reading.FileFormat;
import dev.kikilist.submission.FindingCounts;
import dev.kikilist.submission.ObjectVersion;
import dev.kikilist.submission.Reading;
import dev.kikilist.submission.Submission;
import dev.kikilist.submission.SubmissionState;
import dev.kikilist.submission.SubmissionStore.Decision;
import dev.kikilist.submission.UploadKey;
import dev.kikilist.testkit.AdjustableClock;
import dev.kikilist.testkit.InMemoryTable;
import dev.kikilist.testkit.RecordingMailSender;
import dev.kikilist.testkit.Samples;
import dev.kikilist.testkit.Stores;
import dev.kikilist.validation.Catalogue;
import dev.kikilist.validation.Finding;
import dev.kikilist.validation.FindingCode;
import dev.kikilist.validation.Verdict;
import java.net.URI;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A system with one procurement and one invited vendor, in which lists are decided and mails are owed for them. */
final class Office {
    static final URI PORTAL = URI.create("https://portal.example.jp");
    static final AdvisingOfficeCode NISC = new AdvisingOfficeCode("NISC");
    static final AdvisingOfficeCode DIGITAL = new AdvisingOfficeCode("DIGITAL");

    final InMemoryTable table = new InMemoryTable();
    final AdjustableClock clock = new AdjustableClock(Samples.NOW);
    final Stores stores;
    final RecordingMailSender sender = new RecordingMailSender();
    final Procurement procurement;
    final Invitation invitation;

    private final Samples samples;

    Office() {
        this(new Samples("office").procurement(), null);
    }

    /** Opens an office with this procurement; its vendor's name and contact are those of {@code vendor}, if given. */
    Office(Procurement procurement, @Nullable Invitation vendor) {
        this(procurement, vendor, null);
    }

    Office(Procurement given, @Nullable Invitation vendor, @Nullable Stores engine) {
        samples = new Samples("lists");
        stores = engine == null ? table.stores(clock) : engine;
        procurement = stores.procurements().create(given);
        invitation = stores.procurements().create(vendor == null ? samples.invitation(procurement) : vendor);
    }

    /** Registers contacts of both advising offices. */
    Office withOfficeContacts() {
        Samples.register(stores.addresses(), NISC, Samples.contact("nisc"), null);
        Samples.register(stores.addresses(), DIGITAL, Samples.contact("digital"), null);
        return this;
    }

    Recipient vendor() {
        return new Recipient.Vendor(procurement.id(), invitation.id());
    }

    Recipient agency() {
        return new Recipient.Agency(procurement.id());
    }

    /** Decides a list as its findings say and returns it with the mails owed for it. */
    Decided decide(List<EquipmentItem> items, List<Finding> findings) {
        return decide("機器リスト(第1版).xlsx", items, findings);
    }

    Decided decide(String fileName, List<EquipmentItem> items, List<Finding> findings) {
        var before = stores.procurements()
                .findInvitation(procurement.id(), invitation.id())
                .orElseThrow();
        var object = samples.object(UploadKey.prefix(procurement.id(), invitation.id()) + fileName, clock.instant());
        var received = Samples.begin(stores.submissions(), received(object, fileName));
        var writer = stores.rows().write(Samples.lease(received));
        items.forEach(writer::item);
        var reading = new Reading(
                FileFormat.XLSX,
                "cd".repeat(32),
                procurement.edition(),
                procurement.title(),
                invitation.vendorName(),
                FindingCounts.of(findings),
                writer.finish(findings),
                null);
        var state = SubmissionState.of(Verdict.of(findings));
        var submission = received.decided(state, before.lastVersion() + 1, clock.instant(), reading, null);
        var mails = MailPolicy.owed(
                received.id(),
                received.owner(),
                state,
                Editions.bundled().edition(procurement.edition()),
                clock.instant());
        var standing = before.current();
        boolean takesOver = state == SubmissionState.READY_FOR_REVIEW;
        stores.submissions()
                .record(new Decision(
                        submission,
                        Samples.lease(submission),
                        before,
                        takesOver ? Samples.current(received) : standing,
                        takesOver && standing != null ? standing.id() : null,
                        mails));
        return new Decided(submission, mails.stream().map(MailOwed::id).toList());
    }

    private Submission received(ObjectVersion object, String fileName) {
        return new Submission(
                object.submissionId(),
                object,
                fileName,
                Samples.owner(invitation),
                SubmissionState.RECEIVED,
                0,
                clock.instant()
                        .atZone(ZoneId.of("Asia/Tokyo"))
                        .toLocalDate()
                        .isAfter(procurement.schedule().submissionDue()),
                clock.instant(),
                null,
                null,
                null);
    }

    MailDrafter drafter() {
        return new MailDrafter(
                stores.submissions(),
                stores.procurements(),
                stores.rows(),
                stores.reviews(),
                stores.concerns(),
                Editions.bundled(),
                Catalogue.standard(),
                PORTAL,
                clock);
    }

    MailContent draft(MailId id) {
        return drafter().draft(id, stores.addresses().contacts(id.recipient()).getFirst());
    }

    MailContacts contacts() {
        return new MailContacts(stores.addresses(), stores.suppressions());
    }

    SendOwedMail sendOwedMail() {
        return sendOwedMail(sender);
    }

    SendOwedMail sendOwedMail(MailSender mailSender) {
        return sendOwedMail(contacts(), new JStachioMailComposer(), mailSender, clock);
    }

    SendOwedMail sendOwedMail(MailContacts contacts, MailComposer composer, MailSender mailSender, Clock by) {
        return new SendOwedMail(stores.outbox(), contacts, drafter(), composer, mailSender, by);
    }

    static Finding finding(FindingCode code, int row) {
        return Samples.finding(code, row);
    }

    /** A decided list. */
    record Decided(Submission submission, List<MailId> mails) {
        /** Returns the mail owed to {@code recipient}. */
        MailId mail(Recipient recipient) {
            return mails.stream()
                    .filter(mail -> mail.recipient().equals(recipient))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
