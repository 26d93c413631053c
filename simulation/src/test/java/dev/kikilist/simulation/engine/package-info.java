@NullMarked
package dev.kikilist.simulation.engine;

import org.jspecify.annotations.NullMarked;
