package dev.kikilist.dynamodb;

import dev.kikilist.dynamodb.DynamoDbTable.Changed;
import dev.kikilist.dynamodb.LeaseCodec.StoredLease;
import dev.kikilist.mail.MailOwed;
import dev.kikilist.paging.Page;
import dev.kikilist.paging.PageRequest;
import dev.kikilist.procurement.Invitation;
import dev.kikilist.procurement.ProcurementId;
import dev.kikilist.submission.CurrentList;
import dev.kikilist.submission.Lease;
import dev.kikilist.submission.Submission;
import dev.kikilist.submission.SubmissionId;
import dev.kikilist.submission.SubmissionState;
import dev.kikilist.submission.SubmissionStore;
import dev.kikilist.text.CorporateNumber;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.Update;

/** Keeps submissions in the DynamoDB table. */
public final class DynamoDbSubmissionStore implements SubmissionStore {
    private static final int SUBMISSION_ACTION = 0;
    private static final int INVITATION_ACTION = 1;
    private static final int MOST_ACTIONS = 100;

    private final DynamoDbTable table;

    /** Keeps them in {@code table}. */
    public DynamoDbSubmissionStore(DynamoDbTable table) {
        this.table = table;
    }

    @Override
    public Claim claim(Submission received, Instant now, Duration length) {
        var first = new StoredLease(1, now.plus(length), UUID.randomUUID().toString());
        var standing = table.putIfAbsent(SubmissionCodec.encode(received, first));
        var claim = claim(standing, first, now);
        if (claim.isPresent()) {
            return claim.get();
        }
        var next = first.withFence(LeaseCodec.lease(standing).fence() + 1);
        table.change(LeaseCodec.claimed(received.id(), next));
        // Whether this change was made, another's was, or the answer got lost: the item says whose the lease is.
        var after = table.find(Keys.submission(received.id())).orElseThrow();
        return claim(after, next, now)
                .orElseThrow(
                        () -> new PutOffException("the lease of " + received.id() + " ended while it was claimed"));
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
    public Recorded record(Decision decision) {
        var request = TransactWriteItemsRequest.builder()
                .transactItems(actions(decision))
                .build();
        var backoff = new Backoff();
        while (true) {
            try {
                table.transact(request);
                return Recorded.RECORDED;
            } catch (TransactionCanceledException e) {
                var refusal = refusal(e.cancellationReasons(), decision);
                if (refusal.isPresent()) {
                    return refusal.get();
                }
                if (!isPassing(e.cancellationReasons()) || !backoff.again()) {
                    throw e;
                }
            }
        }
    }

    @Override
    public boolean interrupt(SubmissionId id, Instant now) {
        return switch (table.change(LeaseCodec.interrupted(id, now))) {
            case Changed.Done done -> true;
            case Changed.NotDone notDone -> false;
        };
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

    private List<TransactWriteItem> actions(Decision decision) {
        var actions = new ArrayList<TransactWriteItem>();
        actions.add(decided(decision.submission(), decision.lease()));
        var invitation = decision.invitationBefore();
        if (invitation != null) {
            actions.add(moved(invitation, decision.submission().version(), decision.currentAfter()));
        }
        var superseded = decision.superseded();
        if (superseded != null) {
            actions.add(superseded(superseded, decision.submission().id()));
        }
        decision.mails().forEach(mail -> actions.add(owed(mail)));
        if (actions.size() > MOST_ACTIONS) {
            throw new IllegalArgumentException(
                    "one decision cannot owe " + decision.mails().size() + " mails");
        }
        return actions;
    }

    private TransactWriteItem decided(Submission submission, Lease lease) {
        return TransactWriteItem.builder()
                .put(Put.builder()
                        .tableName(table.name())
                        .item(SubmissionCodec.encode(submission, null))
                        .conditionExpression(LeaseCodec.HELD)
                        .expressionAttributeNames(LeaseCodec.NAMES_OF_HELD)
                        .expressionAttributeValues(LeaseCodec.valuesOfHeld(lease.fence()))
                        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                        .build())
                .build();
    }

    private TransactWriteItem moved(Invitation before, int lastVersion, @Nullable CurrentList currentAfter) {
        var names = new HashMap<>(Map.of(
                "#lastVersion", InvitationCodec.LAST_VERSION,
                "#currentId", InvitationCodec.CURRENT_ID,
                "#currentUploadedAt", InvitationCodec.CURRENT_UPLOADED_AT));
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
            update = "SET #lastVersion = :lastVersion REMOVE #currentId, #currentUploadedAt";
        } else {
            update = "SET #lastVersion = :lastVersion, #currentId = :id, #currentUploadedAt = :uploadedAt";
            values.put(":id", AttributeValue.fromS(currentAfter.id().value()));
            values.put(
                    ":uploadedAt",
                    AttributeValue.fromS(currentAfter.uploadedAt().toString()));
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

    private TransactWriteItem superseded(SubmissionId superseded, SubmissionId by) {
        return TransactWriteItem.builder()
                .update(Update.builder()
                        .tableName(table.name())
                        .key(Keys.submission(superseded).attributes())
                        .conditionExpression("attribute_exists(#state)")
                        .updateExpression("SET #state = :superseded, #supersededBy = :by")
                        .expressionAttributeNames(
                                Map.of("#state", SubmissionCodec.STATE, "#supersededBy", SubmissionCodec.SUPERSEDED_BY))
                        .expressionAttributeValues(Map.of(
                                ":superseded",
                                AttributeValue.fromS(SubmissionState.SUPERSEDED.name()),
                                ":by",
                                AttributeValue.fromS(by.value())))
                        .build())
                .build();
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
        if (isConditionOfExisting(reasons.get(SUBMISSION_ACTION))) {
            var standing = SubmissionCodec.decode(
                    new StoredItem(reasons.get(SUBMISSION_ACTION).item()));
            return Optional.of(standing.state().isDecided() ? Recorded.DECIDED_BEFORE : Recorded.LEASE_LOST);
        }
        if (decision.invitationBefore() != null && isConditionOfExisting(reasons.get(INVITATION_ACTION))) {
            return Optional.of(Recorded.INVITATION_CHANGED);
        }
        return Optional.empty();
    }

    private static boolean isConditionOfExisting(CancellationReason reason) {
        return "ConditionalCheckFailed".equals(reason.code()) && reason.hasItem();
    }

    private static boolean isPassing(List<CancellationReason> reasons) {
        return reasons.stream().map(CancellationReason::code).allMatch(code -> switch (code) {
            case "None", "TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded" -> true;
            default -> false;
        });
    }
}
