package dev.kikilist.simulation.engine;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A change of one item, as a stream tells it.
 *
 * @param partition value of the item's partition key
 * @param sort value of the item's sort key
 * @param before the item before, empty when there was none
 * @param after the item after, empty when it was taken away
 */
public record Change(
        String partition, String sort, Map<String, AttributeValue> before, Map<String, AttributeValue> after) {}
