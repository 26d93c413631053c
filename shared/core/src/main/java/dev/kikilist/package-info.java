/** The domain of Kikilist: equipment lists of public procurements, the rules that judge them, and the ports to the world. */
@NullMarked
package dev.kikilist;

import org.jspecify.annotations.NullMarked;
