/** Shows what the local system stands: load, one vendor's flood, many stored lists, and being killed at any moment. */
@NullMarked
package dev.kikilist.bench.load;

import org.jspecify.annotations.NullMarked;
