package dev.kikilist.dynamodb;

import dev.kikilist.audit.ChainCheck;
import dev.kikilist.audit.StoredChain;
import dev.kikilist.mention.MentionKey;
import dev.kikilist.submission.Owner;
import dev.kikilist.submission.RereadUpload;
import dev.kikilist.submission.SubmissionHistory;
import dev.kikilist.submission.SubmissionId;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Holds what follows from the events and from the bucket against what a table holds, and puts it right where that is wanted:
 * submissions, their rows and findings, their mails, where invitations stand, the index of what lists name, and the notes by
 * which released advice is found.
 *
 * <p>Nobody else may write to the table meanwhile.
 */
public final class TableRebuild {
    private final DynamoDbTable table;
    private final SubmissionRebuild submissions;
    private final Reconciliation items;
    private final Reconciliation index;
    private final InvitationRebuild invitations = new InvitationRebuild();
    private final AdviceRebuild advice = new AdviceRebuild();
    private final Map<MentionKey, First> first = new HashMap<>();
    private final Part part;
    private final Consumer<String> troubles;
    private int lists;
    private int readAgain;
    private int notRebuilt;
    private int broken;

    /** What is made again. */
    public enum Part {
        /** All of it. */
        ALL,
        /** The index of what lists name and the notes of released advice, from the rows and reviews that are stored. */
        INDEX
    }

    /**
     * Prepares one pass over a table.
     *
     * @param writes whether what is missing or another is written; otherwise it is only told
     * @param now since when nobody knows of a mail that no event tells of whether it was handed over
     * @param differences takes one line for each item that is missing or another
     * @param troubles takes one line for each thing that cannot be made
     */
    public TableRebuild(
            DynamoDbTable table,
            RereadUpload uploads,
            Part part,
            boolean writes,
            Instant now,
            Consumer<String> differences,
            Consumer<String> troubles) {
        this.table = table;
        this.part = part;
        this.troubles = troubles;
        this.items = new Reconciliation(table, writes, differences);
        this.index = new Reconciliation(table, writes, differences);
        this.submissions = new SubmissionRebuild(table, uploads, items, now);
    }

    /**
     * Goes through the whole table once.
     *
     * @throws RuntimeException when table or bucket cannot be reached
     */
    public Outcome run() {
        StoredChains.forEach(
                table, chain -> SubmissionId.parse(chain.subject().value()).ifPresent(id -> rebuild(chain)));
        if (part == Part.ALL) {
            invitations();
        }
        first.forEach((maker, list) -> index.expect(new ExpectedItem(MentionCodec.first(maker, list.submission()))));
        advice.rebuild(table, index);
        items.flush();
        index.flush();
        return new Outcome(
                lists,
                readAgain,
                items.same() + index.same(),
                items.missing() + index.missing(),
                items.different() + index.different(),
                notRebuilt);
    }

    /** A list whose events were changed may be the last one of any invitation. */
    private void invitations() {
        if (broken == 0) {
            invitations.rebuild(table, items, this::notRebuilt);
        } else {
            notRebuilt("invitations", "events were changed");
        }
    }

    private void rebuild(StoredChain chain) {
        lists++;
        var events = chain.events();
        var head = chain.head() == null && !events.isEmpty() ? events.getLast().head() : chain.head();
        if (!chain.unreadable().isEmpty()
                || !ChainCheck.faults(chain.subject(), events, head).isEmpty()) {
            broken++;
            notRebuilt(chain.subject().value(), "its events were changed");
            return;
        }
        try {
            rebuild(SubmissionHistory.of(events));
        } catch (IllegalArgumentException e) {
            broken++;
            notRebuilt(chain.subject().value(), "its events cannot be understood: " + e);
        }
    }

    private void rebuild(SubmissionHistory history) {
        invitations.add(history);
        var id = history.submission().id();
        var released = released(id);
        var advised = released.map(AdviceRebuild.Released::rowsOfConcern).orElse(Set.of());
        var rebuilt = switch (part) {
            case ALL -> Optional.of(submissions.rebuild(history, advised));
            case INDEX ->
                history.submission().readingIfDecided().map(reading -> submissions.named(history, reading, advised));
        };
        if (rebuilt.isEmpty()) {
            return;
        }
        switch (rebuilt.get()) {
            case SubmissionRebuild.Rebuilt.NotDone notDone -> notRebuilt(id.value(), notDone.why());
            case SubmissionRebuild.Rebuilt.Done done -> {
                readAgain += done.reread() ? 1 : 0;
                mentions(history, done);
                released.ifPresent(found -> advice.add(found, done.advised()));
            }
        }
    }

    /** Returns what was released on a list; empty when that is not to be had. */
    private Optional<AdviceRebuild.Released> released(SubmissionId list) {
        try {
            return Optional.of(AdviceRebuild.on(list, table));
        } catch (CorruptItemException e) {
            notRebuilt("notes of the advice on " + list, "its review was damaged: " + e.getMessage());
            return Optional.empty();
        }
    }

    /** Sees to it that the list is found by what it names, unless it was refused. */
    private void mentions(SubmissionHistory history, SubmissionRebuild.Rebuilt.Done done) {
        var submission = history.submission();
        var decidedAt = submission.decidedAt();
        if (submission.owner() instanceof Owner.Invited owner
                && decidedAt != null
                && submission
                        .readingIfDecided()
                        .filter(reading -> reading.counts().file() == 0)
                        .isPresent()) {
            done.named()
                    .mentions(history.lease(), owner, submission.receivedAt())
                    .forEach(mention -> index.expect(new ExpectedItem(MentionCodec.encode(mention))));
            for (var maker : done.named().makers().keySet()) {
                first.merge(maker, new First(decidedAt, submission.id()), First::earlier);
            }
        }
    }

    private void notRebuilt(String what, String why) {
        notRebuilt++;
        troubles.accept(what + ": not rebuilt, " + why);
    }

    /** The list that named a maker first: of those decided the first. */
    private record First(Instant decidedAt, SubmissionId submission) {
        private static final Comparator<First> ORDER = Comparator.comparing(First::decidedAt)
                .thenComparing(list -> list.submission().value());

        First earlier(First other) {
            return ORDER.compare(this, other) <= 0 ? this : other;
        }
    }

    /**
     * What was found.
     *
     * @param lists chains of submissions
     * @param readAgain lists whose rows were not there, and whose object was read again
     * @param same items that were as they have to be
     * @param missing items that were not there
     * @param different items that were others
     * @param notRebuilt submissions and invitations that could not be made
     */
    public record Outcome(int lists, int readAgain, long same, long missing, long different, int notRebuilt) {
        /** Returns whether the table was what events and bucket say. */
        public boolean isSound() {
            return missing == 0 && different == 0 && notRebuilt == 0;
        }
    }
}
