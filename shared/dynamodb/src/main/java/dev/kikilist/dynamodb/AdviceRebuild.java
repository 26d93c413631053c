package dev.kikilist.dynamodb;

import dev.kikilist.dynamodb.AdvisedProducts.NotedRelease;
import dev.kikilist.mention.MentionKey;
import dev.kikilist.mention.ProductKey;
import dev.kikilist.submission.SubmissionId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What released advice makes of the products that it has a concern about: the notes by which it is found. */
final class AdviceRebuild {
    private final Map<ProductKey, Set<NotedRelease>> concerns = new HashMap<>();
    private final Set<NotedRelease> made = new HashSet<>();
    private final Set<SubmissionId> lists = new HashSet<>();

    /**
     * Returns what was released on a list.
     *
     * @throws CorruptItemException when its review was damaged
     */
    static Released on(SubmissionId list, DynamoDbTable table) {
        var rows = new HashMap<NotedRelease, Set<Integer>>();
        table.find(Keys.review(list))
                .map(ReviewCodec::decode)
                .ifPresent(review -> review.releases()
                        .forEach(release -> rows.put(NotedRelease.of(list, release), release.rowsOfConcern())));
        return new Released(list, rows);
    }

    /**
     * Takes what was released on one list.
     *
     * @param products those of its rows of concern that name one, by their positions
     */
    void add(Released released, Map<Integer, ProductKey> products) {
        lists.add(released.list());
        released.rows().forEach((release, rows) -> {
            made.add(release);
            for (var row : rows) {
                var product = products.get(row);
                if (product != null) {
                    concerns.computeIfAbsent(product, unknown -> new HashSet<>())
                            .add(release);
                }
            }
        });
    }

    /** Sees to it that the notes are so. Of lists that were not taken they stay as they are. */
    void rebuild(DynamoDbTable table, Reconciliation items) {
        var standing =
                table.find(concerns.keySet().stream().map(Keys::advisedProduct).toList());
        concerns.forEach((product, releases) -> items.expect(new ExpectedItem(
                AdvisedProducts.encode(product, noted(releases, standing.get(Keys.advisedProduct(product)))))));
        makers().forEach(maker -> items.expect(new ExpectedItem(AdvisedProducts.encode(maker))));
    }

    private Set<MentionKey> makers() {
        return concerns.keySet().stream().map(ProductKey::maker).collect(Collectors.toSet());
    }

    private List<NotedRelease> noted(Set<NotedRelease> releases, @Nullable StoredItem item) {
        var standing = standing(item);
        var wanted = Stream.concat(
                        releases.stream(), standing.stream().filter(release -> !lists.contains(release.list())))
                .distinct()
                .sorted(NotedRelease.BY_TIME)
                .toList();
        wanted = wanted.subList(Math.max(0, wanted.size() - AdvisedProducts.MOST_RELEASES), wanted.size());
        // Releases of one moment may have been noted in the other order, and one that came to nothing left its note.
        var counted = standing.stream().filter(this::mayCount).toList();
        return new HashSet<>(counted).equals(new HashSet<>(wanted)) ? standing : wanted;
    }

    private static List<NotedRelease> standing(@Nullable StoredItem item) {
        try {
            return item == null ? List.of() : AdvisedProducts.releases(item);
        } catch (CorruptItemException damaged) {
            return List.of();
        }
    }

    private boolean mayCount(NotedRelease release) {
        return made.contains(release) || !lists.contains(release.list());
    }

    /**
     * What was released on a list.
     *
     * @param rows for each release the positions of the rows about which an office has a concern
     */
    record Released(SubmissionId list, Map<NotedRelease, Set<Integer>> rows) {
        /** Returns the positions of all rows about which there was a concern. */
        Set<Integer> rowsOfConcern() {
            return rows.values().stream().flatMap(Set::stream).collect(Collectors.toUnmodifiableSet());
        }
    }
}
