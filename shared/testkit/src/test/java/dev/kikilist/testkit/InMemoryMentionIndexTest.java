package dev.kikilist.testkit;

import java.time.Clock;

class InMemoryMentionIndexTest extends MentionIndexContract {
    @Override
    protected Stores open(Clock clock) {
        return new InMemoryTable().stores(clock);
    }
}
