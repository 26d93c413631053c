package dev.kikilist.testkit;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Outages that a test orders of in-memory adapters. Operations are named as in {@code SubmissionStore.record}.
 *
 * <p>Each order holds for a number of calls, so that a test can say at which call the outage ends.
 */
public final class Outages {
    private static final String ANY = "";

    private final Map<String, Integer> failures = new HashMap<>();
    private final Map<String, Integer> lostAnswers = new HashMap<>();

    /** The next {@code calls} calls of any operation throw and do nothing. */
    public synchronized void failNext(int calls) {
        failures.merge(ANY, calls, Integer::sum);
    }

    /** The next {@code calls} calls of {@code operation} throw and do nothing. */
    public synchronized void failNext(String operation, int calls) {
        failures.merge(operation, calls, Integer::sum);
    }

    /** The next {@code calls} calls of {@code operation} do what they should, and throw all the same. */
    public synchronized void loseAnswers(String operation, int calls) {
        lostAnswers.merge(operation, calls, Integer::sum);
    }

    /** Ends all outages. */
    public synchronized void end() {
        failures.clear();
        lostAnswers.clear();
    }

    /** Runs {@code effect}, or fails as ordered. */
    <T> T during(String operation, Supplier<T> effect) {
        if (isDue(failures, operation) || isDue(failures, ANY)) {
            throw new OutageException(operation);
        }
        var result = effect.get();
        if (isDue(lostAnswers, operation)) {
            throw new OutageException(operation);
        }
        return result;
    }

    private synchronized boolean isDue(Map<String, Integer> orders, String operation) {
        int left = orders.getOrDefault(operation, 0);
        if (left == 0) {
            return false;
        }
        orders.put(operation, left - 1);
        return true;
    }
}
