package dev.kikilist.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kikilist.bench.load.Load.Timing;
import dev.kikilist.bench.load.Registration.Vendor;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(Lifecycle.PER_CLASS)
class LoadTest {
    private SystemProcess system;
    private Load load;

    @BeforeAll
    void start(@TempDir Path directory) {
        system = SystemProcess.forgetful(directory);
        load = new Load(system, 8);
    }

    @AfterAll
    void stop() {
        load.close();
        system.close();
    }

    @Test
    void listsOfTwoVendorsAtOnceAreAllMailedOnceWithAllTheirRows() {
        var before = load.balance();
        var others = load.begin(Vendor.RIVAL, 1, 1_000, Duration.ZERO);
        var small = load.handIn(Vendor.VENDOR, 6, 20, Duration.ofMillis(20));
        var large = others.join();
        load.awaitRest();

        assertThat(load.awaitRepairs()).as("nothing is in doubt").isZero();
        var after = load.balance();
        assertThat(after.faults()).isEmpty();
        assertThat(after.count("lists handed in") - before.count("lists handed in"))
                .isEqualTo(7);
        assertThat(after.count("rows") - before.count("rows")).isEqualTo(1_120);
        var mailed = load.mailed();
        assertThat(Timing.of(small, mailed).mailed()).isPositive();
        assertThat(Timing.of(large, mailed).mailed()).isEqualTo(1);
    }

    @Test
    void aFloodUnderOneInvitationIsLetInAtItsAllowance() {
        var began = Instant.now();
        var flooding = load.flood(Vendor.RIVAL, 12, 20);
        var others = load.handIn(Vendor.VENDOR, 2, 20, Duration.ofMillis(20));
        var ebb = load.stop(Vendor.RIVAL, flooding);
        long intervals = Duration.between(began, Instant.now()).toSeconds() / 60;
        load.awaitRest();

        assertThat((long) ebb.handedIn().size()).isBetween(1L, 3 + intervals + 1);
        assertThat(ebb.refused())
                .isPositive()
                .isEqualTo(ebb.asked() - ebb.handedIn().size());
        var another = load.stop(Vendor.RIVAL, load.flood(Vendor.RIVAL, 1, 20));
        load.awaitRest();
        assertThat(another.handedIn())
                .as("the next flood has an allowance of its own")
                .hasSize(1);
        assertThat(load.balance().faults()).isEmpty();
        assertThat(Timing.of(others, load.mailed()).mailed()).isPositive();
    }

    @Test
    void aPictureShowsEveryRate() {
        var points = List.of(
                new LoadCommand.LoadPoint(1, 1, Duration.ofMillis(300), Duration.ofMillis(500)),
                new LoadCommand.LoadPoint(4, 3, Duration.ofMillis(900), Duration.ofMillis(1_500)));

        assertThat(LoadPlot.svg(points))
                .startsWith("<svg")
                .contains(">p99<", ">lists offered a second<", ">4.0<", ">1,500<")
                .containsPattern("points=\"[\\d.]+,[\\d.]+ [\\d.]+,[\\d.]+\"")
                .endsWith("</svg>\n");
    }
}
