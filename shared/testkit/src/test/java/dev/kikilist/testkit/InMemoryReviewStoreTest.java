package dev.kikilist.testkit;

import java.time.Clock;

class InMemoryReviewStoreTest extends ReviewStoreContract {
    @Override
    protected Stores open(Clock clock) {
        return new InMemoryTable().stores(clock);
    }
}
