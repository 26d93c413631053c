package dev.kikilist.dynamodb;

import dev.kikilist.audit.ChainHead;
import dev.kikilist.concern.Concern;
import dev.kikilist.concern.ConcernEvents;
import dev.kikilist.concern.ConcernId;
import dev.kikilist.concern.ConcernState;
import dev.kikilist.concern.ConcernStore;
import dev.kikilist.concern.PublishedConcerns;
import dev.kikilist.concern.Recall;
import dev.kikilist.concern.RecallId;
import dev.kikilist.concern.RecallState;
import dev.kikilist.concern.RecalledList;
import dev.kikilist.mail.MailOwed;
import dev.kikilist.paging.Page;
import dev.kikilist.paging.PageRequest;
import dev.kikilist.submission.SubmissionId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;

/** Keeps the concern list and its recalls in the DynamoDB table. */
public final class DynamoDbConcernStore implements ConcernStore {
    /** About what the item of a recalled list takes. */
    private static final int ITEM_BYTES = 400;

    private final DynamoDbTable table;

    /** Keeps them in {@code table}. */
    public DynamoDbConcernStore(DynamoDbTable table) {
        this.table = table;
    }

    @Override
    public Concern store(Concern next, @Nullable Recall recall) {
        return Transaction.run(table, () -> {
            var item = table.find(Keys.concern(next.id()));
            var standing = item.map(ConcernCodec::decode);
            if (standing.map(Concern::version).orElse(0) != next.version() - 1) {
                return new Transaction.Answer<>(standing.orElseThrow());
            }
            var head = item.map(AuditCodec::head).orElse(ChainHead.START);
            return new Transaction.Changes<>(actions(standing, head, next, recall), next, reasons -> Optional.empty());
        });
    }

    private List<TransactWriteItem> actions(
            Optional<Concern> standing, ChainHead head, Concern next, @Nullable Recall recall) {
        var event = AuditCodec.after(head, ConcernEvents.subject(next.id()), ConcernEvents.made(next));
        var item = ConcernCodec.standing(next);
        AuditCodec.encode(item, event.head());
        var actions = new ArrayList<TransactWriteItem>();
        actions.add(
                standing.isEmpty()
                        ? table.putIfAbsentInTransaction(item.build())
                        : table.putInTransaction(
                                item.build(),
                                "#version = :before",
                                Map.of("#version", ConcernCodec.VERSION),
                                Map.of(":before", AttributeValue.fromN(Integer.toString(next.version() - 1)))));
        actions.add(table.putInTransaction(
                ConcernCodec.version(next).build(),
                "attribute_not_exists(" + Keys.PARTITION + ")",
                Map.of(),
                Map.of()));
        actions.add(AuditCodec.append(table.name(), event));
        if (isPublished(next)
                || standing.filter(DynamoDbConcernStore::isPublished).isPresent()) {
            actions.add(revised());
        }
        if (recall != null) {
            actions.add(table.putIfAbsentInTransaction(RecallCodec.encode(recall)));
        }
        return actions;
    }

    private static boolean isPublished(Concern concern) {
        return concern.state() == ConcernState.PUBLISHED;
    }

    private TransactWriteItem revised() {
        return TransactWriteItem.builder()
                .update(Update.builder()
                        .tableName(table.name())
                        .key(Keys.concernRevision().attributes())
                        .updateExpression("ADD #revision :one")
                        .expressionAttributeNames(Map.of("#revision", ConcernCodec.REVISION))
                        .expressionAttributeValues(Map.of(":one", AttributeValue.fromN("1")))
                        .build())
                .build();
    }

    @Override
    public Optional<Concern> find(ConcernId id) {
        return table.find(Keys.concern(id)).map(ConcernCodec::decode);
    }

    @Override
    public List<Concern> history(ConcernId id) {
        return Partition.of(Keys.concernVersion(id, 1).partition()).all(table, Keys.concernVersionPrefix()).stream()
                .map(ConcernCodec::decode)
                .toList();
    }

    @Override
    public Page<Concern> concerns(PageRequest request) {
        return new Listing(Index.SECOND, Keys.allConcerns())
                .page(table, request, Keys::concernPosition)
                .map(ConcernCodec::decode);
    }

    @Override
    public PublishedConcerns published() {
        // The revision first: entries that are newer than it are found out by whoever asks for the revision again.
        long revision = ConcernCodec.revision(table.find(Keys.concernRevision()));
        return new PublishedConcerns(
                revision,
                Partition.of(Keys.allConcerns()).all(table, Keys.concernPrefix()).stream()
                        .map(ConcernCodec::decode)
                        .filter(DynamoDbConcernStore::isPublished)
                        .toList());
    }

    @Override
    public Optional<Recall> findRecall(RecallId id) {
        return table.find(Keys.recall(id)).map(RecallCodec::decode);
    }

    @Override
    public List<RecallId> running(int limit) {
        return new Listing(Index.DUE, Keys.dueRecalls())
                .before(table, Keys.mentionsEnd(), limit).stream()
                        .map(item -> Keys.recallId(item.key().partition()))
                        .toList();
    }

    @Override
    public boolean record(List<RecalledList> found, Recall after, List<MailOwed> mails) {
        var batch = new ItemBatch(table);
        found.forEach(list -> batch.add(RecallCodec.encode(list), ITEM_BYTES));
        batch.flush();
        return Transaction.run(table, () -> {
            var standing = findRecall(after.id()).orElseThrow();
            return standing.steps() == after.steps() - 1
                    ? new Transaction.Changes<>(stepped(after, mails), true, reasons -> Optional.empty())
                    : new Transaction.Answer<>(false);
        });
    }

    private List<TransactWriteItem> stepped(Recall after, List<MailOwed> mails) {
        var actions = new ArrayList<TransactWriteItem>();
        actions.add(table.putInTransaction(
                RecallCodec.encode(after),
                "#steps = :before",
                Map.of("#steps", RecallCodec.STEPS),
                Map.of(":before", AttributeValue.fromN(Integer.toString(after.steps() - 1)))));
        if (after.state() == RecallState.DONE) {
            var key = Keys.concern(after.concern());
            var head = AuditCodec.head(table.find(key).orElseThrow());
            var event = AuditCodec.after(head, ConcernEvents.subject(after.concern()), ConcernEvents.recalled(after));
            actions.add(AuditCodec.append(table.name(), event));
            actions.add(TransactWriteItem.builder()
                    .update(AuditCodec.moved(key, head, event.head()).inTransaction(table.name()))
                    .build());
        }
        mails.stream()
                .map(MailCodec::encode)
                .map(table::putIfAbsentInTransaction)
                .forEach(actions::add);
        return actions;
    }

    @Override
    public Page<RecalledList> recalledBy(RecallId id, PageRequest request) {
        return new Listing(Index.SECOND, Keys.recalledBy(id))
                .page(table, request, Keys::recalledPosition)
                .map(RecallCodec::recalled);
    }

    @Override
    public List<RecalledList> recallsOf(SubmissionId submission) {
        return Partition.of(Keys.submission(submission).partition()).all(table, Keys.recalledPrefix()).stream()
                .map(RecallCodec::recalled)
                .sorted(Comparator.comparing(RecalledList::notedAt))
                .toList();
    }
}
