package dev.kikilist.local;

import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Waits until an assertion holds. */
final class Eventually {
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private Eventually() {}

    /** Tries an assertion again and again for a minute; its last failure is the test's. */
    static void holds(ThrowingCallable assertion) throws Exception {
        long end = System.nanoTime() + LONGEST.toNanos();
        while (true) {
            try {
                assertion.call();
                return;
            } catch (AssertionError notYet) {
                if (System.nanoTime() > end) {
                    throw notYet;
                }
                Thread.sleep(50);
            } catch (Exception failure) {
                throw failure;
            } catch (Throwable other) {
                throw new AssertionError(other);
            }
        }
    }
}
