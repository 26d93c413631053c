package dev.kikilist.dynamodb;

/**
 * Where an item stands in an index.
 *
 * @param index the index
 * @param partition value of the index's partition key
 * @param sort value of the index's sort key
 */
record IndexKey(Index index, String partition, String sort) {}
