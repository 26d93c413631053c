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
