package dev.kikilist.testkit;

import java.time.Clock;

class InMemoryRecoveryLedgerTest extends RecoveryLedgerContract {
    @Override
    protected Stores open(Clock clock) {
        return new InMemoryTable().stores(clock);
    }
}
