/** The door to the handler of {@code feedback}: the simulation puts its use case together itself. */
@NullMarked
package dev.kikilist.feedback;

import org.jspecify.annotations.NullMarked;
