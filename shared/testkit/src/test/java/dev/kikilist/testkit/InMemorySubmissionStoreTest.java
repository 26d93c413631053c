package dev.kikilist.testkit;

import java.time.Clock;

class InMemorySubmissionStoreTest extends SubmissionStoreContract {
    @Override
    protected Stores open(Clock clock) {
        return new InMemoryTable().stores(clock);
    }
}
