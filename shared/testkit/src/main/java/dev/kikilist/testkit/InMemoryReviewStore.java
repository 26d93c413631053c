package dev.kikilist.testkit;

import dev.kikilist.advice.AdviceKind;
import dev.kikilist.advice.AdvisedList;
import dev.kikilist.advice.Review;
import dev.kikilist.advice.ReviewEvents;
import dev.kikilist.advice.ReviewStore;
import dev.kikilist.audit.AuditEntry;
import dev.kikilist.mail.MailOwed;
import dev.kikilist.mail.MailState;
import dev.kikilist.submission.SubmissionId;
import dev.kikilist.testkit.InMemoryTable.AdvisedKey;
import dev.kikilist.testkit.InMemoryTable.StoredMail;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
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
    public Review store(Review next, AuditEntry happened, @Nullable AdvisedList advised, List<MailOwed> mails) {
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
            if (advised != null) {
                table.advised.merge(
                        new AdvisedKey(advised.fiscalYear(), advised.lineage()), advised, InMemoryReviewStore::both);
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

    @Override
    public Optional<Review> find(SubmissionId submission) {
        return table.atomically("ReviewStore.find", () -> Optional.ofNullable(table.reviews.get(submission)));
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
}
