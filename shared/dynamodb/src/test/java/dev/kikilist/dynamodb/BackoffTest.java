package dev.kikilist.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private final List<Duration> pauses = new ArrayList<>();
    private final Chance chance = new Chance() {
        @Override
        public boolean pause(Duration longest) {
            pauses.add(longest);
            left = left.minus(longest);
            return true;
        }

        @Override
        public String mark() {
            return "mark";
        }
    };
    private Duration left = Duration.ofSeconds(60);

    @Test
    void attemptsTenTimesWhereNobodySaysHowMuchTimeThereIs() {
        var backoff = new Backoff(chance);

        assertThat(attempts(backoff)).isEqualTo(Backoff.ATTEMPTS);
        assertThat(pauses).isSorted().allMatch(pause -> pause.compareTo(Duration.ofSeconds(1)) <= 0);
    }

    @Test
    void attemptsAsLongAsThereIsTimeAndLeavesEnoughToGiveBackWhatIsHeld() {
        var backoff = new Backoff(chance.within(() -> left));

        assertThat(attempts(backoff)).isGreaterThan(Backoff.ATTEMPTS);
        assertThat(left).isBetween(Backoff.RESERVE, Backoff.RESERVE.plusSeconds(1));
        assertThat(pauses).isSorted().last().isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void doesNotWaitWhenThereIsNoTime() {
        left = Backoff.RESERVE;

        assertThat(attempts(new Backoff(chance.within(() -> left)))).isEqualTo(1);
        assertThat(pauses).isEmpty();
        assertThat(chance.within(() -> left).mark()).isEqualTo("mark");
    }

    private static int attempts(Backoff backoff) {
        int attempts = 1;
        while (backoff.again()) {
            attempts++;
        }
        return attempts;
    }
}
