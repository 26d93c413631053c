package dev.kikilist.testkit;

import java.time.Clock;

class InMemoryRowStoreTest extends RowStoreContract {
    @Override
    protected Stores open(Clock clock) {
        return new InMemoryTable().stores(clock);
    }
}
