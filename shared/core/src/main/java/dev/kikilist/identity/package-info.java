/** The shape of the ids that the system gives out. */
@NullMarked
package dev.kikilist.identity;

import org.jspecify.annotations.NullMarked;
