/** The product with one thing wrong in it: each must be found out. */
@NullMarked
package dev.kikilist.simulation.mutation;

import org.jspecify.annotations.NullMarked;
