/** Small runs of what the commands do at length. */
@NullMarked
package dev.kikilist.bench.load;

import org.jspecify.annotations.NullMarked;
