/** Reads, checks and records uploaded equipment lists. */
@NullMarked
package dev.kikilist.intake;

import org.jspecify.annotations.NullMarked;
