package dev.kikilist.dynamodb;

import dev.kikilist.mail.MailId;
import dev.kikilist.mail.MailMatter;
import dev.kikilist.mail.MailReadAhead;
import dev.kikilist.mail.Occasion;
import dev.kikilist.mail.Recipient;
import dev.kikilist.procurement.InvitationId;
import dev.kikilist.procurement.ProcurementId;
import dev.kikilist.submission.Lease;
import dev.kikilist.submission.Manifest;
import dev.kikilist.submission.Owner;
import dev.kikilist.submission.Submission;
import dev.kikilist.submission.SubmissionId;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads ahead in two steps: the mails, what they are about and their recipients; then what those name. */
public final class DynamoDbMailReadAhead implements MailReadAhead {
    /** How many chunks of one list are read before they are asked for; a mail on a longer one reads the others by itself. */
    private static final int CHUNKS_OF_LIST = 5;

    private final DynamoDbTable table;

    /** Reads in {@code table}; only stores on the same table profit. */
    public DynamoDbMailReadAhead(DynamoDbTable table) {
        this.table = table;
    }

    @Override
    public void during(Collection<MailId> mails, Runnable work) {
        table.remembering(() -> {
            readAhead(mails);
            work.run();
            return true;
        });
    }

    private void readAhead(Collection<MailId> mails) {
        try {
            var found = table.find(Registrations.withContacts(named(mails)));
            table.find(Registrations.withContacts(namedBy(found, mails)));
        } catch (RuntimeException e) {
            // Each mail reads for itself what is not known by then, and tells where that fails.
        }
    }

    private static Set<ItemKey> named(Collection<MailId> mails) {
        var keys = new LinkedHashSet<ItemKey>();
        for (var mail : mails) {
            keys.add(Keys.mail(mail));
            keys.add(Keys.holderOfHead(mail.matter().subject()));
            list(mail).map(Keys::submission).ifPresent(keys::add);
            switch (mail.recipient()) {
                case Recipient.Office office -> keys.add(Keys.office(office.office()));
                case Recipient.Agency agency -> keys.add(Keys.procurement(agency.procurementId()));
                case Recipient.Vendor vendor -> add(vendor.procurementId(), vendor.invitationId(), keys);
            }
        }
        return keys;
    }

    private static Set<ItemKey> namedBy(Map<ItemKey, StoredItem> found, Collection<MailId> mails) {
        var keys = new LinkedHashSet<ItemKey>();
        for (var item : found.values()) {
            if (Keys.contactPlace(item.key()).isPresent()) {
                ContactCodec.reachable(item)
                        .map(contact -> Keys.suppression(contact.email()))
                        .forEach(keys::add);
            }
        }
        for (var mail : mails) {
            list(mail)
                    .flatMap(id -> Optional.ofNullable(found.get(Keys.submission(id))))
                    .map(SubmissionCodec::decode)
                    .ifPresent(submission -> {
                        switch (submission.owner()) {
                            case Owner.Invited owner -> add(owner.procurementId(), owner.invitationId(), keys);
                            case Owner.Unclaimed unclaimed -> {}
                        }
                        submission
                                .readingIfDecided()
                                .ifPresent(reading -> add(mail, submission, reading.manifest(), keys));
                    });
        }
        return keys;
    }

    private static void add(ProcurementId procurement, InvitationId invitation, Set<ItemKey> keys) {
        keys.add(Keys.procurement(procurement));
        keys.add(Keys.invitation(procurement, invitation));
    }

    /** Adds where the rows and findings lie that a mail shows. */
    private static void add(MailId mail, Submission submission, Manifest manifest, Set<ItemKey> keys) {
        var lease = new Lease(submission.id(), manifest.fence());
        if (mail.occasion() == Occasion.LIST_READY && mail.recipient() instanceof Recipient.Office) {
            add(lease, ChunkKind.ITEMS, manifest.items(), keys);
        }
        if (mail.occasion() == Occasion.LIST_READY || mail.occasion() == Occasion.CORRECTION_REQUIRED) {
            add(lease, ChunkKind.FINDINGS, manifest.findings(), keys);
        }
    }

    private static void add(Lease lease, ChunkKind kind, int entries, Set<ItemKey> keys) {
        if (entries > 0) {
            keys.add(Keys.digests(lease.submission(), lease.fence(), false));
        }
        for (int number = 0; number < CHUNKS_OF_LIST && number * Chunks.ENTRIES < entries; number++) {
            keys.add(Keys.chunk(lease.submission(), lease.fence(), kind, number, 0));
        }
    }

    private static Optional<SubmissionId> list(MailId mail) {
        return switch (mail.matter()) {
            case MailMatter.OfSubmission(var id) -> Optional.of(id);
            case MailMatter.OfReview(var id, var _) -> Optional.of(id);
            case MailMatter.OfRecall recall -> Optional.empty();
            case MailMatter.OfInvitation invitation -> Optional.empty();
            case MailMatter.OfDeadline deadline -> Optional.empty();
            case MailMatter.OfChange change -> Optional.empty();
        };
    }
}
