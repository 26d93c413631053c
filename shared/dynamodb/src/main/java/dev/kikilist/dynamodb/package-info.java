/** The ports of the domain on one DynamoDB table. */
@NullMarked
package dev.kikilist.dynamodb;

import org.jspecify.annotations.NullMarked;
