package dev.kikilist.dynamodb;

import dev.kikilist.advice.Release;
import dev.kikilist.advice.Review;
import dev.kikilist.dynamodb.DynamoDbTable.Change;
import dev.kikilist.dynamodb.DynamoDbTable.Changed;
import dev.kikilist.mention.MentionKey;
import dev.kikilist.mention.ProductKey;
import dev.kikilist.submission.SubmissionId;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * On which products advice was given. An item names, for a product, the releases with a concern about it. It is written before
 * the release, and each counts once its review has that release. A second item marks the maker, so that nobody need ask for
 * products of makers none of whose products was advised on.
 */
final class AdvisedProducts {
    /** How many releases are remembered with a product: the last ones. */
    static final int MOST_RELEASES = 20;

    private static final String RELEASES = "releases";

    private final DynamoDbTable table;

    AdvisedProducts(DynamoDbTable table) {
        this.table = table;
    }

    /** Notes {@code products} under a release that is about to be made. Noted again, nothing changes. */
    void note(SubmissionId list, Release release, Set<ProductKey> products) {
        for (var product : products) {
            note(Keys.advisedProduct(product), NotedRelease.of(list, release).text());
        }
        for (var maker : products.stream().map(ProductKey::maker).distinct().toList()) {
            table.put(encode(maker));
        }
    }

    /** Returns the item that marks a maker. */
    static Map<String, AttributeValue> encode(MentionKey maker) {
        return ItemBuilder.at(Keys.advisedMaker(maker)).build();
    }

    /** Returns the item that names the releases with a concern about a product. */
    static Map<String, AttributeValue> encode(ProductKey product, List<NotedRelease> releases) {
        return ItemBuilder.at(Keys.advisedProduct(product))
                .texts(RELEASES, releases.stream().map(NotedRelease::text).toList())
                .build();
    }

    /** Returns the releases that an item names. */
    static List<NotedRelease> releases(StoredItem item) {
        try {
            return item.texts(RELEASES).stream().map(NotedRelease::parse).toList();
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new CorruptItemException(
                    item.key().partition() + " " + item.key().sort(), RELEASES, e);
        }
    }

    /** Adds to what is noted there. Another release may be noted at the same time: then it is looked at again. */
    private void note(ItemKey key, String release) {
        var before = List.<String>of();
        while (!before.contains(release)) {
            switch (table.change(replacing(key, before, with(before, release)))) {
                case Changed.Done done -> {
                    return;
                }
                case Changed.NotDone notDone -> {
                    var standing = notDone.standing();
                    before = standing == null ? List.of() : standing.texts(RELEASES);
                }
            }
        }
    }

    private static List<String> with(List<String> before, String release) {
        return Stream.concat(before.stream().skip(Math.max(0, before.size() + 1 - MOST_RELEASES)), Stream.of(release))
                .toList();
    }

    private static Change replacing(ItemKey key, List<String> before, List<String> after) {
        var values = new HashMap<String, AttributeValue>();
        values.put(":after", texts(after));
        if (!before.isEmpty()) {
            values.put(":before", texts(before));
        }
        return new Change(
                key,
                "SET #releases = :after",
                before.isEmpty() ? "attribute_not_exists(#releases)" : "#releases = :before",
                Map.of("#releases", RELEASES),
                values);
    }

    private static AttributeValue texts(List<String> texts) {
        return AttributeValue.fromL(texts.stream().map(AttributeValue::fromS).toList());
    }

    /** Returns for those of {@code products} that released advice has a concern about the list that was advised on last. */
    Map<ProductKey, SubmissionId> find(Collection<ProductKey> products) {
        var items = table.find(products.stream().map(Keys::advisedProduct).toList());
        var reviews = new HashMap<SubmissionId, Review>();
        table
                .find(items.values().stream()
                        .flatMap(item -> releases(item).stream())
                        .map(release -> Keys.review(release.list()))
                        .toList())
                .values()
                .stream()
                .map(ReviewCodec::decode)
                .forEach(review -> reviews.put(review.submission(), review));
        var advised = new HashMap<ProductKey, SubmissionId>();
        for (var product : products) {
            var item = items.get(Keys.advisedProduct(product));
            if (item != null) {
                releases(item).stream()
                        .filter(release -> release.isMadeIn(reviews.get(release.list())))
                        .max(NotedRelease.BY_TIME)
                        .ifPresent(release -> advised.put(product, release.list()));
            }
        }
        return advised;
    }

    /**
     * A release as an item names it. It has its moment too: a release that came to nothing may be made later, under the same
     * number and with other opinions.
     */
    record NotedRelease(SubmissionId list, int number, Instant at) {
        static final Comparator<NotedRelease> BY_TIME = Comparator.comparing(NotedRelease::at)
                .thenComparing(release -> release.list().value())
                .thenComparingInt(NotedRelease::number);

        private static final Pattern TEXT = Pattern.compile("([^#]+)#(\\d{1,9})#([^#]+)");

        static NotedRelease of(SubmissionId list, Release release) {
            return new NotedRelease(list, release.number(), release.at());
        }

        private static NotedRelease parse(String text) {
            var parts = TEXT.matcher(text);
            if (!parts.matches()) {
                throw new IllegalArgumentException("not a release: " + text);
            }
            return new NotedRelease(
                    new SubmissionId(parts.group(1)), Integer.parseInt(parts.group(2)), Instant.parse(parts.group(3)));
        }

        private String text() {
            return list + "#" + number + "#" + at;
        }

        /** Returns whether the release was made. */
        private boolean isMadeIn(@Nullable Review review) {
            return review != null
                    && review.releases().size() >= number
                    && review.releases().get(number - 1).at().equals(at);
        }
    }
}
