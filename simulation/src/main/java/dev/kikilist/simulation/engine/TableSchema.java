package dev.kikilist.simulation.engine;

import java.util.List;

/**
 * The keys of a table and of its indexes.
 *
 * @param partition the attribute that is the partition key
 * @param sort the attribute that is the sort key
 * @param indexes the global secondary indexes
 */
public record TableSchema(String partition, String sort, List<IndexSchema> indexes) {
    /** The table that the template declares. */
    public static final TableSchema OF_THE_TEMPLATE = new TableSchema(
            "pk",
            "sk",
            List.of(
                    new IndexSchema("gsi1", "gsi1pk", "gsi1sk", false),
                    new IndexSchema("gsi2", "gsi2pk", "gsi2sk", false),
                    new IndexSchema("gsi3", "gsi3pk", "gsi3sk", true)));

    /**
     * An index.
     *
     * @param keysOnly whether it holds keys only, or else all attributes
     */
    public record IndexSchema(String name, String partition, String sort, boolean keysOnly) {}
}
