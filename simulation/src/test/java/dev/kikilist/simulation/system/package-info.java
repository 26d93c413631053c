@NullMarked
package dev.kikilist.simulation.system;

import org.jspecify.annotations.NullMarked;
