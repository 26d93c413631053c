package dev.kikilist.dynamodb;

import dev.kikilist.engines.SamTemplate;
import dev.kikilist.engines.TemplateTables;
import dev.kikilist.testkit.Stores;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Makes tables as the template declares them, each under a name of its own, and removes them in the end. */
final class TestTables implements AutoCloseable {
    private static final SamTemplate TEMPLATE = SamTemplate.ofThisProject();

    private final DynamoDbClient client;
    private final List<String> made = new ArrayList<>();

    TestTables(DynamoDbClient client) {
        this.client = client;
    }

    /** Returns a new, empty table. */
    DynamoDbTable make() {
        return make(client);
    }

    /** Returns a new, empty table that is used through {@code user}. */
    DynamoDbTable make(DynamoDbClient user) {
        var name = "kikilist-" + UUID.randomUUID();
        TemplateTables.create(client, TEMPLATE.tables().getFirst(), name);
        made.add(name);
        return new DynamoDbTable(user, name);
    }

    /** Returns the adapters on {@code table}. */
    static Stores stores(DynamoDbTable table, Clock clock) {
        return new Stores(
                new DynamoDbProcurementStore(table, clock),
                new DynamoDbSubmissionStore(table),
                new DynamoDbRowStore(table),
                new DynamoDbOutbox(table),
                new DynamoDbAddressBook(table),
                new DynamoDbAuditTrail(table),
                new DynamoDbRecoveryLedger(table),
                new DynamoDbConcernStore(table),
                new DynamoDbMentionIndex(table),
                new DynamoDbSuppressions(table),
                new DynamoDbMailFeed(table),
                new DynamoDbReviewStore(table));
    }

    /** Removes all tables that were made here. */
    @Override
    public void close() {
        made.forEach(name -> client.deleteTable(request -> request.tableName(name)));
        made.clear();
    }
}
