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
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportCardTest {
    private static final Path DOCS = Path.of("..", "docs");

    @Test
    void theReportInTheDocumentationSaysWhatTheResultsSay() throws IOException {
        var report = Files.readString(DOCS.resolve("delivery-report.md"));

        for (var table : ReportCard.tables(results())) {
            for (var row : table.rows()) {
                assertThat(report).contains(line(row));
            }
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

        var lines = ReportCard.tables(results).stream()
                .flatMap(table -> table.rows().stream())
                .map(ReportCardTest::line);
        assertThat(lines).contains("| Seeds | 1 to 1,010, 2,001 to 2,002 |", "| Runs | 1,012 |", "| outage | 12 |");
    }

    private static String line(List<Object> cells) {
        return cells.stream()
                .map(cell -> cell instanceof Long number ? String.format(Locale.ROOT, "%,d", number) : cell.toString())
                .collect(Collectors.joining(" | ", "| ", " |"));
    }

    private static Results results() throws IOException {
        return Results.read(DOCS.resolve("results").resolve("simulation.json"));
    }

    private static Piece piece(long from, long seeds) {
        return new Piece(
                from, seeds, 1, 2, Duration.ofSeconds(3), Map.of(Fault.OUTAGE, 4L), Map.of(Property.CHAINS_WHOLE, 1L));
    }
}
