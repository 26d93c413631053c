/** The delivery as it is deployed: the product's own code between services that fail. */
@NullMarked
package dev.kikilist.simulation.system;

import org.jspecify.annotations.NullMarked;
