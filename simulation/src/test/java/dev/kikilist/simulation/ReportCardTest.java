package dev.kikilist.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kikilist.simulation.check.Property;
import dev.kikilist.simulation.mutation.Mutation;
import dev.kikilist.simulation.world.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportCardTest {
    private static final Path DOCS = Path.of("..", "docs");

    @Test
    void theReportInTheDocumentationSaysWhatTheResultsSay() throws IOException {
        var report = Files.readString(DOCS.resolve("delivery-report.md"));

        for (var row : ReportCard.page(results())
                .lines()
                .filter(line -> line.startsWith("| "))
                .toList()) {
            assertThat(report).contains(row);
        }
    }

    @Test
    void theResultsInTheDocumentationAreOfAllThatThereIsNowAndSayThatEverythingHeld() throws IOException {
        var results = results();

        for (var piece : results.pieces()) {
            assertThat(piece.faults()).containsOnlyKeys(Fault.values());
            assertThat(piece.failures()).containsOnlyKeys(Property.values());
            assertThat(piece.failures().values()).containsOnly(0L);
        }
        assertThat(results.sum(Piece::seeds)).isPositive();
        assertThat(results.caught()).containsOnlyKeys(Mutation.values());
        assertThat(results.caught().values()).doesNotContain(0L);
    }

    @Test
    void resultsAreReadAsTheyWereWritten(@TempDir Path folder) throws IOException {
        var file = folder.resolve("results.json");
        var results = Results.read(file).with(piece(12, 5)).with(piece(1, 10)).with(Map.of(Mutation.SWEEP_OFF, 2L));

        results.write(file);

        assertThat(Results.read(file)).isEqualTo(results);
        assertThat(results.pieces()).extracting(Piece::from).containsExactly(1L, 12L);
    }

    @Test
    void aSeedCountsOnce() {
        var results = new Results(List.of(piece(1, 10)), Map.of());

        assertThatThrownBy(() -> results.with(piece(10, 1))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void piecesSideBySideAreOneRange() {
        var results = new Results(List.of(piece(1, 10), piece(11, 1_000), piece(2_001, 2)), Map.of());

        assertThat(ReportCard.page(results))
                .contains("| Seeds | 1 to 1,010, 2,001 to 2,002 |")
                .contains("| Runs | 1,012 |")
                .contains("| outage | 12 |");
    }

    private static Results results() throws IOException {
        return Results.read(DOCS.resolve("results").resolve("simulation.json"));
    }

    private static Piece piece(long from, long seeds) {
        return new Piece(
                from, seeds, 1, 2, Duration.ofSeconds(3), Map.of(Fault.OUTAGE, 4L), Map.of(Property.CHAINS_WHOLE, 1L));
    }
}
