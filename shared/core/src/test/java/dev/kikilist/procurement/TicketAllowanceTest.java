package dev.kikilist.procurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.kikilist.procurement.TicketAllowance.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TicketAllowanceTest {
    private static final long SEED = 20261127;
    private static final Instant START = Instant.parse("2026-04-15T01:23:45Z");
    private static final TicketAllowance THREE = new TicketAllowance(3, Duration.ofSeconds(10), 100);

    @Test
    void someAreThereAtOnceAndThenOneAfterEachInterval() {
        assertThat(granted(THREE, 0, 0, 0, 0, 9, 10, 10, 19, 20, 25)).containsExactly(0L, 0L, 0L, 10L, 20L);
    }

    @Test
    void whoWaitsLongHasAllOfItAgainAndNoMore() {
        assertThat(granted(THREE, 0, 0, 0, 3_600, 3_600, 3_600, 3_600))
                .containsExactly(0L, 0L, 0L, 3_600L, 3_600L, 3_600L);
    }

    @Test
    void aLargeFileCountsAsOneForEachPartOfItAndAtMostAsAll() {
        assertThat(THREE.take(null, START, 100)).isEqualTo(new Answer.Granted(START.plusSeconds(10)));
        assertThat(THREE.take(null, START, 101)).isEqualTo(new Answer.Granted(START.plusSeconds(20)));
        assertThat(THREE.take(null, START, 301)).isEqualTo(new Answer.Granted(START.plusSeconds(30)));
        assertThat(THREE.take(null, START, Long.MAX_VALUE)).isEqualTo(new Answer.Granted(START.plusSeconds(30)));
        assertThat(THREE.take(START.plusSeconds(10), START, 201))
                .isEqualTo(new Answer.NotBefore(START.plusSeconds(10)));
        assertThat(THREE.take(START.plusSeconds(10), START, 200)).isEqualTo(new Answer.Granted(START.plusSeconds(30)));
    }

    @Test
    void noStretchOfTimeHoldsMoreThanThoseAtOnceAndOneForEachInterval() {
        var random = new Random(SEED);
        for (int run = 0; run < 200; run++) {
            var allowance = new TicketAllowance(1 + random.nextInt(5), Duration.ofSeconds(1 + random.nextInt(20)), 100);
            var granted = granted(allowance, asks(random));
            for (int first = 0; first < granted.size(); first++) {
                for (int last = first; last < granted.size(); last++) {
                    long stretch = granted.get(last) - granted.get(first);
                    assertThat((long) (last - first + 1))
                            .as("seed %s, run %s, %s over %s s", SEED, run, allowance, stretch)
                            .isLessThanOrEqualTo(allowance.atOnce()
                                    + stretch / allowance.interval().toSeconds());
                }
            }
        }
    }

    @Test
    void whoWaitsAsToldAlwaysGetsOneAndASecondEarlierNever() {
        var random = new Random(SEED);
        int refusals = 0;
        for (int run = 0; run < 200; run++) {
            var allowance = new TicketAllowance(1 + random.nextInt(5), Duration.ofSeconds(1 + random.nextInt(20)), 100);
            Instant wholeAt = null;
            for (long ask : asks(random)) {
                long size = 1 + random.nextLong(400);
                switch (allowance.take(wholeAt, START.plusSeconds(ask), size)) {
                    case Answer.Granted granted -> wholeAt = granted.wholeAt();
                    case Answer.NotBefore later -> {
                        refusals++;
                        assertThat(later.moment()).isAfter(START.plusSeconds(ask));
                        assertThat(allowance.take(wholeAt, later.moment(), size))
                                .isInstanceOf(Answer.Granted.class);
                        assertThat(allowance.take(wholeAt, later.moment().minusSeconds(1), size))
                                .isEqualTo(later);
                    }
                }
            }
        }
        assertThat(refusals).isPositive();
    }

    @Test
    void anAllowanceOfNothingIsNone() {
        assertThatIllegalArgumentException().isThrownBy(() -> new TicketAllowance(0, Duration.ofSeconds(1), 100));
        assertThatIllegalArgumentException().isThrownBy(() -> new TicketAllowance(1, Duration.ZERO, 100));
        assertThatIllegalArgumentException().isThrownBy(() -> new TicketAllowance(1, Duration.ofMillis(1_500), 100));
        assertThatIllegalArgumentException().isThrownBy(() -> new TicketAllowance(1, Duration.ofSeconds(1), 0));
    }

    private static long[] asks(Random random) {
        var asks = new long[60];
        long at = 0;
        for (int ask = 0; ask < asks.length; ask++) {
            at += random.nextInt(3) == 0 ? random.nextInt(40) : random.nextInt(2);
            asks[ask] = at;
        }
        return asks;
    }

    /** Returns those seconds at which asking is granted. */
    private static List<Long> granted(TicketAllowance allowance, long... asks) {
        var granted = new ArrayList<Long>();
        @Nullable Instant wholeAt = null;
        for (long ask : asks) {
            if (allowance.take(wholeAt, START.plusSeconds(ask), 1) instanceof Answer.Granted taken) {
                wholeAt = taken.wholeAt();
                granted.add(ask);
            }
        }
        return granted;
    }
}
