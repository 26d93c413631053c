package dev.kikilist.testkit;

import java.time.Clock;

class InMemorySuppressionsTest extends SuppressionsContract {
    @Override
    protected Stores open(Clock clock) {
        return new InMemoryTable().stores(clock);
    }
}
