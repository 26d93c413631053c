/** The door to the handler of {@code intake}: the simulation puts its use case together itself. */
@NullMarked
package dev.kikilist.intake;

import org.jspecify.annotations.NullMarked;
