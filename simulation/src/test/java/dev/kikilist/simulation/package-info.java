@NullMarked
package dev.kikilist.simulation;

import org.jspecify.annotations.NullMarked;
