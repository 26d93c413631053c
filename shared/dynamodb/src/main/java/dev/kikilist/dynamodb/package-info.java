/** The store on one DynamoDB table: keys, item codec, and how AWS is reached. */
@NullMarked
package dev.kikilist.dynamodb;

import org.jspecify.annotations.NullMarked;
