package dev.kikilist.mention;

import dev.kikilist.paging.AllPages;
import dev.kikilist.paging.MalformedPositionException;
import dev.kikilist.paging.Page;
import dev.kikilist.paging.PageRequest;
import dev.kikilist.paging.Position;
import dev.kikilist.submission.Manifest;
import dev.kikilist.submission.Owner;
import dev.kikilist.submission.RowStore;
import dev.kikilist.submission.Submission;
import dev.kikilist.submission.SubmissionId;
import dev.kikilist.submission.SubmissionStore;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Finds the lists that hold something, by the index and never by looking through all lists.
 *
 * <p>A mention counts when the list was decided and its manifest names the lease of the mention: what an earlier run left
 * behind is nobody's. A list that is found under several keys is found once.
 */
public final class FindLists {
    private final MentionIndex index;
    private final SubmissionStore submissions;
    private final RowStore rows;

    public FindLists(MentionIndex index, SubmissionStore submissions, RowStore rows) {
        this.index = index;
        this.submissions = submissions;
        this.rows = rows;
    }

    /**
     * Returns a page of the lists, under each key those received last first. A page may hold fewer lists than asked for, and
     * none, and not be the last.
     *
     * @param stillRead whether lists that are being read count as well, by their mention alone
     */
    public Page<FoundList> find(ListQuery query, boolean stillRead, PageRequest request) {
        var keys = new ArrayList<>(query.keys());
        keys.add(MentionKey.MANY);
        var place = Place.of(request, keys.size());
        var page = index.mentions(keys.get(place.key()), new PageRequest(request.limit(), place.position()));
        var earlier = keys.subList(0, place.key());
        var found = new ArrayList<FoundList>();
        var mentions = page.entries().stream()
                .filter(mention -> mention.mayName(query.keys()))
                .toList();
        var stored = submissions.find(
                mentions.stream().map(mention -> mention.lease().submission()).toList());
        var once = new HashSet<SubmissionId>();
        for (var mention : mentions) {
            var id = mention.lease().submission();
            if (!once.contains(id)) {
                found(query, stillRead, mention, earlier, stored).ifPresent(list -> {
                    once.add(id);
                    found.add(list);
                });
            }
        }
        return new Page<>(found, place.after(page.nextPosition(), keys.size()));
    }

    private Optional<FoundList> found(
            ListQuery query,
            boolean stillRead,
            Mention mention,
            List<MentionKey> earlier,
            Map<SubmissionId, Submission> stored) {
        var submission = stored.get(mention.lease().submission());
        if (submission == null
                || (!earlier.isEmpty() && !index.alsoUnder(mention, earlier).isEmpty())) {
            return Optional.empty();
        }
        var reading = submission.reading();
        if (reading == null) {
            return stillRead
                    ? Optional.of(new FoundList(submission, mention.owner(), mention.rows()))
                    : Optional.empty();
        }
        if (reading.manifest().fence() != mention.lease().fence() || !isOwned(submission)) {
            return Optional.empty();
        }
        boolean known = query.keySuffices() && !mention.key().equals(MentionKey.MANY);
        int count = known ? mention.rows() : count(submission.id(), reading.manifest(), query);
        return count == 0 ? Optional.empty() : Optional.of(new FoundList(submission, mention.owner(), count));
    }

    private static boolean isOwned(Submission submission) {
        return switch (submission.owner()) {
            case Owner.Invited invited -> true;
            case Owner.Unclaimed unclaimed -> false;
        };
    }

    private int count(SubmissionId id, Manifest manifest, ListQuery query) {
        int items = count(request -> rows.items(id, manifest, request), query.wanted());
        return items > 0
                ? items
                : count(request -> rows.subcontractors(id, manifest, request), query.wantedSubcontractors());
    }

    private static <T> int count(Function<PageRequest, Page<T>> pages, Predicate<T> wanted) {
        int count = 0;
        for (var row : new AllPages<>(pages)) {
            count += wanted.test(row) ? 1 : 0;
        }
        return count;
    }

    /** Where a page starts: within the mentions of one key. */
    private record Place(int key, @Nullable Position position) {
        static Place of(PageRequest request, int keys) {
            var from = request.from();
            if (from == null) {
                return new Place(0, null);
            }
            var text = from.value();
            int colon = text.indexOf(':');
            int key = colon > 0 && colon <= 3 ? number(text.substring(0, colon)) : -1;
            if (key < 0 || key >= keys) {
                throw new MalformedPositionException("not a position of this listing");
            }
            var position = text.substring(colon + 1);
            return new Place(key, position.isEmpty() ? null : new Position(position));
        }

        @Nullable
        Position after(@Nullable Position next, int keys) {
            if (next != null) {
                return new Position(key + ":" + next.value());
            }
            return key + 1 < keys ? new Position((key + 1) + ":") : null;
        }

        private static int number(String digits) {
            return digits.chars().allMatch(c -> c >= '0' && c <= '9') ? Integer.parseInt(digits) : -1;
        }
    }
}
