/** Holds the budgets of each path. */
@NullMarked
package dev.kikilist.bench.path;

import org.jspecify.annotations.NullMarked;
