package dev.kikilist.simulation.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kikilist.engines.SamTemplate;
import dev.kikilist.simulation.engine.TableSchema.IndexSchema;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class TableSchemaTest {
    @Test
    void isThatOfTheTemplate() {
        var table = SamTemplate.ofThisProject().tables().getFirst();

        assertThat(TableSchema.OF_THE_TEMPLATE)
                .isEqualTo(new TableSchema(
                        table.key().partition(),
                        Objects.requireNonNull(table.key().sort()),
                        table.indexes().stream()
                                .map(index -> new IndexSchema(
                                        index.name(),
                                        index.key().partition(),
                                        Objects.requireNonNull(index.key().sort()),
                                        index.projection().equals("KEYS_ONLY")))
                                .toList()));
    }
}
