package dev.kikilist.testkit;

import java.time.Clock;

class InMemoryAuditTrailTest extends AuditTrailContract {
    @Override
    protected Stores open(Clock clock) {
        return new InMemoryTable().stores(clock);
    }
}
