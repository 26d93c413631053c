/** Runs of the simulated world: one by its seed, many at once, and the shortest one that still fails. */
@NullMarked
package dev.kikilist.simulation;

import org.jspecify.annotations.NullMarked;
