package dev.kikilist.testkit;

import dev.kikilist.mail.MailFeed;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How far the mail service's reports have come, in memory. */
public final class InMemoryMailFeed implements MailFeed {
    private final InMemoryTable table;

    /** Keeps it in {@code table}. */
    public InMemoryMailFeed(InMemoryTable table) {
        this.table = table;
    }

    @Override
    public void heardOf(Instant takenAt) {
        table.atomically("MailFeed.heardOf", () -> table.heardOf.add(takenAt));
    }

    @Override
    public Optional<Instant> latestHeardOf() {
        return table.atomically(
                "MailFeed.latestHeardOf",
                () -> List.copyOf(table.heardOf).stream().max(Instant::compareTo));
    }
}
