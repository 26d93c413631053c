package dev.kikilist.dynamodb;

import dev.kikilist.paging.Page;
import dev.kikilist.paging.PageRequest;
import dev.kikilist.paging.Position;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * One partition of the table, read as the last write left it.
 *
 * @param partition value of the partition key
 */
record Partition(String partition) {
    static Partition of(String partition) {
        return new Partition(partition);
    }

    /** Returns all items whose sort key begins with {@code prefix}, the least first. */
    List<StoredItem> all(DynamoDbTable table, String prefix) {
        return read(table, "begins_with(#sort, :bound)", prefix, true, Integer.MAX_VALUE);
    }

    /**
     * Returns a page of the items whose sort key is less than {@code end}, the greatest first. The position of a page is the
     * sort key of the last item before it.
     *
     * @param positions returns the sort key that a position stands for, or throws when it can be none of this listing
     */
    Page<StoredItem> page(DynamoDbTable table, PageRequest request, String end, Function<Position, String> positions) {
        var from = request.from();
        var found =
                read(table, "#sort < :bound", from == null ? end : positions.apply(from), false, request.limit() + 1);
        if (found.size() <= request.limit()) {
            return new Page<>(found, null);
        }
        var entries = found.subList(0, request.limit());
        return new Page<>(entries, new Position(entries.getLast().key().sort()));
    }

    private List<StoredItem> read(DynamoDbTable table, String condition, String bound, boolean ascending, int limit) {
        return table.query(
                QueryRequest.builder()
                        .consistentRead(true)
                        .keyConditionExpression("#partition = :partition AND " + condition)
                        .expressionAttributeNames(Map.of("#partition", Keys.PARTITION, "#sort", Keys.SORT))
                        .expressionAttributeValues(Map.of(
                                ":partition", AttributeValue.fromS(partition),
                                ":bound", AttributeValue.fromS(bound)))
                        .scanIndexForward(ascending)
                        .build(),
                limit);
    }
}
