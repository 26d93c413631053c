package dev.kikilist.testkit;

import dev.kikilist.advice.AdvisedList;
import dev.kikilist.advice.Review;
import dev.kikilist.audit.AuditEntry;
import dev.kikilist.audit.AuditEvent;
import dev.kikilist.audit.AuditSubject;
import dev.kikilist.audit.ChainHead;
import dev.kikilist.concern.Concern;
import dev.kikilist.concern.ConcernId;
import dev.kikilist.concern.Recall;
import dev.kikilist.concern.RecallId;
import dev.kikilist.concern.RecalledList;
import dev.kikilist.equipment.EquipmentItem;
import dev.kikilist.equipment.Subcontractor;
import dev.kikilist.idempotency.RequestKey;
import dev.kikilist.mail.MailId;
import dev.kikilist.mail.MailStanding;
import dev.kikilist.mail.MailState;
import dev.kikilist.mail.OfficeContact;
import dev.kikilist.mail.Suppressions.Suppression;
import dev.kikilist.mention.Mention;
import dev.kikilist.mention.MentionKey;
import dev.kikilist.mention.ProductKey;
import dev.kikilist.paging.Position;
import dev.kikilist.policy.AdvisingOfficeCode;
import dev.kikilist.procurement.Invitation;
import dev.kikilist.procurement.InvitationId;
import dev.kikilist.procurement.Procurement;
import dev.kikilist.procurement.ProcurementId;
import dev.kikilist.procurement.TicketId;
import dev.kikilist.procurement.UploadTicket;
import dev.kikilist.submission.Lease;
import dev.kikilist.submission.RecoveryLedger.Chances;
import dev.kikilist.submission.Submission;
import dev.kikilist.submission.SubmissionEvents;
import dev.kikilist.submission.SubmissionId;
import dev.kikilist.testkit.InMemoryAnswerStore.StoredRequest;
import dev.kikilist.validation.Finding;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the in-memory adapters of one system share, so that one operation can change all of it at once. Safe for use by
 * several threads.
 */
public final class InMemoryTable {
    final Map<ProcurementId, Procurement> procurements = new HashMap<>();
    final Map<InvitationKey, Invitation> invitations = new HashMap<>();
    final Map<TicketKey, UploadTicket> tickets = new HashMap<>();
    final Map<InvitationKey, UploadTicket> lastTickets = new HashMap<>();
    final Map<InvitationKey, Instant> allowancesWholeAt = new HashMap<>();
    final Map<SubmissionId, Submission> submissions = new HashMap<>();
    final Map<AuditSubject, List<AuditEvent>> chains = new HashMap<>();
    final Map<SubmissionId, StoredLease> leases = new HashMap<>();
    final Map<RequestKey, StoredRequest> requests = new HashMap<>();
    final Map<Lease, StoredRows> rows = new HashMap<>();
    final Map<MailId, StoredMail> mails = new HashMap<>();
    final Map<AdvisingOfficeCode, OfficeContact> offices = new HashMap<>();
    final Map<String, Suppression> suppressed = new HashMap<>();
    final Map<String, Instant> lifted = new HashMap<>();
    final Set<Instant> heardOf = new HashSet<>();

    final Map<ConcernId, List<Concern>> concerns = new HashMap<>();
    final Map<RecallId, Recall> recalls = new HashMap<>();
    final Map<RecalledKey, RecalledList> recalled = new HashMap<>();
    final Map<MentionKey, TreeMap<String, Mention>> mentions = new HashMap<>();
    final Map<MentionKey, SubmissionId> firstMentions = new HashMap<>();
    final Map<SubmissionId, Review> reviews = new HashMap<>();
    final Map<AdvisedKey, AdvisedList> advised = new HashMap<>();
    final Map<ProductKey, AdvisedProduct> advisedProducts = new HashMap<>();
    long publishedRevision;
    final Map<SubmissionId, Chances> chances = new HashMap<>();

    @Nullable
    Position bucketPosition;

    private final Outages outages = new Outages();

    /** Returns the outages of all adapters on this table. */
    public Outages outages() {
        return outages;
    }

    /** Returns one adapter of each kind on this table. */
    public Stores stores(Clock clock) {
        return new Stores(
                new InMemoryProcurementStore(this, clock),
                new InMemorySubmissionStore(this),
                new InMemoryRowStore(this),
                new InMemoryOutbox(this),
                new InMemoryAddressBook(this),
                new InMemoryAuditTrail(this),
                new InMemoryRecoveryLedger(this),
                new InMemoryConcernStore(this),
                new InMemoryMentionIndex(this),
                new InMemorySuppressions(this),
                new InMemoryMailFeed(this),
                new InMemoryReviewStore(this));
    }

    /** Appends to the chain of a submission's events; part of a whole. */
    void append(SubmissionId id, AuditEntry entry) {
        append(SubmissionEvents.subject(id), entry);
    }

    /** Appends to the chain of events about {@code subject}; part of a whole. */
    void append(AuditSubject subject, AuditEntry entry) {
        var chain = chains.computeIfAbsent(subject, unknown -> new ArrayList<>());
        var head = chain.isEmpty() ? ChainHead.START : chain.getLast().head();
        chain.add(AuditEvent.after(head, subject, entry));
    }

    /** Runs {@code effect} as a whole, or fails as a test ordered. */
    <T> T atomically(String operation, Supplier<T> effect) {
        return outages.during(operation, () -> {
            synchronized (this) {
                return effect.get();
            }
        });
    }

    /** What tells invitations apart. */
    record InvitationKey(ProcurementId procurementId, InvitationId invitationId) {}

    /** What tells tickets apart. */
    record TicketKey(ProcurementId procurementId, InvitationId invitationId, TicketId ticketId) {}

    /** What tells apart which recall found which list. */
    record RecalledKey(SubmissionId submission, RecallId recall) {}

    /** What tells apart which list was advised in which fiscal year. */
    record AdvisedKey(int fiscalYear, InvitationId lineage) {}

    /** The list that advice on a product was given on last. */
    record AdvisedProduct(SubmissionId list, Instant at) {}

    /** The last lease of a submission. */
    record StoredLease(int fence, Instant until) {
        static final StoredLease NONE = new StoredLease(0, Instant.MIN);
    }

    /**
     * A mail that is owed.
     *
     * @param attempts how often it was claimed
     * @param returned the last attempt whose mail came back
     */
    record StoredMail(Instant owedAt, MailState state, int attempts, int returned) {
        /** A mail that was never claimed. */
        StoredMail(Instant owedAt, MailState state) {
            this(owedAt, state, 0, 0);
        }

        StoredMail in(MailState next) {
            return new StoredMail(owedAt, next, attempts, returned);
        }

        StoredMail in(MailStanding next) {
            return new StoredMail(owedAt, next.state(), next.attempts(), next.returned());
        }

        MailStanding standing() {
            return new MailStanding(state, attempts, returned);
        }
    }

    /** Rows as they lie there, whether a manifest names them or not. */
    static final class StoredRows {
        final List<EquipmentItem> items = new ArrayList<>();
        final List<Subcontractor> subcontractors = new ArrayList<>();
        final List<Finding> findings = new ArrayList<>();
        final List<Finding> reviewerFindings = new ArrayList<>();
    }
}
