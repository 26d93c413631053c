package dev.kikilist.dynamodb;

import dev.kikilist.audit.AuditEvent;
import dev.kikilist.audit.ChainHead;
import dev.kikilist.dynamodb.DynamoDbTable.Change;
import dev.kikilist.dynamodb.LeaseCodec.StoredLease;
import dev.kikilist.mail.MailOwed;
import dev.kikilist.paging.Page;
import dev.kikilist.paging.PageRequest;
import dev.kikilist.procurement.Invitation;
import dev.kikilist.procurement.ProcurementId;
import dev.kikilist.submission.CurrentList;
import dev.kikilist.submission.Lease;
import dev.kikilist.submission.Submission;
import dev.kikilist.submission.SubmissionEvents;
import dev.kikilist.submission.SubmissionId;
import dev.kikilist.submission.SubmissionState;
import dev.kikilist.submission.SubmissionStore;
import dev.kikilist.text.CorporateNumber;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;

/** Keeps submissions in the DynamoDB table. */
public final class DynamoDbSubmissionStore implements SubmissionStore {
    private static final int SUBMISSION_ACTION = 0;
    private static final int INVITATION_ACTION = 1;
    /** A transaction has at most 100 actions, of which five are not mails. */
    private static final int MOST_MAILS = 95;

    private final DynamoDbTable table;

    /** Keeps them in {@code table}. */
    public DynamoDbSubmissionStore(DynamoDbTable table) {
        this.table = table;
    }

    @Override
    public Claim claim(Submission received, Instant now, Duration length) {
        var wanted = new StoredLease(1, now.plus(length), table.mark());
        var first = new AtomicBoolean(true);
        return Transaction.run(table, () -> {
            if (first.getAndSet(false)) {
                return begun(received, wanted, now);
            }
            var standing = table.find(Keys.submission(received.id())).orElseThrow();
            return claim(standing, wanted, now)
                    .<Transaction<Claim>>map(Transaction.Answer::new)
                    .orElseGet(() -> followed(standing, wanted, now));
        });
    }

    /** Most submissions are new: this finds out without a look before. */
    private Transaction<Claim> begun(Submission received, StoredLease lease, Instant now) {
        var event = received(received);
        var put = table.putIfAbsentInTransaction(SubmissionCodec.encode(received, event.head(), lease));
        return new Transaction.Changes<>(
                List.of(put, AuditCodec.append(table.name(), event)),
                new Claim.Granted(received, new Lease(received.id(), lease.fence())),
                reasons -> Transaction.isConditionOfExisting(reasons.getFirst())
                        ? claim(new StoredItem(reasons.getFirst().item()), lease, now)
                        : Optional.empty());
    }

    /** Returns the first event of a submission's chain: the same while it is undecided and afterwards. */
    private static AuditEvent received(Submission submission) {
        return AuditCodec.after(
                ChainHead.START, SubmissionEvents.subject(submission.id()), SubmissionEvents.received(submission));
    }

    private Transaction<Claim> followed(StoredItem standing, StoredLease wanted, Instant now) {
        var submission = SubmissionCodec.decode(standing);
        var next = wanted.withFence(LeaseCodec.lease(standing).fence() + 1);
        var lease = new Lease(submission.id(), next.fence());
        var head = AuditCodec.head(standing);
        var event =
                AuditCodec.after(head, SubmissionEvents.subject(submission.id()), SubmissionEvents.takenUp(lease, now));
        return new Transaction.Changes<>(
                List.of(
                        appended(head, event, LeaseCodec.claimed(submission.id(), next)),
                        AuditCodec.append(table.name(), event)),
                new Claim.Granted(submission.inState(SubmissionState.RECEIVED), lease),
                reasons -> Optional.empty());
    }

    /** Returns what {@code standing} means for whoever wants {@code wanted}; empty when an ended lease may be followed. */
    private static Optional<Claim> claim(StoredItem standing, StoredLease wanted, Instant now) {
        var submission = SubmissionCodec.decode(standing);
        if (submission.state().isDecided()) {
            return Optional.of(new Claim.Decided(submission));
        }
        var lease = LeaseCodec.lease(standing);
        if (lease.token().equals(wanted.token())) {
            return Optional.of(new Claim.Granted(submission, new Lease(submission.id(), lease.fence())));
        }
        return lease.until().isAfter(now) ? Optional.of(new Claim.Held(submission, lease.until())) : Optional.empty();
    }

    @Override
    public void release(Lease lease, Instant now) {
        table.change(LeaseCodec.released(lease, now));
    }

    @Override
    public Optional<Submission> find(SubmissionId id) {
        return table.find(Keys.submission(id)).map(SubmissionCodec::decode);
    }

    @Override
    public Map<SubmissionId, Submission> find(Collection<SubmissionId> ids) {
        var found = new HashMap<SubmissionId, Submission>();
        for (var item : table.find(ids.stream().map(Keys::submission).toList()).values()) {
            var submission = SubmissionCodec.decode(item);
            found.put(submission.id(), submission);
        }
        return found;
    }

    @Override
    public Recorded record(Decision decision) {
        if (decision.mails().size() > MOST_MAILS) {
            throw new IllegalArgumentException(
                    "one decision cannot owe " + decision.mails().size() + " mails");
        }
        var first = new AtomicBoolean(true);
        return Transaction.run(
                table,
                () -> new Transaction.Changes<>(
                        actions(
                                decision,
                                first.getAndSet(false) && decision.lease().fence() == 1),
                        Recorded.RECORDED,
                        reasons -> refusal(reasons, decision)));
    }

    @Override
    public boolean interrupt(SubmissionId id, Instant now) {
        return Transaction.run(
                table,
                () -> table.find(Keys.submission(id))
                        .map(standing -> interrupted(standing, now))
                        .orElse(new Transaction.Answer<>(false)));
    }

    private Transaction<Boolean> interrupted(StoredItem standing, Instant now) {
        var submission = SubmissionCodec.decode(standing);
        if (submission.state().isDecided() || LeaseCodec.lease(standing).until().isAfter(now)) {
            return new Transaction.Answer<>(false);
        }
        if (submission.state() == SubmissionState.INTERRUPTED) {
            return new Transaction.Answer<>(true);
        }
        var head = AuditCodec.head(standing);
        var event =
                AuditCodec.after(head, SubmissionEvents.subject(submission.id()), SubmissionEvents.interrupted(now));
        return new Transaction.Changes<>(
                List.of(
                        appended(head, event, LeaseCodec.interrupted(submission.id(), now)),
                        AuditCodec.append(table.name(), event)),
                true,
                reasons -> Optional.empty());
    }

    @Override
    public Page<Submission> submissionsTo(ProcurementId procurementId, PageRequest request) {
        return new Listing(Index.FIRST, Keys.submissionsTo(procurementId))
                .page(table, request, Keys::submissionPosition)
                .map(SubmissionCodec::decode);
    }

    @Override
    public Page<Submission> submissionsTo(ProcurementId procurementId, CorporateNumber vendor, PageRequest request) {
        return new Listing(Index.SECOND, Keys.submissionsTo(procurementId, vendor))
                .page(table, request, Keys::submissionPosition)
                .map(SubmissionCodec::decode);
    }

    @Override
    public List<SubmissionId> leasesEndedBefore(Instant instant, int limit) {
        return new Listing(Index.DUE, Keys.dueSubmissions())
                .before(table, Keys.timeOrder(instant), limit).stream()
                        .map(item -> Keys.submissionId(item.key().partition()))
                        .toList();
    }

    /**
     * Returns the changes that record {@code decision}.
     *
     * @param asClaimed whether the chain is taken to stand where the first claim left it, which saves a look; where it does
     *     not, nothing is changed
     */
    private List<TransactWriteItem> actions(Decision decision, boolean asClaimed) {
        var id = decision.submission().id();
        var superseded = decision.superseded();
        var sought = new ArrayList<ItemKey>();
        if (!asClaimed) {
            sought.add(Keys.submission(id));
        }
        if (superseded != null) {
            sought.add(Keys.submission(superseded));
        }
        var standing = table.find(sought);
        var head = asClaimed ? received(decision.submission()).head() : head(standing, id);
        var actions = new ArrayList<TransactWriteItem>();
        var event = AuditCodec.after(head, SubmissionEvents.subject(id), SubmissionEvents.decided(decision));
        actions.add(decided(decision.submission(), decision.lease(), head, event));
        var invitation = decision.invitationBefore();
        if (invitation != null) {
            actions.add(moved(invitation, decision.submission().version(), decision.currentAfter()));
        }
        actions.add(AuditCodec.append(table.name(), event));
        if (superseded != null) {
            var earlier = head(standing, superseded);
            var replaced = AuditCodec.after(
                    earlier,
                    SubmissionEvents.subject(superseded),
                    SubmissionEvents.superseded(id, event.entry().at()));
            actions.add(appended(earlier, replaced, superseded(superseded, id)));
            actions.add(AuditCodec.append(table.name(), replaced));
        }
        decision.mails().forEach(mail -> actions.add(owed(mail)));
        return actions;
    }

    private static ChainHead head(Map<ItemKey, StoredItem> standing, SubmissionId id) {
        var item = standing.get(Keys.submission(id));
        if (item == null) {
            throw new IllegalStateException("there is no submission " + id);
        }
        return AuditCodec.head(item);
    }

    /** Returns a change of the item that {@code event}'s chain is about, which moves the chain's head along. */
    private TransactWriteItem appended(ChainHead before, AuditEvent event, Change change) {
        return TransactWriteItem.builder()
                .update(AuditCodec.withHead(change, before, event.head()).inTransaction(table.name()))
                .build();
    }

    private TransactWriteItem decided(Submission submission, Lease lease, ChainHead before, AuditEvent event) {
        var names = new HashMap<>(LeaseCodec.NAMES_OF_HELD);
        names.put("#chainSequence", AuditCodec.HEAD_SEQUENCE);
        var values = new HashMap<>(LeaseCodec.valuesOfHeld(lease.fence()));
        values.put(":chainBefore", AttributeValue.fromN(Integer.toString(before.sequence())));
        return table.putInTransaction(
                SubmissionCodec.encode(submission, event.head(), null),
                LeaseCodec.HELD + " AND #chainSequence = :chainBefore",
                names,
                values);
    }

    private TransactWriteItem moved(Invitation before, int lastVersion, @Nullable CurrentList currentAfter) {
        var names = new HashMap<>(Map.of(
                "#lastVersion", InvitationCodec.LAST_VERSION,
                "#currentId", InvitationCodec.CURRENT_ID,
                "#currentOrder", InvitationCodec.CURRENT_ORDER));
        var values = new HashMap<>(Map.of(
                ":before", AttributeValue.fromN(Integer.toString(before.lastVersion())),
                ":lastVersion", AttributeValue.fromN(Integer.toString(lastVersion))));
        String condition;
        var standing = before.current();
        if (standing == null) {
            condition = "#lastVersion = :before AND attribute_not_exists(#currentId)";
        } else {
            condition = "#lastVersion = :before AND #currentId = :standing";
            values.put(":standing", AttributeValue.fromS(standing.id().value()));
        }
        String update;
        if (currentAfter == null) {
            update = "SET #lastVersion = :lastVersion REMOVE #currentId, #currentOrder";
        } else {
            update = "SET #lastVersion = :lastVersion, #currentId = :id, #currentOrder = :order";
            values.put(":id", AttributeValue.fromS(currentAfter.id().value()));
            values.put(
                    ":order",
                    AttributeValue.fromM(
                            InvitationCodec.encode(currentAfter.order()).build()));
        }
        return TransactWriteItem.builder()
                .update(Update.builder()
                        .tableName(table.name())
                        .key(Keys.invitation(before.procurementId(), before.id())
                                .attributes())
                        .conditionExpression(condition)
                        .updateExpression(update)
                        .expressionAttributeNames(names)
                        .expressionAttributeValues(values)
                        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                        .build())
                .build();
    }

    private static Change superseded(SubmissionId superseded, SubmissionId by) {
        return new Change(
                Keys.submission(superseded),
                "SET #state = :superseded, #supersededBy = :by",
                "attribute_exists(#state)",
                Map.of("#state", SubmissionCodec.STATE, "#supersededBy", SubmissionCodec.SUPERSEDED_BY),
                Map.of(
                        ":superseded",
                        AttributeValue.fromS(SubmissionState.SUPERSEDED.name()),
                        ":by",
                        AttributeValue.fromS(by.value())));
    }

    private TransactWriteItem owed(MailOwed mail) {
        return TransactWriteItem.builder()
                .put(Put.builder()
                        .tableName(table.name())
                        .item(MailCodec.encode(mail))
                        .conditionExpression("attribute_not_exists(" + Keys.PARTITION + ")")
                        .build())
                .build();
    }

    /**
     * Returns why nothing was recorded, as far as the caller has to know it. An item that should be there and is not is
     * no such reason: the exception stands.
     */
    private static Optional<Recorded> refusal(List<CancellationReason> reasons, Decision decision) {
        var submission = reasons.get(SUBMISSION_ACTION);
        if (Transaction.isConditionOfExisting(submission)) {
            var standing = new StoredItem(submission.item());
            if (SubmissionCodec.decode(standing).state().isDecided()) {
                return Optional.of(Recorded.DECIDED_BEFORE);
            }
            if (LeaseCodec.lease(standing).fence() != decision.lease().fence()) {
                return Optional.of(Recorded.LEASE_LOST);
            }
        }
        if (decision.invitationBefore() != null && Transaction.isConditionOfExisting(reasons.get(INVITATION_ACTION))) {
            return Optional.of(Recorded.INVITATION_CHANGED);
        }
        return Optional.empty();
    }
}
