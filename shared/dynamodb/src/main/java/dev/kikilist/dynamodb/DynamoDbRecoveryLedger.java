package dev.kikilist.dynamodb;

import dev.kikilist.dynamodb.DynamoDbTable.Change;
import dev.kikilist.dynamodb.DynamoDbTable.Changed;
import dev.kikilist.paging.Position;
import dev.kikilist.submission.RecoveryLedger;
import dev.kikilist.submission.SubmissionId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Remembers in the DynamoDB table how often each upload was given another chance. */
public final class DynamoDbRecoveryLedger implements RecoveryLedger {
    private static final String COUNT = "count";
    private static final String LAST = "last";
    private static final String POSITION = "position";

    private final DynamoDbTable table;

    /** Remembers it in {@code table}. */
    public DynamoDbRecoveryLedger(DynamoDbTable table) {
        this.table = table;
    }

    @Override
    public Chances chances(SubmissionId id) {
        return table.find(Keys.recovery(id))
                .map(item -> new Chances(item.count(COUNT), item.moment(LAST)))
                .orElse(Chances.NONE);
    }

    @Override
    public boolean note(SubmissionId id, Chances before, Instant now) {
        var names = Map.of("#count", COUNT, "#last", LAST);
        var count = AttributeValue.fromN(Integer.toString(before.count() + 1));
        var last = AttributeValue.fromS(now.toString());
        var change = before.count() == 0
                ? new Change(
                        Keys.recovery(id),
                        "SET #count = :count, #last = :last",
                        "attribute_not_exists(#count)",
                        names,
                        Map.of(":count", count, ":last", last))
                : new Change(
                        Keys.recovery(id),
                        "SET #count = :count, #last = :last",
                        "#count = :before",
                        names,
                        Map.of(
                                ":count",
                                count,
                                ":last",
                                last,
                                ":before",
                                AttributeValue.fromN(Integer.toString(before.count()))));
        return table.change(change) instanceof Changed.Done;
    }

    @Override
    public Optional<Position> position() {
        return table.find(Keys.bucketPosition())
                .flatMap(item -> Optional.ofNullable(item.textOrNull(POSITION)))
                .map(Position::new);
    }

    @Override
    public void keep(@Nullable Position next) {
        table.put(ItemBuilder.at(Keys.bucketPosition())
                .text(POSITION, next == null ? null : next.value())
                .build());
    }
}
