package dev.kikilist.testkit;

import dev.kikilist.mention.Mention;
import dev.kikilist.mention.MentionIndex;
import dev.kikilist.mention.MentionKey;
import dev.kikilist.mention.ProductKey;
import dev.kikilist.paging.Page;
import dev.kikilist.paging.PageRequest;
import dev.kikilist.submission.Lease;
import dev.kikilist.submission.SubmissionId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Keeps the index of what lists name in memory. */
public final class InMemoryMentionIndex implements MentionIndex {
    private final InMemoryTable table;

    /** Keeps it in {@code table}. */
    public InMemoryMentionIndex(InMemoryTable table) {
        this.table = table;
    }

    @Override
    public void write(List<Mention> mentions) {
        table.atomically("MentionIndex.write", () -> {
            mentions.forEach(mention -> of(mention.key()).put(mark(mention.receivedAt(), mention.lease()), mention));
            return mentions;
        });
    }

    @Override
    public void writeFirst(Set<MentionKey> makers, SubmissionId submission) {
        table.atomically("MentionIndex.writeFirst", () -> {
            makers.forEach(maker -> table.firstMentions.put(maker, submission));
            return makers;
        });
    }

    @Override
    public Known known(Collection<MentionKey> makers, SubmissionId submission) {
        return table.atomically(
                "MentionIndex.known",
                () -> new Known(
                        makers.stream()
                                .filter(table.firstMentions::containsKey)
                                .filter(maker -> !submission.equals(table.firstMentions.get(maker)))
                                .collect(Collectors.toSet()),
                        table.advisedProducts.keySet().stream()
                                .map(ProductKey::maker)
                                .filter(makers::contains)
                                .collect(Collectors.toSet()),
                        table.publishedRevision));
    }

    @Override
    public Page<Mention> mentions(MentionKey key, PageRequest request) {
        return table.atomically(
                "MentionIndex.mentions",
                () -> InMemoryListing.page(
                        of(key).values().stream(), mention -> mark(mention.receivedAt(), mention.lease()), request));
    }

    @Override
    public Set<MentionKey> alsoUnder(Mention mention, Collection<MentionKey> keys) {
        return table.atomically(
                "MentionIndex.alsoUnder",
                () -> keys.stream()
                        .filter(key -> of(key).containsKey(mark(mention.receivedAt(), mention.lease())))
                        .collect(Collectors.toSet()));
    }

    private Map<String, Mention> of(MentionKey key) {
        return table.mentions.computeIfAbsent(key, unknown -> new TreeMap<>());
    }

    private static String mark(Instant receivedAt, Lease lease) {
        return InMemoryListing.text(receivedAt) + " " + lease.submission()
                + String.format(Locale.ROOT, " %05d", lease.fence());
    }
}
