/** Time, chance and workers: everything that may differ between two runs is chosen here, from a seed. */
@NullMarked
package dev.kikilist.simulation.world;

import org.jspecify.annotations.NullMarked;
