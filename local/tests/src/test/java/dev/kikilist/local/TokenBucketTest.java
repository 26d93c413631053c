package dev.kikilist.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TokenBucketTest {
    private final AtomicLong nanoTime = new AtomicLong(5);

    @Test
    void letsABurstThroughAndThenSoManyASecond() {
        var bucket = new TokenBucket(100, 50, nanoTime::get);

        assertThat(IntStream.range(0, 100).map(i -> bucket.take())).containsOnly(0);
        assertThat(bucket.take()).isEqualTo(1);
        nanoTime.addAndGet(20_000_000);
        assertThat(bucket.take()).isZero();
        assertThat(bucket.take()).isEqualTo(1);
        nanoTime.addAndGet(60_000_000_000L);
        assertThat(IntStream.range(0, 101).map(i -> bucket.take()).filter(wait -> wait == 0))
                .as("no more than a burst is saved up")
                .hasSize(100);
    }
}
