package dev.kikilist.dynamodb;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/**
 * All that may differ from one run of a worker to the next: how long it waits between attempts, and the marks by which it
 * knows its own writes again.
 */
public interface Chance {
    /**
     * Waits for some time, never equally long in two workers.
     *
     * @param longest the most time to wait
     * @return false when there is no time to wait, or the wait was cut short
     */
    boolean pause(Duration longest);

    /** Returns a mark that nobody else has. */
    String mark();

    /** Returns how often something that DynamoDB puts off is attempted in all. */
    default int attempts() {
        return Backoff.ATTEMPTS;
    }

    /**
     * Returns this chance for work that may go on as long as there is time: it attempts as often as fits, and stops early
     * enough to give back what it holds.
     */
    default Chance within(TimeLeft time) {
        var unlimited = this;
        return new Chance() {
            @Override
            public boolean pause(Duration longest) {
                return time.timeLeft().minus(longest).compareTo(Backoff.RESERVE) >= 0 && unlimited.pause(longest);
            }

            @Override
            public String mark() {
                return unlimited.mark();
            }

            @Override
            public int attempts() {
                return Integer.MAX_VALUE;
            }
        };
    }

    /** Returns the chance of this machine: its clock and its source of randomness. */
    static Chance ofThisMachine() {
        return new Chance() {
            @Override
            public boolean pause(Duration longest) {
                try {
                    Thread.sleep(ThreadLocalRandom.current().nextLong(longest.toMillis() + 1));
                    return true;
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return false;
                }
            }

            @Override
            public String mark() {
                return UUID.randomUUID().toString();
            }
        };
    }
}
