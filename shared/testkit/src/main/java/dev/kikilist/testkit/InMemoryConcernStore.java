package dev.kikilist.testkit;

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
import dev.kikilist.mail.MailState;
import dev.kikilist.paging.MalformedPositionException;
import dev.kikilist.paging.Page;
import dev.kikilist.paging.PageRequest;
import dev.kikilist.paging.Position;
import dev.kikilist.submission.SubmissionId;
import dev.kikilist.testkit.InMemoryTable.RecalledKey;
import dev.kikilist.testkit.InMemoryTable.StoredMail;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps the concern list and its recalls in memory. */
public final class InMemoryConcernStore implements ConcernStore {
    private final InMemoryTable table;

    /** Keeps them in {@code table}. */
    public InMemoryConcernStore(InMemoryTable table) {
        this.table = table;
    }

    @Override
    public Concern store(Concern next, @Nullable Recall recall) {
        return table.atomically("ConcernStore.store", () -> {
            var versions = versions(next.id());
            if (versions.size() != next.version() - 1) {
                return versions.getLast();
            }
            boolean wasPublished = !versions.isEmpty() && isPublished(versions.getLast());
            versions.add(next);
            table.append(ConcernEvents.subject(next.id()), ConcernEvents.made(next));
            if (wasPublished || isPublished(next)) {
                table.publishedRevision++;
            }
            if (recall != null) {
                table.recalls.put(recall.id(), recall);
            }
            return next;
        });
    }

    @Override
    public Optional<Concern> find(ConcernId id) {
        return table.atomically(
                "ConcernStore.find",
                () -> versions(id).isEmpty()
                        ? Optional.empty()
                        : Optional.of(versions(id).getLast()));
    }

    @Override
    public List<Concern> history(ConcernId id) {
        return table.atomically("ConcernStore.history", () -> List.copyOf(versions(id)));
    }

    @Override
    public Page<Concern> concerns(PageRequest request) {
        return table.atomically(
                "ConcernStore.concerns",
                () -> InMemoryListing.page(
                        table.concerns.values().stream()
                                .filter(versions -> !versions.isEmpty())
                                .map(List::getLast),
                        concern -> mark(concern.draftedAt()) + " " + concern.id(),
                        request));
    }

    @Override
    public PublishedConcerns published() {
        return table.atomically(
                "ConcernStore.published",
                () -> new PublishedConcerns(
                        table.publishedRevision,
                        table.concerns.values().stream()
                                .filter(versions -> !versions.isEmpty())
                                .map(List::getLast)
                                .filter(InMemoryConcernStore::isPublished)
                                .sorted(Comparator.comparing(
                                        concern -> concern.id().value()))
                                .toList()));
    }

    @Override
    public Optional<Recall> findRecall(RecallId id) {
        return table.atomically("ConcernStore.findRecall", () -> Optional.ofNullable(table.recalls.get(id)));
    }

    @Override
    public List<RecallId> running(int limit) {
        return table.atomically(
                "ConcernStore.running",
                () -> table.recalls.values().stream()
                        .filter(recall -> recall.state() == RecallState.RUNNING)
                        .sorted(Comparator.comparing(recall -> mark(recall.startedAt()) + recall.id()))
                        .limit(limit)
                        .map(Recall::id)
                        .toList());
    }

    @Override
    public boolean record(List<RecalledList> found, Recall after, List<MailOwed> mails) {
        table.atomically("ConcernStore.note", () -> {
            found.forEach(list -> table.recalled.put(new RecalledKey(list.submission(), list.recall()), list));
            return found;
        });
        return table.atomically("ConcernStore.record", () -> {
            var standing = table.recalls.get(after.id());
            if (standing == null) {
                throw new IllegalStateException("there is no recall " + after.id());
            }
            if (standing.steps() != after.steps() - 1) {
                return false;
            }
            table.recalls.put(after.id(), after);
            if (after.state() == RecallState.DONE) {
                table.append(ConcernEvents.subject(after.concern()), ConcernEvents.recalled(after));
            }
            mails.forEach(mail -> table.mails.put(mail.id(), new StoredMail(mail.owedAt(), new MailState.Pending())));
            return true;
        });
    }

    @Override
    public Page<RecalledList> recalledBy(RecallId id, PageRequest request) {
        var from = request.from();
        if (from != null && SubmissionId.parse(from.value()).isEmpty()) {
            throw new MalformedPositionException("not a position of this listing");
        }
        return table.atomically("ConcernStore.recalledBy", () -> {
            var rest = table.recalled.values().stream()
                    .filter(list -> list.recall().equals(id))
                    .filter(list -> from == null || list.submission().value().compareTo(from.value()) < 0)
                    .sorted(Comparator.comparing(
                                    (RecalledList list) -> list.submission().value())
                            .reversed())
                    .toList();
            if (rest.size() <= request.limit()) {
                return new Page<>(rest, null);
            }
            var page = rest.subList(0, request.limit());
            return new Page<>(page, new Position(page.getLast().submission().value()));
        });
    }

    @Override
    public List<RecalledList> recallsOf(SubmissionId submission) {
        return table.atomically(
                "ConcernStore.recallsOf",
                () -> table.recalled.values().stream()
                        .filter(list -> list.submission().equals(submission))
                        .sorted(Comparator.comparing(RecalledList::notedAt))
                        .toList());
    }

    private List<Concern> versions(ConcernId id) {
        return table.concerns.computeIfAbsent(id, unknown -> new ArrayList<>());
    }

    private static boolean isPublished(Concern concern) {
        return concern.state() == ConcernState.PUBLISHED;
    }

    private static String mark(Instant instant) {
        return InMemoryListing.text(instant);
    }
}
