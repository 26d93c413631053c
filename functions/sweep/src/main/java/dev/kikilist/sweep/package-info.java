/** Repairs and reminds on a schedule. */
@NullMarked
package dev.kikilist.sweep;

import org.jspecify.annotations.NullMarked;
