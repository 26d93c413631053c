/** Measures the cold starts of the functions beside handlers that do the bare minimum. */
@NullMarked
package dev.kikilist.bench.coldstart;

import org.jspecify.annotations.NullMarked;
