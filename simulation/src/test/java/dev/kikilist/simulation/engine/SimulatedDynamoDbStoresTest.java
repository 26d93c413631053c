package dev.kikilist.simulation.engine;

import dev.kikilist.dynamodb.Chance;
import dev.kikilist.dynamodb.DynamoDbAddressBook;
import dev.kikilist.dynamodb.DynamoDbAuditTrail;
import dev.kikilist.dynamodb.DynamoDbConcernStore;
import dev.kikilist.dynamodb.DynamoDbMailFeed;
import dev.kikilist.dynamodb.DynamoDbMentionIndex;
import dev.kikilist.dynamodb.DynamoDbOutbox;
import dev.kikilist.dynamodb.DynamoDbProcurementStore;
import dev.kikilist.dynamodb.DynamoDbRecoveryLedger;
import dev.kikilist.dynamodb.DynamoDbReviewStore;
import dev.kikilist.dynamodb.DynamoDbRowStore;
import dev.kikilist.dynamodb.DynamoDbSubmissionStore;
import dev.kikilist.dynamodb.DynamoDbSuppressions;
import dev.kikilist.dynamodb.DynamoDbTable;
import dev.kikilist.testkit.AddressBookContract;
import dev.kikilist.testkit.AuditTrailContract;
import dev.kikilist.testkit.ConcernStoreContract;
import dev.kikilist.testkit.MailFeedContract;
import dev.kikilist.testkit.MailReportContract;
import dev.kikilist.testkit.MentionIndexContract;
import dev.kikilist.testkit.OutboxContract;
import dev.kikilist.testkit.ProcurementStoreContract;
import dev.kikilist.testkit.RecoveryLedgerContract;
import dev.kikilist.testkit.ReviewStoreContract;
import dev.kikilist.testkit.RowStoreContract;
import dev.kikilist.testkit.Stores;
import dev.kikilist.testkit.SubmissionStoreContract;
import dev.kikilist.testkit.SuppressionsContract;
import java.time.Clock;
import org.junit.jupiter.api.Nested;

/** The stores' contracts on the simulated DynamoDB: it answers the adapters as the real one does. */
class SimulatedDynamoDbStoresTest {
    private static Stores stores(Clock clock) {
        var engine = new SimulatedDynamoDb(TableSchema.OF_THE_TEMPLATE, () -> 0, () -> 0, changes -> {});
        // The contracts also call from several threads.
        var table = new DynamoDbTable(OneAtATime.client(engine), "table", Chance.ofThisMachine());
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

    @Nested
    class Procurements extends ProcurementStoreContract {
        @Override
        protected Stores open(Clock clock) {
            return stores(clock);
        }
    }

    @Nested
    class Submissions extends SubmissionStoreContract {
        @Override
        protected Stores open(Clock clock) {
            return stores(clock);
        }
    }

    @Nested
    class Rows extends RowStoreContract {
        @Override
        protected Stores open(Clock clock) {
            return stores(clock);
        }
    }

    @Nested
    class Mails extends OutboxContract {
        @Override
        protected Stores open(Clock clock) {
            return stores(clock);
        }
    }

    @Nested
    class Addresses extends AddressBookContract {
        @Override
        protected Stores open(Clock clock) {
            return stores(clock);
        }
    }

    @Nested
    class Recovery extends RecoveryLedgerContract {
        @Override
        protected Stores open(Clock clock) {
            return stores(clock);
        }
    }

    @Nested
    class Audit extends AuditTrailContract {
        @Override
        protected Stores open(Clock clock) {
            return stores(clock);
        }
    }

    @Nested
    class Concerns extends ConcernStoreContract {
        @Override
        protected Stores open(Clock clock) {
            return stores(clock);
        }
    }

    @Nested
    class Feed extends MailFeedContract {
        @Override
        protected Stores open(Clock clock) {
            return stores(clock);
        }
    }

    @Nested
    class Mentions extends MentionIndexContract {
        @Override
        protected Stores open(Clock clock) {
            return stores(clock);
        }
    }

    @Nested
    class Reports extends MailReportContract {
        @Override
        protected Stores open(Clock clock) {
            return stores(clock);
        }
    }

    @Nested
    class Suppressed extends SuppressionsContract {
        @Override
        protected Stores open(Clock clock) {
            return stores(clock);
        }
    }

    @Nested
    class Reviews extends ReviewStoreContract {
        @Override
        protected Stores open(Clock clock) {
            return stores(clock);
        }
    }
}
