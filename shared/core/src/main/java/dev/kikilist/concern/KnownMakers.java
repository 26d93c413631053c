package dev.kikilist.concern;

import dev.kikilist.mention.MentionIndex;
import dev.kikilist.mention.MentionKey;
import dev.kikilist.submission.SubmissionId;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What is known of the makers that a list names, each asked for once while they are not very many. */
final class KnownMakers {
    /** The most makers that are remembered. */
    private static final int MOST = 2_000;

    private final MentionIndex index;
    private final SubmissionId list;
    private final Set<MentionKey> asked = new HashSet<>();
    private final Set<MentionKey> named = new HashSet<>();
    private final Set<MentionKey> advised = new HashSet<>();

    KnownMakers(MentionIndex index, SubmissionId list) {
        this.index = index;
        this.list = list;
    }

    /** Asks for those of {@code makers} that were not asked for yet. */
    void ask(Collection<MentionKey> makers) {
        var unknown = unknown(makers);
        if (!unknown.isEmpty()) {
            var _ = askFor(unknown);
        }
    }

    /**
     * Asks for those of {@code makers} that were not asked for yet, and in any case for the concern list.
     *
     * @return the revision of the concern list that stands now
     */
    long askWithConcerns(Collection<MentionKey> makers) {
        return askFor(unknown(makers));
    }

    private List<MentionKey> unknown(Collection<MentionKey> makers) {
        if (asked.size() > MOST) {
            asked.clear();
            named.clear();
            advised.clear();
        }
        return makers.stream()
                .filter(maker -> !asked.contains(maker))
                .distinct()
                .toList();
    }

    private long askFor(List<MentionKey> unknown) {
        var known = index.known(unknown, list);
        asked.addAll(unknown);
        named.addAll(known.named());
        advised.addAll(known.advised());
        return known.concernRevision();
    }

    /** Returns whether another list named {@code maker}, who was asked for, first. */
    boolean isNamed(MentionKey maker) {
        return named.contains(maker);
    }

    /** Returns whether advice may have been given on a product of {@code maker}, who was asked for. */
    boolean isAdvised(MentionKey maker) {
        return advised.contains(maker);
    }
}
