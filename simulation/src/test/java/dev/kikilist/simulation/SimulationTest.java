package dev.kikilist.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kikilist.simulation.check.Property;
import dev.kikilist.simulation.mutation.Mutation;
import dev.kikilist.simulation.world.Fault;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing lost, nothing twice, whatever fails. */
class SimulationTest {
    private static final long FROM = 1;
    private static final long SEEDS = Long.getLong("simulation.seeds", 2_000);

    @Test
    void everyPropertyHolds() {
        System.out.println("Seeds " + FROM + " to " + (FROM + SEEDS - 1));

        var batch = Batch.run(FROM, SEEDS, done -> {});

        assertThat(batch.failed())
                .as(() -> Schedule.shortest(Plan.of(batch.failed().getFirst().seed())))
                .isEmpty();
        assertThat(Arrays.stream(Fault.values()).filter(fault -> batch.faults(fault) == 0))
                .as("faults that never happened")
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void whatIsWrongIsFoundOut(Mutation mutation) {
        assertThat(ReportCard.seedsUntilCaught(mutation))
                .as("%s has to fail within %d seeds", mutation.property(), ReportCard.SEEDS_PER_MUTATION)
                .isPositive();
    }

    @Test
    void everyPropertyHasAMutation() {
        assertThat(Mutation.values()).extracting(Mutation::property).contains(Property.values());
    }

    @ParameterizedTest
    @ValueSource(longs = {3, 14, 159})
    void aSeedIsAlwaysTheSameRun(long seed) {
        assertThat(Run.of(Plan.of(seed), true)).isEqualTo(Run.of(Plan.of(seed), true));
    }

    @Test
    void theShortestScheduleStillFailsAndNoFaultOfItCanBeLeftOut() {
        var mutation = Mutation.SENT_AGAIN_IN_DOUBT;
        var plan = mutation.plan(ReportCard.seedsUntilCaught(mutation));

        var shortest = Shortest.of(plan, mutation.property());

        assertThat(shortest.violates(mutation.property())).isTrue();
        assertThat(shortest.faults()).hasSizeBetween(1, 3);
        assertThat(shortest.faults().size())
                .isLessThan(Run.of(plan, false).faults().size());
        assertThat(Schedule.shortest(plan))
                .contains("! " + shortest.faults().getFirst().fault())
                .contains("VIOLATED " + mutation.property())
                .endsWith("Again: simulation/run --seed " + plan.seed() + "\n");
    }
}
