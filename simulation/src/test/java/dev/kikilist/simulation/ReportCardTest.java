package dev.kikilist.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kikilist.simulation.check.Property;
import dev.kikilist.simulation.mutation.Mutation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import org.junit.jupiter.api.Test;

class ReportCardTest {
    private static final Path PAGE = Path.of("..", "docs", "delivery-report.md");

    @Test
    void thePageInTheDocumentationIsOneThatTheCommandMakes() throws IOException {
        var caught = new EnumMap<Mutation, Integer>(Mutation.class);
        for (var mutation : Mutation.values()) {
            caught.put(mutation, 1);
        }

        var small = ReportCard.page(Batch.run(1, 3, done -> {}), caught, Duration.ofSeconds(1));

        assertThat(withoutNumbers(Files.readString(PAGE))).isEqualTo(withoutNumbers(small));
    }

    @Test
    void thePageInTheDocumentationSaysThatEverythingHeld() throws IOException {
        var page = Files.readString(PAGE);

        for (var property : Property.values()) {
            assertThat(page).containsPattern("\\| \\Q" + property.words() + "\\E \\| ([\\d,]+) of \\1 \\|");
        }
        assertThat(page).doesNotContain("not caught");
    }

    private static String withoutNumbers(String page) {
        return page.replaceAll("\\d[\\d,]*", "N");
    }
}
