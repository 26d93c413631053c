package dev.kikilist.testkit;

import java.time.Clock;

class InMemoryOutboxReportsTest extends MailReportContract {
    @Override
    protected Stores open(Clock clock) {
        return new InMemoryTable().stores(clock);
    }
}
