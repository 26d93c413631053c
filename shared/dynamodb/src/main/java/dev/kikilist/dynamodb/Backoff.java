package dev.kikilist.dynamodb;

import java.time.Duration;

/**
 * Waits between attempts at something that DynamoDB put off, longer each time and never equally long in two workers.
 */
final class Backoff {
    /** How often something is attempted in all where nobody says how much time there is. */
    static final int ATTEMPTS = 10;

    /** The time that is kept for giving back what is held. */
    static final Duration RESERVE = Duration.ofSeconds(10);

    private static final Duration FIRST = Duration.ofMillis(20);
    private static final Duration LONGEST = Duration.ofSeconds(1);
    private static final int DOUBLINGS = 10;

    private final Chance chance;
    private int attempts = 1;

    Backoff(Chance chance) {
        this.chance = chance;
    }

    /**
     * Waits before the next attempt.
     *
     * @return false when there were enough already, or no time is left
     */
    boolean again() {
        if (attempts >= chance.attempts()) {
            return false;
        }
        var ceiling =
                Duration.ofMillis(Math.min(LONGEST.toMillis(), FIRST.toMillis() << Math.min(attempts, DOUBLINGS)));
        attempts++;
        return chance.pause(ceiling);
    }
}
