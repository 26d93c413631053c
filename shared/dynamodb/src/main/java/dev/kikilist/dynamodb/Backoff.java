package dev.kikilist.dynamodb;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Waits between attempts at something that DynamoDB put off, longer each time and never equally long in two workers.
 */
final class Backoff {
    /** How often something is attempted in all. */
    static final int ATTEMPTS = 10;

    private static final Duration FIRST = Duration.ofMillis(20);
    private static final Duration LONGEST = Duration.ofSeconds(1);

    private int attempts = 1;

    /**
     * Waits before the next attempt.
     *
     * @return false when there were {@value #ATTEMPTS} already
     */
    boolean again() {
        if (attempts >= ATTEMPTS) {
            return false;
        }
        long ceiling = Math.min(LONGEST.toMillis(), FIRST.toMillis() << attempts);
        attempts++;
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(ceiling + 1));
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
