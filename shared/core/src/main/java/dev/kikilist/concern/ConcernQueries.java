package dev.kikilist.concern;

import dev.kikilist.access.Viewer;
import dev.kikilist.access.Viewer.AgencyViewer;
import dev.kikilist.access.Viewer.ReviewerViewer;
import dev.kikilist.access.Viewer.VendorViewer;
import dev.kikilist.mention.FindLists;
import dev.kikilist.mention.FoundList;
import dev.kikilist.mention.ListQuery;
import dev.kikilist.mention.MentionKey;
import dev.kikilist.paging.Page;
import dev.kikilist.paging.PageRequest;
import dev.kikilist.submission.SubmissionId;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Answers what is on the concern list and where lists hold what. Only to reviewers: to others none of it exists. */
public final class ConcernQueries {
    private final ConcernStore concerns;
    private final FindLists lists;

    public ConcernQueries(ConcernStore concerns, FindLists lists) {
        this.concerns = concerns;
        this.lists = lists;
    }

    /** Returns a page of the entries, those drafted last first; empty when the viewer is no reviewer. */
    public Optional<Page<Concern>> concerns(Viewer viewer, PageRequest request) {
        return forReviewer(viewer, () -> Optional.of(concerns.concerns(request)));
    }

    /** Returns an entry as it stands. */
    public Optional<Concern> concern(Viewer viewer, ConcernId id) {
        return forReviewer(viewer, () -> concerns.find(id));
    }

    /** Returns all versions of an entry, the first one first; empty when there is no such entry. */
    public Optional<List<Concern>> history(Viewer viewer, ConcernId id) {
        return forReviewer(viewer, () -> Optional.of(concerns.history(id)).filter(versions -> !versions.isEmpty()));
    }

    /** Returns a page of the lists that an entry describes, published or not: its dry run. */
    public Optional<Page<FoundList>> dryRun(Viewer viewer, ConcernId id, PageRequest request) {
        return forReviewer(
                viewer,
                () -> concerns.find(id)
                        .flatMap(concern -> concern.terms()
                                .query()
                                .map(query -> lists.find(query, false, request))
                                .map(page -> covered(page, concern.terms()))));
    }

    private static Page<FoundList> covered(Page<FoundList> page, ConcernTerms terms) {
        return new Page<>(
                page.entries().stream()
                        .filter(list -> terms.covers(list.owner().body()))
                        .toList(),
                page.nextPosition());
    }

    /** Returns a page of the lists that name {@code key}. */
    public Optional<Page<FoundList>> naming(Viewer viewer, MentionKey key, PageRequest request) {
        return forReviewer(viewer, () -> Optional.of(lists.find(ListQuery.naming(key), false, request)));
    }

    /** Returns a recall. */
    public Optional<Recall> recall(Viewer viewer, RecallId id) {
        return forReviewer(viewer, () -> concerns.findRecall(id));
    }

    /** Returns a page of the lists that a recall found. */
    public Optional<Page<RecalledList>> recalledBy(Viewer viewer, RecallId id, PageRequest request) {
        return forReviewer(viewer, () -> concerns.findRecall(id).map(found -> concerns.recalledBy(id, request)));
    }

    /** Returns by what a list was recalled. */
    public Optional<List<RecalledList>> recallsOf(Viewer viewer, SubmissionId id) {
        return forReviewer(viewer, () -> Optional.of(concerns.recallsOf(id)));
    }

    private static <T> Optional<T> forReviewer(Viewer viewer, Supplier<Optional<T>> answer) {
        return switch (viewer) {
            case ReviewerViewer reviewer -> answer.get();
            case AgencyViewer agency -> Optional.empty();
            case VendorViewer vendor -> Optional.empty();
        };
    }
}
