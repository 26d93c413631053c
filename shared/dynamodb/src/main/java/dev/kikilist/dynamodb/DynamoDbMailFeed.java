package dev.kikilist.dynamodb;

import dev.kikilist.dynamodb.DynamoDbTable.Change;
import dev.kikilist.mail.MailFeed;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** How far the mail service's reports have come, in one item of the DynamoDB table. */
public final class DynamoDbMailFeed implements MailFeed {
    private static final String HEARD_OF = "heardOf";

    private final DynamoDbTable table;

    /** Keeps it in {@code table}. */
    public DynamoDbMailFeed(DynamoDbTable table) {
        this.table = table;
    }

    @Override
    public void heardOf(Instant takenAt) {
        table.change(new Change(
                Keys.mailFeed(),
                "SET #heardOf = :takenAt",
                "attribute_not_exists(#heardOf) OR #heardOf < :takenAt",
                Map.of("#heardOf", HEARD_OF),
                Map.of(":takenAt", AttributeValue.fromS(Keys.timeOrder(takenAt)))));
    }

    @Override
    public Optional<Instant> latestHeardOf() {
        return table.find(Keys.mailFeed()).map(item -> item.moment(HEARD_OF));
    }
}
