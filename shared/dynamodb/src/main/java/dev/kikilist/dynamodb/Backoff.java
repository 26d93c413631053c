package dev.kikilist.dynamodb;

import java.time.Duration;

/**
 * Waits between attempts at something that DynamoDB put off, longer each time and never equally long in two workers.
 */
final class Backoff {
    /** How often something is attempted in all. */
    static final int ATTEMPTS = 10;

    private static final Duration FIRST = Duration.ofMillis(20);
    private static final Duration LONGEST = Duration.ofSeconds(1);

    private final Chance chance;
    private int attempts = 1;

    Backoff(Chance chance) {
        this.chance = chance;
    }

    /**
     * Waits before the next attempt.
     *
     * @return false when there were {@value #ATTEMPTS} already, or no time is left
     */
    boolean again() {
        if (attempts >= ATTEMPTS) {
            return false;
        }
        var ceiling = Duration.ofMillis(Math.min(LONGEST.toMillis(), FIRST.toMillis() << attempts));
        attempts++;
        return chance.pause(ceiling);
    }
}
