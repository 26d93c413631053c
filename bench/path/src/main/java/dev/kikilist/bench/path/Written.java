package dev.kikilist.bench.path;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.Capacity;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;

/**
 * What one call wrote.
 *
 * @param operation the operation
 * @param items how many items of each kind
 * @param tableUnits write units of the table
 * @param indexUnits write units of its indexes
 */
record Written(String operation, Map<String, Integer> items, double tableUnits, double indexUnits) {
    /** Returns what a call wrote that writes several items; empty for other calls. */
    static Optional<Written> by(SdkRequest request, SdkResponse response) {
        if (request instanceof BatchWriteItemRequest batch && response instanceof BatchWriteItemResponse written) {
            var keys = batch.requestItems().values().stream()
                    .flatMap(List::stream)
                    .map(write -> write.putRequest().item());
            return Optional.of(of("BatchWriteItem", keys, written.consumedCapacity()));
        }
        if (request instanceof TransactWriteItemsRequest transaction
                && response instanceof TransactWriteItemsResponse written) {
            var keys = transaction.transactItems().stream().map(Written::key);
            return Optional.of(of("TransactWriteItems", keys, written.consumedCapacity()));
        }
        return Optional.empty();
    }

    private static Map<String, AttributeValue> key(TransactWriteItem action) {
        if (action.put() != null) {
            return action.put().item();
        }
        return action.update() != null
                ? action.update().key()
                : action.conditionCheck().key();
    }

    private static Written of(
            String operation, Stream<Map<String, AttributeValue>> keys, List<ConsumedCapacity> consumed) {
        var items = new TreeMap<String, Integer>();
        keys.map(Written::kind).forEach(kind -> items.merge(kind, 1, Integer::sum));
        return new Written(
                operation,
                items,
                consumed.stream()
                        .map(ConsumedCapacity::table)
                        .mapToDouble(Capacity::capacityUnits)
                        .sum(),
                consumed.stream()
                        .flatMap(each -> each.globalSecondaryIndexes().values().stream())
                        .mapToDouble(Capacity::capacityUnits)
                        .sum());
    }

    private static String kind(Map<String, AttributeValue> key) {
        var partition = text(key, "pk");
        return partition.startsWith("NAMED#")
                ? "NAMED#" + partition.split("#", 3)[1]
                : text(key, "sk").split("#", 2)[0];
    }

    private static String text(Map<String, AttributeValue> key, String name) {
        return Optional.ofNullable(key.get(name)).map(AttributeValue::s).orElseThrow();
    }
}
