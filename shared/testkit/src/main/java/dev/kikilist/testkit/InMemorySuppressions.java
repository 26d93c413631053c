package dev.kikilist.testkit;

import dev.kikilist.mail.Suppressions;
import dev.kikilist.procurement.EmailAddress;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** The suppressed addresses, in memory. */
public final class InMemorySuppressions implements Suppressions {
    private final InMemoryTable table;

    /** Keeps them in {@code table}. */
    public InMemorySuppressions(InMemoryTable table) {
        this.table = table;
    }

    @Override
    public boolean suppress(EmailAddress address, Suppression suppression) {
        return table.atomically("Suppressions.suppress", () -> {
            var liftedAt = table.lifted.get(address.folded());
            var before = table.suppressed.get(address.folded());
            boolean isNews = before == null || before.reason().compareTo(suppression.reason()) < 0;
            if (!isNews || (liftedAt != null && !liftedAt.isBefore(suppression.since()))) {
                return false;
            }
            table.suppressed.put(address.folded(), suppression);
            return true;
        });
    }

    @Override
    public Map<EmailAddress, Suppression> among(Collection<EmailAddress> addresses) {
        return table.atomically("Suppressions.among", () -> {
            var found = new HashMap<EmailAddress, Suppression>();
            for (var address : addresses) {
                var suppression = table.suppressed.get(address.folded());
                if (suppression != null) {
                    found.put(address, suppression);
                }
            }
            return found;
        });
    }

    @Override
    public boolean lift(EmailAddress address, Reason upTo, Instant now) {
        return table.atomically("Suppressions.lift", () -> {
            var before = table.suppressed.get(address.folded());
            if (before == null || before.reason().compareTo(upTo) > 0) {
                return false;
            }
            table.suppressed.remove(address.folded());
            table.lifted.put(address.folded(), now);
            return true;
        });
    }
}
