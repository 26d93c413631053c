/** The door to the handler of {@code notify}: the simulation puts its use case together itself. */
@NullMarked
package dev.kikilist.notify;

import org.jspecify.annotations.NullMarked;
