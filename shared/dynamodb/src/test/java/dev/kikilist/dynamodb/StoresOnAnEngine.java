package dev.kikilist.dynamodb;

import dev.kikilist.idempotency.AnswerStore;
import dev.kikilist.testkit.AddressBookContract;
import dev.kikilist.testkit.AnswerStoreContract;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;

/** All contracts of the stores, on the engine that a subclass names. */
abstract class StoresOnAnEngine {
    /** Returns where tables are made. */
    abstract TestTables tables();

    /** Removes the tables of each test: the more there are, the longer DynamoDB Local takes for everything. */
    @AfterEach
    void removeTables() {
        tables().close();
    }

    private Stores open(Clock clock) {
        return TestTables.stores(tables().make(), clock);
    }

    @Nested
    class Procurements extends ProcurementStoreContract {
        @Override
        protected Stores open(Clock clock) {
            return StoresOnAnEngine.this.open(clock);
        }
    }

    @Nested
    class Submissions extends SubmissionStoreContract {
        @Override
        protected Stores open(Clock clock) {
            return StoresOnAnEngine.this.open(clock);
        }
    }

    @Nested
    class Rows extends RowStoreContract {
        @Override
        protected Stores open(Clock clock) {
            return StoresOnAnEngine.this.open(clock);
        }
    }

    @Nested
    class Mails extends OutboxContract {
        @Override
        protected Stores open(Clock clock) {
            return StoresOnAnEngine.this.open(clock);
        }
    }

    @Nested
    class Addresses extends AddressBookContract {
        @Override
        protected Stores open(Clock clock) {
            return StoresOnAnEngine.this.open(clock);
        }
    }

    @Nested
    class Recovery extends RecoveryLedgerContract {
        @Override
        protected Stores open(Clock clock) {
            return StoresOnAnEngine.this.open(clock);
        }
    }

    @Nested
    class Audit extends AuditTrailContract {
        @Override
        protected Stores open(Clock clock) {
            return StoresOnAnEngine.this.open(clock);
        }
    }

    @Nested
    class Concerns extends ConcernStoreContract {
        @Override
        protected Stores open(Clock clock) {
            return StoresOnAnEngine.this.open(clock);
        }
    }

    @Nested
    class Reports extends MailReportContract {
        @Override
        protected Stores open(Clock clock) {
            return StoresOnAnEngine.this.open(clock);
        }
    }

    @Nested
    class Mentions extends MentionIndexContract {
        @Override
        protected Stores open(Clock clock) {
            return StoresOnAnEngine.this.open(clock);
        }
    }

    @Nested
    class Suppressed extends SuppressionsContract {
        @Override
        protected Stores open(Clock clock) {
            return StoresOnAnEngine.this.open(clock);
        }
    }

    @Nested
    class Feed extends MailFeedContract {
        @Override
        protected Stores open(Clock clock) {
            return StoresOnAnEngine.this.open(clock);
        }
    }

    @Nested
    class Reviews extends ReviewStoreContract {
        @Override
        protected Stores open(Clock clock) {
            return StoresOnAnEngine.this.open(clock);
        }
    }

    @Nested
    class Answers extends AnswerStoreContract {
        @Override
        protected AnswerStore make() {
            return new DynamoDbAnswerStore(tables().make());
        }
    }
}
