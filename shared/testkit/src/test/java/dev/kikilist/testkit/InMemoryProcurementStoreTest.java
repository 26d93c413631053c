package dev.kikilist.testkit;

import java.time.Clock;

class InMemoryProcurementStoreTest extends ProcurementStoreContract {
    @Override
    protected Stores open(Clock clock) {
        return new InMemoryTable().stores(clock);
    }
}
