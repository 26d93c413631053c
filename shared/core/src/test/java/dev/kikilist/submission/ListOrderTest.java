package dev.kikilist.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListOrderTest {
    private static final Instant NOON = Instant.parse("2026-04-15T03:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "0055AED6DCD90281E5, 0055AED6DCD90281E6",
        "9, 10",
        "0F, 10",
        "00000009, A",
        "a, B",
        "FF, 0100",
        "0, 1",
    })
    void sequencersOfOneKeyAreComparedAsNumbers(String earlier, String later) {
        // Also where the times of the notices say otherwise.
        assertThat(order(NOON.plusSeconds(9), 0, "k", earlier)).isLessThan(order(NOON, 0, "k", later));
        assertThat(order(NOON, 0, "k", later)).isGreaterThan(order(NOON.plusSeconds(9), 0, "k", earlier));
    }

    @Test
    void sequencersOfDifferentWidthMayBeEqual() {
        assertThat(order(NOON, 0, "k", "00ab")).isEqualByComparingTo(order(NOON, 0, "k", "AB"));
    }

    @Test
    void sequencersOfDifferentKeysSayNothing() {
        assertThat(order(NOON, 0, "a", "FF")).isLessThan(order(NOON.plusSeconds(1), 0, "b", "01"));
    }

    @Test
    void ticketsOfOneSecondFollowTheirSequence() {
        assertThat(order(NOON, 2, "z", null)).isLessThan(order(NOON, 10, "a", null));
    }

    @Test
    void aFileWithoutTicketStandsAfterTheTicketsIssuedBeforeItWasStored() {
        var direct = order(NOON.plusSeconds(5), 0, "direct", "01");

        assertThat(order(NOON.plusSeconds(4), 1, "t1", "02")).isLessThan(direct);
        assertThat(order(NOON.plusSeconds(6), 2, "t2", "00")).isGreaterThan(direct);
    }

    @Test
    void fractionsOfASecondDoNotCount() {
        // A listing of the bucket and an EventBridge event have none.
        assertThat(order(NOON.plusMillis(999), 0, "k", "01")).isEqualByComparingTo(order(NOON, 0, "k", "01"));
    }

    @Test
    void whatIsKnownFromTheBucketAloneHasItsPlaceByTheSecond() {
        assertThat(order(NOON, 0, "k", null)).isLessThan(order(NOON.plusSeconds(1), 0, "k", "01"));
        assertThat(order(NOON, 0, "k", null)).isLessThan(order(NOON, 0, "k", "01"));
    }

    @Test
    void isATotalOrder() {
        long seed = 20260415;
        var random = new Random(seed);
        for (int round = 0; round < 2_000; round++) {
            var orders = new ArrayList<ListOrder>();
            int sequence = random.nextInt(300);
            var time = NOON;
            for (int i = 0; i < 3; i++) {
                // As S3 gives them: within a key, neither the time nor the sequencer falls.
                time = time.plusSeconds(random.nextInt(2));
                sequence += random.nextInt(3);
                boolean ticketed = random.nextInt(3) == 0;
                orders.add(order(
                        time,
                        ticketed ? i + 1 : 0,
                        ticketed ? "t" + i : "k" + random.nextInt(2),
                        random.nextInt(4) == 0 ? null : Integer.toHexString(sequence)));
            }
            assertThat(isTransitive(orders))
                    .as("seed %s, round %s: %s", seed, round, orders)
                    .isTrue();
        }
    }

    private static boolean isTransitive(List<ListOrder> orders) {
        for (var a : orders) {
            for (var b : orders) {
                if (Integer.signum(a.compareTo(b)) != -Integer.signum(b.compareTo(a))) {
                    return false;
                }
                for (var c : orders) {
                    if (a.compareTo(b) < 0 && b.compareTo(c) <= 0 && a.compareTo(c) >= 0) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    private static ListOrder order(Instant since, int ticket, String key, @Nullable String sequencer) {
        return new ListOrder(since, ticket, key, sequencer);
    }
}
