package dev.kikilist.local;

import java.util.function.LongSupplier;

/** Lets so many requests through at once, and so many a second in the long run, as API Gateway's throttling does. */
final class TokenBucket {
    private static final double NANOS = 1e9;

    private final int burst;
    private final int perSecond;
    private final LongSupplier nanoTime;
    private double tokens;
    private long filledAt;

    TokenBucket(int burst, int perSecond, LongSupplier nanoTime) {
        this.burst = burst;
        this.perSecond = perSecond;
        this.nanoTime = nanoTime;
        this.tokens = burst;
        this.filledAt = nanoTime.getAsLong();
    }

    /** Takes a request; returns after how many whole seconds another try makes sense, or 0 when it is let through. */
    synchronized int take() {
        long now = nanoTime.getAsLong();
        tokens = Math.min(burst, tokens + (now - filledAt) / NANOS * perSecond);
        filledAt = now;
        if (tokens >= 1) {
            tokens--;
            return 0;
        }
        return (int) Math.ceil((1 - tokens) / perSecond);
    }
}
