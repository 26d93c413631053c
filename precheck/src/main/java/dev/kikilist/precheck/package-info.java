/** Checks equipment lists on the vendor's own machine. */
@NullMarked
package dev.kikilist.precheck;

import org.jspecify.annotations.NullMarked;
