package dev.kikilist.testkit;

import dev.kikilist.paging.Position;
import dev.kikilist.submission.RecoveryLedger;
import dev.kikilist.submission.SubmissionId;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Remembers in memory how often each upload was given another chance. */
public final class InMemoryRecoveryLedger implements RecoveryLedger {
    private final InMemoryTable table;

    /** Remembers it in {@code table}. */
    public InMemoryRecoveryLedger(InMemoryTable table) {
        this.table = table;
    }

    @Override
    public Chances chances(SubmissionId id) {
        return table.atomically("RecoveryLedger.chances", () -> table.chances.getOrDefault(id, Chances.NONE));
    }

    @Override
    public boolean note(SubmissionId id, Chances before, Instant now) {
        return table.atomically("RecoveryLedger.note", () -> {
            boolean same = table.chances.getOrDefault(id, Chances.NONE).count() == before.count();
            if (same) {
                table.chances.put(id, new Chances(before.count() + 1, now));
            }
            return same;
        });
    }

    @Override
    public Optional<Position> position() {
        return table.atomically("RecoveryLedger.position", () -> Optional.ofNullable(table.bucketPosition));
    }

    @Override
    public void keep(@Nullable Position next) {
        table.atomically("RecoveryLedger.keep", () -> {
            table.bucketPosition = next;
            return true;
        });
    }
}
