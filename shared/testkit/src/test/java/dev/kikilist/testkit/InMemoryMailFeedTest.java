package dev.kikilist.testkit;

import java.time.Clock;

class InMemoryMailFeedTest extends MailFeedContract {
    @Override
    protected Stores open(Clock clock) {
        return new InMemoryTable().stores(clock);
    }
}
