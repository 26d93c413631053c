package dev.kikilist.intake;

import com.amazonaws.services.lambda.runtime.Context;
import dev.kikilist.dynamodb.TimeLeft;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The time that the running invocation has left. An instance of a function does one at a time. */
final class InvocationTime implements TimeLeft {
    private volatile @Nullable Context running;

    /** Says which invocation runs now. */
    void begin(Context invocation) {
        running = invocation;
    }

    @Override
    public Duration timeLeft() {
        var invocation = running;
        return invocation == null ? Duration.ZERO : Duration.ofMillis(invocation.getRemainingTimeInMillis());
    }
}
