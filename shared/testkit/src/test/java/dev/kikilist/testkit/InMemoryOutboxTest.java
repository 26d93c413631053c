package dev.kikilist.testkit;

import java.time.Clock;

class InMemoryOutboxTest extends OutboxContract {
    @Override
    protected Stores open(Clock clock) {
        return new InMemoryTable().stores(clock);
    }
}
