package dev.kikilist.dynamodb;

import dev.kikilist.paging.Page;
import dev.kikilist.paging.PageRequest;
import dev.kikilist.paging.Position;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * One partition of an index, read in pages. The position of a page is the sort key of the last entry before it, which
 * is unique within a partition.
 *
 * @param index the index
 * @param partition the partition
 */
record Listing(Index index, String partition) {
    /**
     * Returns a page, the greatest sort key first.
     *
     * @param positions returns the sort key that a position stands for, or throws when it can be none of this listing
     */
    Page<StoredItem> page(DynamoDbTable table, PageRequest request, Function<Position, String> positions) {
        return page(table, request, positions, false);
    }

    /** Returns a page, the least sort key first. */
    Page<StoredItem> pageFromTheLeast(DynamoDbTable table, PageRequest request, Function<Position, String> positions) {
        return page(table, request, positions, true);
    }

    private Page<StoredItem> page(
            DynamoDbTable table, PageRequest request, Function<Position, String> positions, boolean ascending) {
        var from = request.from();
        var found = from == null
                ? read(table, "#partition = :partition", Map.of(), ascending, request.limit() + 1)
                : read(
                        table,
                        "#partition = :partition AND #sort " + (ascending ? ">" : "<") + " :from",
                        Map.of(":from", AttributeValue.fromS(positions.apply(from))),
                        ascending,
                        request.limit() + 1);
        if (found.size() <= request.limit()) {
            return new Page<>(found, null);
        }
        var entries = found.subList(0, request.limit());
        return new Page<>(entries, new Position(entries.getLast().text(index.sortAttribute())));
    }

    /** Returns the entries whose sort key is less than {@code end}, the least first, at most {@code limit}. */
    List<StoredItem> before(DynamoDbTable table, String end, int limit) {
        return read(
                table,
                "#partition = :partition AND #sort < :end",
                Map.of(":end", AttributeValue.fromS(end)),
                true,
                limit);
    }

    private List<StoredItem> read(
            DynamoDbTable table, String condition, Map<String, AttributeValue> more, boolean ascending, int limit) {
        var names = new HashMap<>(Map.of("#partition", index.partitionAttribute()));
        if (condition.contains("#sort")) {
            names.put("#sort", index.sortAttribute());
        }
        var values = new HashMap<>(more);
        values.put(":partition", AttributeValue.fromS(partition));
        return table.query(
                QueryRequest.builder()
                        .indexName(index.indexName())
                        .keyConditionExpression(condition)
                        .expressionAttributeNames(names)
                        .expressionAttributeValues(values)
                        .scanIndexForward(ascending)
                        .build(),
                limit);
    }
}
