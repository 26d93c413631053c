package dev.kikilist.dynamodb;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The primary key of one item.
 *
 * @param partition value of the partition key
 * @param sort value of the sort key
 */
record ItemKey(String partition, String sort) {
    /** Returns the key in the form that requests take. */
    Map<String, AttributeValue> attributes() {
        return Map.of(
                Keys.PARTITION, AttributeValue.fromS(partition),
                Keys.SORT, AttributeValue.fromS(sort));
    }
}
