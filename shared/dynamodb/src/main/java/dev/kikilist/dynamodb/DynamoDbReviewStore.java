package dev.kikilist.dynamodb;

import dev.kikilist.advice.AdviceKind;
import dev.kikilist.advice.AdvisedList;
import dev.kikilist.advice.GivenAdvice;
import dev.kikilist.advice.Review;
import dev.kikilist.advice.ReviewEvents;
import dev.kikilist.advice.ReviewStore;
import dev.kikilist.audit.AuditEntry;
import dev.kikilist.audit.ChainHead;
import dev.kikilist.mail.MailOwed;
import dev.kikilist.mention.ProductKey;
import dev.kikilist.paging.Page;
import dev.kikilist.paging.PageRequest;
import dev.kikilist.submission.SubmissionId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** Keeps reviews in the DynamoDB table. */
public final class DynamoDbReviewStore implements ReviewStore {
    private final DynamoDbTable table;
    private final AdvisedProducts products;

    /** Keeps them in {@code table}. */
    public DynamoDbReviewStore(DynamoDbTable table) {
        this.table = table;
        this.products = new AdvisedProducts(table);
    }

    @Override
    public Review store(Review next, AuditEntry happened, @Nullable GivenAdvice given, List<MailOwed> mails) {
        return Transaction.run(table, () -> {
            var item = table.find(Keys.review(next.submission()));
            var standing = item.map(ReviewCodec::decode);
            if (standing.map(Review::version).orElse(0) != next.version() - 1) {
                return new Transaction.Answer<>(standing.orElseThrow());
            }
            if (given != null && !given.products().isEmpty()) {
                products.note(next.submission(), next.releases().getLast(), given.products());
            }
            var head = item.map(AuditCodec::head).orElse(ChainHead.START);
            return new Transaction.Changes<>(
                    actions(next, head, happened, given, mails), next, reasons -> Optional.empty());
        });
    }

    private List<TransactWriteItem> actions(
            Review next, ChainHead head, AuditEntry happened, @Nullable GivenAdvice given, List<MailOwed> mails) {
        var event = AuditCodec.after(head, ReviewEvents.subject(next.submission()), happened);
        var item = ReviewCodec.encode(next);
        AuditCodec.encode(item, event.head());
        var actions = new ArrayList<TransactWriteItem>();
        actions.add(
                next.version() == 1
                        ? table.putIfAbsentInTransaction(item.build())
                        : table.putInTransaction(
                                item.build(),
                                "#version = :before",
                                Map.of("#version", ReviewCodec.VERSION),
                                Map.of(":before", AttributeValue.fromN(Integer.toString(next.version() - 1)))));
        actions.add(AuditCodec.append(table.name(), event));
        if (given != null) {
            actions.add(counted(given.list()));
        }
        mails.stream()
                .map(MailCodec::encode)
                .map(table::putIfAbsentInTransaction)
                .forEach(actions::add);
        return actions;
    }

    /** Another version of the list may be advised at the same time: the item is written as it was read, or read again. */
    private TransactWriteItem counted(AdvisedList advised) {
        var standing = table.find(Keys.advised(advised.fiscalYear(), advised.lineage()));
        if (standing.isEmpty()) {
            return table.putIfAbsentInTransaction(ReviewCodec.encode(advised));
        }
        var before = ReviewCodec.advised(standing.get());
        var kinds = EnumSet.noneOf(AdviceKind.class);
        kinds.addAll(before.kinds());
        kinds.addAll(advised.kinds());
        return table.putInTransaction(
                ReviewCodec.encode(new AdvisedList(advised.fiscalYear(), advised.lineage(), advised.body(), kinds)),
                "#kinds = :kindsBefore",
                Map.of("#kinds", ReviewCodec.KINDS),
                Map.of(
                        ":kindsBefore",
                        AttributeValue.fromL(before.kinds().stream()
                                .map(kind -> AttributeValue.fromS(kind.name()))
                                .toList())));
    }

    @Override
    public Optional<Review> find(SubmissionId submission) {
        return table.find(Keys.review(submission)).map(ReviewCodec::decode);
    }

    @Override
    public Page<Review> open(PageRequest request) {
        return new Listing(Index.SECOND, Keys.openReviews())
                .pageFromTheLeast(table, request, Keys::submissionPosition)
                .map(ReviewCodec::decode);
    }

    @Override
    public List<AdvisedList> advisedIn(int fiscalYear) {
        return Partition.of(Keys.advisedIn(fiscalYear)).all(table, Keys.lineagePrefix()).stream()
                .map(ReviewCodec::advised)
                .toList();
    }

    @Override
    public Map<ProductKey, SubmissionId> advisedBefore(Collection<ProductKey> asked) {
        return products.find(asked);
    }
}
