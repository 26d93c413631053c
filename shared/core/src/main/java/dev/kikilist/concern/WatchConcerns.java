package dev.kikilist.concern;

import dev.kikilist.advice.ReviewStore;
import dev.kikilist.equipment.EquipmentItem;
import dev.kikilist.equipment.ItemSink;
import dev.kikilist.equipment.Subcontractor;
import dev.kikilist.mention.MentionCollector;
import dev.kikilist.mention.MentionIndex;
import dev.kikilist.mention.MentionKey;
import dev.kikilist.submission.Lease;
import dev.kikilist.submission.Owner;
import dev.kikilist.validation.Finding;
import dev.kikilist.validation.Findings;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Watches lists while they are read: indexes what they name, and tells reviewers what stands on the concern list, and on
 * what advice was given earlier.
 *
 * <p>No published entry and no list miss each other. A list's mentions are stored before the concern list's revision is read for
 * the last time, and an entry is published before the index is searched for it: whichever comes second finds the other.
 */
public final class WatchConcerns {
    /** The most hits of one list that are told one by one. */
    static final int MOST_HITS = 1_000;

    private final ConcernStore concerns;
    private final MentionIndex index;
    private final ReviewStore reviews;

    /** What was on the list when it was read last; it is held against the list's revision before it counts. */
    private volatile @Nullable PublishedConcerns known;

    public WatchConcerns(ConcernStore concerns, MentionIndex index, ReviewStore reviews) {
        this.concerns = concerns;
        this.index = index;
        this.reviews = reviews;
    }

    /**
     * Starts watching the list that is read under {@code lease}.
     *
     * @param day the day by which an entry is in force
     */
    public Watch watch(Lease lease, Owner.Invited owner, Instant receivedAt, LocalDate day) {
        var published = known;
        if (published == null) {
            published = concerns.published();
            known = published;
        }
        return new Watch(lease, owner, receivedAt, published, day);
    }

    /** The watch over one list. */
    public final class Watch implements ItemSink {
        private final Lease lease;
        private final Owner.Invited owner;
        private final Instant receivedAt;
        private final long revision;
        private final Map<MentionKey, List<Concern>> entries = new HashMap<>();
        private final MentionCollector mentions = new MentionCollector();
        private final Set<String> hitOnce = new HashSet<>();
        private final List<Finding> hits = new ArrayList<>();
        private final KnownMakers knownMakers;
        private final AdvisedRows advised;

        private Watch(
                Lease lease, Owner.Invited owner, Instant receivedAt, PublishedConcerns published, LocalDate day) {
            this.lease = lease;
            this.owner = owner;
            this.receivedAt = receivedAt;
            this.revision = published.revision();
            this.knownMakers = new KnownMakers(index, lease.submission());
            this.advised = new AdvisedRows(knownMakers, reviews);
            for (var entry : published.entries()) {
                if (entry.terms().isInForce(owner.body(), day)) {
                    entry.terms()
                            .keys()
                            .forEach(key -> entries.computeIfAbsent(key, unknown -> new ArrayList<>())
                                    .add(entry));
                }
            }
        }

        @Override
        public void item(EquipmentItem item) {
            var keys = MentionKey.of(item);
            mentions.add(item, keys);
            advised.add(item);
            for (var key : keys) {
                for (var entry : entries.getOrDefault(key, List.of())) {
                    if (entry.terms().describes(item)) {
                        hit(
                                entry,
                                "機器等 " + item.position(),
                                Findings.onConcernList(
                                        item.product(),
                                        item.maker().value(),
                                        entry.id().value()));
                    }
                }
            }
        }

        private void hit(Concern entry, String row, Finding finding) {
            if (hits.size() < MOST_HITS && hitOnce.add(row + " " + entry.id())) {
                hits.add(finding);
            }
        }

        @Override
        public void subcontractor(Subcontractor subcontractor) {
            var keys = MentionKey.of(subcontractor);
            mentions.add(subcontractor, keys);
            for (var key : keys) {
                for (var entry : entries.getOrDefault(key, List.of())) {
                    if (entry.terms().describes(subcontractor)) {
                        hit(
                                entry,
                                "再委託等 " + subcontractor.position(),
                                Findings.onConcernList(
                                        subcontractor.to(), entry.id().value()));
                    }
                }
            }
        }

        /**
         * Stores what the list names and returns what reviewers have to know of it.
         *
         * @return the findings, all of class R; empty when the concern list changed meanwhile, and the list has to be read
         *     again
         */
        public Optional<List<Finding>> finish() {
            var makers = mentions.makers();
            index.write(mentions.mentions(lease, owner, receivedAt));
            if (knownMakers.askWithConcerns(makers.keySet()) != revision) {
                known = null;
                return Optional.empty();
            }
            var first = new HashSet<>(makers.keySet());
            first.removeIf(knownMakers::isNamed);
            index.writeFirst(first, lease.submission());
            var findings = new ArrayList<>(hits);
            findings.addAll(advised.finish());
            makers.forEach((key, maker) -> {
                if (first.contains(key)) {
                    findings.add(Findings.makerNotSeenBefore(maker));
                }
            });
            findings.sort(null);
            return Optional.of(findings);
        }
    }
}
