package dev.kikilist.testkit;

import java.time.Clock;

class InMemoryAddressBookTest extends AddressBookContract {
    @Override
    protected Stores open(Clock clock) {
        return new InMemoryTable().stores(clock);
    }
}
