package dev.kikilist.testkit;

import dev.kikilist.idempotency.AnswerStore;
import dev.kikilist.idempotency.KeptAnswer;
import dev.kikilist.idempotency.RequestDigest;
import dev.kikilist.idempotency.RequestKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The answers to requests with a key, in memory. */
public final class InMemoryAnswerStore implements AnswerStore {
    private final InMemoryTable table;

    /** Keeps them in {@code table}. */
    public InMemoryAnswerStore(InMemoryTable table) {
        this.table = table;
    }

    @Override
    public Taken take(RequestKey key, RequestDigest request, Instant now, Instant until) {
        return table.atomically("AnswerStore.take", () -> {
            var standing = table.requests.get(key);
            if (standing == null || standing.isFreeAt(now)) {
                table.requests.put(key, new StoredRequest(request, until, null, Instant.MAX));
                return new Taken.Ours();
            }
            if (!standing.request().equals(request)) {
                return new Taken.OfAnother();
            }
            if (standing.answer() != null) {
                return new Taken.Answered(standing.answer());
            }
            if (standing.until().isAfter(now)) {
                return new Taken.InProgress();
            }
            table.requests.put(key, new StoredRequest(request, until, null, Instant.MAX));
            return new Taken.Ours();
        });
    }

    @Override
    public void keep(RequestKey key, RequestDigest request, KeptAnswer answer, Instant forgottenAt) {
        table.atomically(
                "AnswerStore.keep",
                () -> table.requests.computeIfPresent(
                        key,
                        (same, standing) -> standing.request().equals(request) && standing.answer() == null
                                ? new StoredRequest(request, standing.until(), answer, forgottenAt)
                                : standing));
    }

    @Override
    public void giveBack(RequestKey key, RequestDigest request, Instant until) {
        table.atomically(
                "AnswerStore.giveBack",
                () -> table.requests.computeIfPresent(
                        key,
                        (same, standing) -> standing.request().equals(request)
                                        && standing.answer() == null
                                        && standing.until().equals(until)
                                ? new StoredRequest(request, until, null, Instant.MIN)
                                : standing));
    }

    /** A key that is taken. */
    record StoredRequest(
            RequestDigest request, Instant until, @Nullable KeptAnswer answer, Instant forgottenAt) {
        boolean isFreeAt(Instant now) {
            return !forgottenAt.isAfter(now);
        }
    }
}
