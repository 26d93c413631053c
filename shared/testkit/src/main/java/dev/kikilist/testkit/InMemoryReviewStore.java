package dev.kikilist.testkit;

import dev.kikilist.advice.AdviceKind;
import dev.kikilist.advice.AdvisedList;
import dev.kikilist.advice.GivenAdvice;
import dev.kikilist.advice.Review;
import dev.kikilist.advice.ReviewEvents;
import dev.kikilist.advice.ReviewState;
import dev.kikilist.advice.ReviewStore;
import dev.kikilist.audit.AuditEntry;
import dev.kikilist.mail.MailOwed;
import dev.kikilist.mail.MailState;
import dev.kikilist.mention.ProductKey;
import dev.kikilist.paging.Page;
import dev.kikilist.paging.PageRequest;
import dev.kikilist.submission.SubmissionId;
import dev.kikilist.testkit.InMemoryTable.AdvisedKey;
import dev.kikilist.testkit.InMemoryTable.AdvisedProduct;
import dev.kikilist.testkit.InMemoryTable.StoredMail;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps reviews in memory. */
public final class InMemoryReviewStore implements ReviewStore {
    private final InMemoryTable table;

    /** Keeps them in {@code table}. */
    public InMemoryReviewStore(InMemoryTable table) {
        this.table = table;
    }

    @Override
    public Review store(Review next, AuditEntry happened, @Nullable GivenAdvice given, List<MailOwed> mails) {
        return table.atomically("ReviewStore.store", () -> {
            var standing = table.reviews.get(next.submission());
            if ((standing == null ? 0 : standing.version()) != next.version() - 1) {
                if (standing == null) {
                    throw new IllegalStateException("there is no review of " + next.submission());
                }
                return standing;
            }
            table.reviews.put(next.submission(), next);
            table.append(ReviewEvents.subject(next.submission()), happened);
            if (given != null) {
                var list = given.list();
                table.advised.merge(new AdvisedKey(list.fiscalYear(), list.lineage()), list, InMemoryReviewStore::both);
                given.products()
                        .forEach(product -> table.advisedProducts.merge(
                                product,
                                new AdvisedProduct(
                                        next.submission(),
                                        next.releases().getLast().at()),
                                InMemoryReviewStore::later));
            }
            mails.forEach(mail -> table.mails.put(mail.id(), new StoredMail(mail.owedAt(), new MailState.Pending())));
            return next;
        });
    }

    private static AdvisedList both(AdvisedList before, AdvisedList now) {
        var kinds = EnumSet.noneOf(AdviceKind.class);
        kinds.addAll(before.kinds());
        kinds.addAll(now.kinds());
        return new AdvisedList(now.fiscalYear(), now.lineage(), now.body(), kinds);
    }

    private static AdvisedProduct later(AdvisedProduct one, AdvisedProduct other) {
        return one.at().isAfter(other.at()) ? one : other;
    }

    @Override
    public Optional<Review> find(SubmissionId submission) {
        return table.atomically("ReviewStore.find", () -> Optional.ofNullable(table.reviews.get(submission)));
    }

    @Override
    public Page<Review> open(PageRequest request) {
        return table.atomically(
                "ReviewStore.open",
                () -> InMemoryListing.pageFromTheLeast(
                        table.reviews.values().stream().filter(review -> review.state() == ReviewState.REQUESTED),
                        review -> InMemoryListing.text(review.requestedAt()) + " " + review.submission(),
                        request));
    }

    @Override
    public List<AdvisedList> advisedIn(int fiscalYear) {
        return table.atomically(
                "ReviewStore.advisedIn",
                () -> table.advised.values().stream()
                        .filter(list -> list.fiscalYear() == fiscalYear)
                        .sorted(Comparator.comparing(list -> list.lineage().value()))
                        .toList());
    }

    @Override
    public Map<ProductKey, SubmissionId> advisedBefore(Collection<ProductKey> products) {
        return table.atomically("ReviewStore.advisedBefore", () -> {
            var advised = new HashMap<ProductKey, SubmissionId>();
            for (var product : products) {
                var last = table.advisedProducts.get(product);
                if (last != null) {
                    advised.put(product, last.list());
                }
            }
            return advised;
        });
    }
}
