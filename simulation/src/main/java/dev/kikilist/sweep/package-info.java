/** The door to the handler of {@code sweep}: the simulation puts its use case together itself. */
@NullMarked
package dev.kikilist.sweep;

import org.jspecify.annotations.NullMarked;
