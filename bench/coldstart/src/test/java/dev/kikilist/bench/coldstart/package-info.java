/** Checks how ratios are taken. */
@NullMarked
package dev.kikilist.bench.coldstart;

import org.jspecify.annotations.NullMarked;
