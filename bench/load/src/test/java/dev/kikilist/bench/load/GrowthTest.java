package dev.kikilist.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated
class GrowthTest {
    /** More than the 1.3 of the long run: this one is short, and shares its machine. */
    private static final double AT_MOST = 1.6;

    @Test
    void questionsCostNoMoreWhereTenTimesAsManyListsAreStored() {
        var costs = new Growth(9, Growth.Stream.NONE).measure(30, 300);

        assertThat(costs.status().ratio()).isLessThan(AT_MOST);
        assertThat(costs.search().ratio()).isLessThan(AT_MOST);
    }
}
