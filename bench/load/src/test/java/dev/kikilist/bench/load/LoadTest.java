package dev.kikilist.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kikilist.bench.load.Load.Timing;
import dev.kikilist.bench.load.Registration.Vendor;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadTest {
    @Test
    void listsOfTwoVendorsAtOnceAreAllMailedOnceWithAllTheirRows(@TempDir Path directory) {
        try (var system = SystemProcess.forgetful(directory);
                var load = new Load(system, 2)) {
            var others = load.begin(Vendor.RIVAL, 1, 1_000, Duration.ZERO);
            var small = load.handIn(Vendor.VENDOR, 12, 20, Duration.ofMillis(20));
            var large = others.join();
            load.awaitRest();

            assertThat(load.balance().faults()).isEmpty();
            assertThat(load.balance().count("lists handed in")).isEqualTo(13);
            assertThat(load.balance().count("rows")).isEqualTo(1_240);
            var mailed = load.mailed();
            assertThat(Timing.of(small, mailed).mailed()).isPositive();
            assertThat(Timing.of(large, mailed).mailed()).isEqualTo(1);
        }
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
