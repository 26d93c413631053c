/** DynamoDB in memory, as far as the adapters use it: evaluates their expressions, in one thread, with nothing hidden. */
@NullMarked
package dev.kikilist.simulation.engine;

import org.jspecify.annotations.NullMarked;
