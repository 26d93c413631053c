package dev.kikilist.dynamodb;

import dev.kikilist.mention.Mention;
import dev.kikilist.mention.MentionIndex;
import dev.kikilist.mention.MentionKey;
import dev.kikilist.paging.Page;
import dev.kikilist.paging.PageRequest;
import dev.kikilist.submission.SubmissionId;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Keeps the index of what lists name in the DynamoDB table, a partition per key. */
public final class DynamoDbMentionIndex implements MentionIndex {
    /** About what an item of it takes. */
    private static final int ITEM_BYTES = 400;

    private final DynamoDbTable table;

    /** Keeps it in {@code table}. */
    public DynamoDbMentionIndex(DynamoDbTable table) {
        this.table = table;
    }

    @Override
    public void write(List<Mention> mentions) {
        var batch = new ItemBatch(table);
        mentions.forEach(mention -> batch.add(MentionCodec.encode(mention), ITEM_BYTES));
        batch.flush();
    }

    @Override
    public void writeFirst(Set<MentionKey> makers, SubmissionId submission) {
        var batch = new ItemBatch(table);
        makers.forEach(maker -> batch.add(MentionCodec.first(maker, submission), ITEM_BYTES));
        batch.flush();
    }

    @Override
    public Known known(Collection<MentionKey> makers, SubmissionId submission) {
        var revision = Keys.concernRevision();
        // Again, since what was read before may be older than what was stored meanwhile.
        var items = table.findAgain(Stream.concat(
                        makers.stream().flatMap(maker -> Stream.of(Keys.firstMention(maker), Keys.advisedMaker(maker))),
                        Stream.of(revision))
                .toList());
        var named = new HashSet<MentionKey>();
        var advised = new HashSet<MentionKey>();
        for (var maker : makers) {
            var first = items.get(Keys.firstMention(maker));
            if (first != null && !first.text(MentionCodec.SUBMISSION).equals(submission.value())) {
                named.add(maker);
            }
            if (items.containsKey(Keys.advisedMaker(maker))) {
                advised.add(maker);
            }
        }
        return new Known(named, advised, ConcernCodec.revision(Optional.ofNullable(items.get(revision))));
    }

    @Override
    public Page<Mention> mentions(MentionKey key, PageRequest request) {
        return Partition.of(Keys.mentionsOf(key))
                .page(table, request, Keys.mentionsEnd(), Keys::mentionPosition)
                .map(item -> MentionCodec.decode(key, item));
    }

    @Override
    public Set<MentionKey> alsoUnder(Mention mention, Collection<MentionKey> keys) {
        var items = table.find(keys.stream()
                .map(key -> Keys.mention(key, mention.receivedAt(), mention.lease()))
                .toList());
        var under = new HashSet<MentionKey>();
        for (var key : keys) {
            if (items.containsKey(Keys.mention(key, mention.receivedAt(), mention.lease()))) {
                under.add(key);
            }
        }
        return under;
    }
}
