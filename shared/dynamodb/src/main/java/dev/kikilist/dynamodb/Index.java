package dev.kikilist.dynamodb;

/** The global secondary indexes. What stands in which is told by {@link Keys}. */
enum Index {
    /** All attributes. */
    FIRST("gsi1"),
    /** All attributes. */
    SECOND("gsi2"),
    /** Keys only: holds just the items that something still has to be done about. */
    DUE("gsi3");

    private final String indexName;

    Index(String indexName) {
        this.indexName = indexName;
    }

    /** Returns the name of the index. */
    String indexName() {
        return indexName;
    }

    /** Returns the name of the attribute that is the index's partition key. */
    String partitionAttribute() {
        return indexName + "pk";
    }

    /** Returns the name of the attribute that is the index's sort key. */
    String sortAttribute() {
        return indexName + "sk";
    }
}
