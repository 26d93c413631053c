package dev.kikilist.testkit;

import java.time.Clock;

class InMemoryConcernStoreTest extends ConcernStoreContract {
    @Override
    protected Stores open(Clock clock) {
        return new InMemoryTable().stores(clock);
    }
}
