package dev.kikilist.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KillsTest {
    /** Shorter than at length: mails in doubt make no progress until the clock is moved, which is waited for several times. */
    private static final Duration QUIET = Duration.ofSeconds(3);

    @Test
    void aSystemThatIsKilledInItsWorkDoesEverythingOnce(@TempDir Path directory) {
        var kills = new ArrayList<Kills.Kill>();

        var outcome = new Kills(directory, 1, 3, QUIET, kills::add).run();

        assertThat(outcome.balance().faults()).isEmpty();
        assertThat(kills).hasSize(3);
        assertThat(outcome.balance().count("lists handed in"))
                .isPositive()
                .isEqualTo(outcome.balance().count("submissions"))
                .isEqualTo(outcome.balance().count("receipts"));
    }
}
