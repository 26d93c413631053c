package dev.kikilist.dynamodb;

import dev.kikilist.dynamodb.LeaseCodec.StoredLease;
import dev.kikilist.equipment.EquipmentItem;
import dev.kikilist.equipment.ItemSink;
import dev.kikilist.equipment.Subcontractor;
import dev.kikilist.mail.MailStanding;
import dev.kikilist.mail.MailState;
import dev.kikilist.mention.MentionCollector;
import dev.kikilist.mention.MentionKey;
import dev.kikilist.mention.ProductKey;
import dev.kikilist.paging.AllPages;
import dev.kikilist.policy.RuleData;
import dev.kikilist.submission.Manifest;
import dev.kikilist.submission.Reading;
import dev.kikilist.submission.ReceiveUpload;
import dev.kikilist.submission.RereadUpload;
import dev.kikilist.submission.RereadUpload.Reread;
import dev.kikilist.submission.RowStore;
import dev.kikilist.submission.Submission;
import dev.kikilist.submission.SubmissionHistory;
import dev.kikilist.validation.Finding;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Makes the items of one submission again: its own, its rows and findings, and its mails. */
final class SubmissionRebuild {
    private static final Set<String> LEFT_BY_ATTEMPTS = Set.of(MailCodec.SINCE, MailCodec.RELAYS);
    private static final Set<String> NOT_TOLD_WHILE_UNDER_WAY =
            Set.of(MailCodec.STATE, MailCodec.ATTEMPT, MailCodec.SINCE, MailCodec.CLAIM, MailCodec.RELAYS);
    private static final Set<String> NOT_TOLD_OF_LEASES = Set.of(LeaseCodec.UNTIL, LeaseCodec.TOKEN);
    private static final Set<String> NOT_TOLD_OF_LEASES_IN_FORCE =
            Set.of(LeaseCodec.UNTIL, LeaseCodec.TOKEN, Index.DUE.sortAttribute());

    private final DynamoDbTable table;
    private final RowStore rows;
    private final RereadUpload uploads;
    private final Reconciliation items;
    private final Instant now;

    /** @param now since when nobody knows of a mail that no event tells of whether it was handed over */
    SubmissionRebuild(DynamoDbTable table, RereadUpload uploads, Reconciliation items, Instant now) {
        this.table = table;
        this.rows = new DynamoDbRowStore(table);
        this.uploads = uploads;
        this.items = items;
        this.now = now;
    }

    /**
     * Makes the items of the submission that {@code history} tells of, or none of them.
     *
     * @param advised the positions of the rows of which the products are wanted
     */
    Rebuilt rebuild(SubmissionHistory history, Set<Integer> advised) {
        try {
            var submission = submission(history);
            var rebuilt = history.submission()
                    .readingIfDecided()
                    .map(reading -> rows(history, reading, advised))
                    .orElseGet(() -> new Named(advised).done(false));
            if (rebuilt instanceof Rebuilt.Done) {
                items.expect(submission);
                history.mails().forEach(mail -> items.expect(mail(mail)));
            }
            return rebuilt;
        } catch (CorruptItemException e) {
            return new Rebuilt.NotDone("what no event tells of was damaged: " + e.getMessage());
        }
    }

    /** Returns what the stored rows of a decided list name. */
    Rebuilt named(SubmissionHistory history, Reading reading, Set<Integer> advised) {
        try {
            return stored(history.submission(), reading.manifest(), advised).done(false);
        } catch (CorruptItemException e) {
            return new Rebuilt.NotDone("its rows were damaged: " + e.getMessage());
        }
    }

    private ExpectedItem submission(SubmissionHistory history) {
        if (history.submission().state().isDecided()) {
            var forReviewers = ReviewerFindings.stored(table, history.lease());
            return new ExpectedItem(SubmissionCodec.encode(
                    history.withReviewerFindings(forReviewers.count(), forReviewers.digest()), history.head(), null));
        }
        var lease =
                new StoredLease(history.lease().fence(), history.leasedAt().plus(ReceiveUpload.LEASE), table.mark());
        boolean isDue = table.find(Keys.submission(history.submission().id()))
                .filter(item -> item.has(Index.DUE.sortAttribute()))
                .isPresent();
        return new ExpectedItem(
                SubmissionCodec.encode(history.submission(), history.head(), lease),
                isDue ? NOT_TOLD_OF_LEASES_IN_FORCE : NOT_TOLD_OF_LEASES);
    }

    private ExpectedItem mail(SubmissionHistory.Mail mail) {
        var standing = mail.standing();
        if (!(standing.state() instanceof MailState.Pending)) {
            return new ExpectedItem(MailCodec.encode(mail.owed(), standing), LEFT_BY_ATTEMPTS);
        }
        // No event tells whether an attempt is under way. That nobody knows is what the sweep can deal with.
        int attempt = standing.attempts() + 1;
        var uncertain = MailCodec.encode(
                mail.owed(), new MailStanding(new MailState.Sending(attempt, now), attempt, standing.returned()));
        return new ExpectedItem(uncertain, isUnderWay(mail) ? NOT_TOLD_WHILE_UNDER_WAY : Set.of());
    }

    private boolean isUnderWay(SubmissionHistory.Mail mail) {
        return table.find(Keys.mail(mail.owed().id()))
                .map(MailCodec::state)
                .filter(state -> state instanceof MailState.Pending || state instanceof MailState.Sending)
                .isPresent();
    }

    /** Sees to it that the rows are there. */
    private Rebuilt rows(SubmissionHistory history, Reading reading, Set<Integer> advised) {
        try {
            return stored(history.submission(), reading.manifest(), advised).done(false);
        } catch (CorruptItemException e) {
            return reread(history, reading, advised);
        }
    }

    /** Returns what the stored rows name, after all of them and the findings were held against the digest. */
    private Named stored(Submission submission, Manifest manifest, Set<Integer> advised) {
        var named = new Named(advised);
        var id = submission.id();
        new AllPages<EquipmentItem>(request -> rows.items(id, manifest, request)).forEach(named::item);
        new AllPages<Subcontractor>(request -> rows.subcontractors(id, manifest, request))
                .forEach(named::subcontractor);
        new AllPages<Finding>(request -> rows.findings(id, manifest, false, request)).forEach(entry -> {});
        return named;
    }

    private Rebuilt reread(SubmissionHistory history, Reading reading, Set<Integer> advised) {
        var named = new Named(advised);
        var captured = new CapturedRows(history);
        return switch (uploads.reread(history.submission(), new Both(captured.writer, named))) {
            case Reread.Content content -> {
                if (!captured.finish(content.findings(), reading.manifest())) {
                    yield new Rebuilt.NotDone(
                            RuleData.digest().equals(history.ruleData())
                                    ? "its object, read again, gives other rows or findings"
                                    : "it was judged by the rule data " + history.ruleData() + ", not by "
                                            + RuleData.digest());
                }
                captured.items.forEach(item -> items.expect(new ExpectedItem(item)));
                yield named.done(true);
            }
            case Reread.Unread unread -> {
                for (var reason : unread.reasons()) {
                    var candidate = new CapturedRows(history);
                    if (candidate.finish(List.of(reason), reading.manifest())) {
                        candidate.items.forEach(item -> items.expect(new ExpectedItem(item)));
                        yield named.done(true);
                    }
                }
                yield new Rebuilt.NotDone("why it was not read does not follow from its events");
            }
            case Reread.Impossible impossible -> new Rebuilt.NotDone(impossible.why());
        };
    }

    /** How it ended. */
    sealed interface Rebuilt {
        /**
         * Its items are as they have to be.
         *
         * @param named what its rows name
         * @param advised the products of the rows of which they were wanted, by the rows' positions
         * @param reread whether its rows were not there and its object was read again
         */
        record Done(MentionCollector named, Map<Integer, ProductKey> advised, boolean reread) implements Rebuilt {}

        /** Something is not to be had; none of its items were touched. */
        record NotDone(String why) implements Rebuilt {}
    }

    /** Rows as they would be written. */
    private static final class CapturedRows {
        private final List<Map<String, AttributeValue>> items = new ArrayList<>();
        private final RowStore.Writer writer;

        CapturedRows(SubmissionHistory history) {
            this.writer = DynamoDbRowStore.writer(history.lease(), new ItemBatch(items::addAll));
        }

        /** Returns whether they are those that {@code manifest} names. */
        boolean finish(List<Finding> findings, Manifest manifest) {
            var written = writer.finish(findings);
            return written.items() == manifest.items()
                    && written.subcontractors() == manifest.subcontractors()
                    && written.findings() == manifest.findings()
                    && written.digest().equals(manifest.digest());
        }
    }

    private record Both(ItemSink first, ItemSink second) implements ItemSink {
        @Override
        public void item(EquipmentItem item) {
            first.item(item);
            second.item(item);
        }

        @Override
        public void subcontractor(Subcontractor subcontractor) {
            first.subcontractor(subcontractor);
            second.subcontractor(subcontractor);
        }
    }

    /** What rows name. */
    private static final class Named implements ItemSink {
        private final MentionCollector mentions = new MentionCollector();
        private final Map<Integer, ProductKey> products = new HashMap<>();
        private final Set<Integer> advised;

        /** @param advised the positions of the rows of which the products are wanted */
        Named(Set<Integer> advised) {
            this.advised = advised;
        }

        Rebuilt.Done done(boolean reread) {
            return new Rebuilt.Done(mentions, products, reread);
        }

        @Override
        public void item(EquipmentItem item) {
            mentions.add(item, MentionKey.of(item));
            if (advised.contains(item.position())) {
                ProductKey.of(item).ifPresent(product -> products.put(item.position(), product));
            }
        }

        @Override
        public void subcontractor(Subcontractor subcontractor) {
            mentions.add(subcontractor, MentionKey.of(subcontractor));
        }
    }
}
