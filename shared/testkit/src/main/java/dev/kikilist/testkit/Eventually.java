package dev.kikilist.testkit;

import java.time.Duration;
import java.time.Instant;

/** Waits for what a listing may show late. */
final class Eventually {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private Eventually() {}

    /** Repeats {@code assertion} until it holds, at most ten seconds. */
    static void holds(Runnable assertion) {
        var end = Instant.now().plus(PATIENCE);
        while (true) {
            try {
                assertion.run();
                return;
            } catch (AssertionError e) {
                if (Instant.now().isAfter(end)) {
                    throw e;
                }
                pause(e);
            }
        }
    }

    private static void pause(AssertionError cause) {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            cause.addSuppressed(e);
            throw cause;
        }
    }
}
