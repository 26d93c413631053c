package dev.kikilist.dynamodb;

import dev.kikilist.dynamodb.DynamoDbTable.Change;
import dev.kikilist.submission.Lease;
import dev.kikilist.submission.SubmissionId;
import dev.kikilist.submission.SubmissionState;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The lease in the item of an undecided submission. It is in the index of what is due by the end of its lease; once it is
 * decided there is no lease any more.
 */
final class LeaseCodec {
    /** Holds while the submission is undecided and no later lease was granted. */
    static final String HELD = "#state IN (:received, :interrupted) AND #fence = :fence";

    private static final String FENCE = "fence";
    static final String UNTIL = "leaseUntil";
    static final String TOKEN = "leaseToken";

    static final Map<String, String> NAMES_OF_HELD = Map.of("#state", SubmissionCodec.STATE, "#fence", FENCE);

    private static final AttributeValue RECEIVED = AttributeValue.fromS(SubmissionState.RECEIVED.name());
    private static final AttributeValue INTERRUPTED = AttributeValue.fromS(SubmissionState.INTERRUPTED.name());

    private LeaseCodec() {}

    /**
     * A lease as it is stored.
     *
     * @param fence its number, from 1
     * @param until until when it is in force
     * @param token tells the caller it was granted to, when the answer that said so was lost
     */
    record StoredLease(int fence, Instant until, String token) {
        StoredLease withFence(int other) {
            return new StoredLease(other, until, token);
        }
    }

    static void encode(ItemBuilder item, StoredLease lease) {
        item.number(FENCE, lease.fence())
                .text(UNTIL, Keys.timeOrder(lease.until()))
                .text(TOKEN, lease.token());
    }

    static StoredLease lease(StoredItem item) {
        return new StoredLease(item.count(FENCE), item.moment(UNTIL), item.text(TOKEN));
    }

    static Map<String, AttributeValue> valuesOfHeld(int fence) {
        return Map.of(
                ":received",
                RECEIVED,
                ":interrupted",
                INTERRUPTED,
                ":fence",
                AttributeValue.fromN(Integer.toString(fence)));
    }

    /** Returns the change that grants {@code lease} if the one before it is still the last. */
    static Change claimed(SubmissionId id, StoredLease lease) {
        var names = new HashMap<>(NAMES_OF_HELD);
        names.put("#until", UNTIL);
        names.put("#token", TOKEN);
        names.put("#duePartition", Index.DUE.partitionAttribute());
        names.put("#dueSort", Index.DUE.sortAttribute());
        var due = Keys.dueLease(id, lease.until());
        var values = new HashMap<>(valuesOfHeld(lease.fence() - 1));
        values.put(":next", AttributeValue.fromN(Integer.toString(lease.fence())));
        values.put(":until", time(lease.until()));
        values.put(":token", AttributeValue.fromS(lease.token()));
        values.put(":duePartition", AttributeValue.fromS(due.partition()));
        values.put(":dueSort", AttributeValue.fromS(due.sort()));
        return new Change(
                Keys.submission(id),
                "SET #state = :received, #fence = :next, #until = :until, #token = :token,"
                        + " #duePartition = :duePartition, #dueSort = :dueSort",
                HELD,
                names,
                values);
    }

    /** Returns the change that ends {@code lease} at {@code now}. */
    static Change released(Lease lease, Instant now) {
        var names = new HashMap<>(NAMES_OF_HELD);
        names.put("#until", UNTIL);
        var values = new HashMap<>(valuesOfHeld(lease.fence()));
        values.put(":now", time(now));
        return new Change(Keys.submission(lease.submission()), "SET #until = :now", HELD, names, values);
    }

    /** Returns the change that marks a submission as interrupted if nobody works on it. */
    static Change interrupted(SubmissionId id, Instant now) {
        return new Change(
                Keys.submission(id),
                "SET #state = :interrupted REMOVE #duePartition, #dueSort",
                "#state IN (:received, :interrupted) AND #until <= :now",
                Map.of(
                        "#state",
                        SubmissionCodec.STATE,
                        "#until",
                        UNTIL,
                        "#duePartition",
                        Index.DUE.partitionAttribute(),
                        "#dueSort",
                        Index.DUE.sortAttribute()),
                Map.of(":received", RECEIVED, ":interrupted", INTERRUPTED, ":now", time(now)));
    }

    /** In one width, so that the order of the texts is that of the times. */
    private static AttributeValue time(Instant instant) {
        return AttributeValue.fromS(Keys.timeOrder(instant));
    }
}
