/** The store under its ports' contracts, on every engine at hand. */
@NullMarked
package dev.kikilist.dynamodb;

import org.jspecify.annotations.NullMarked;
