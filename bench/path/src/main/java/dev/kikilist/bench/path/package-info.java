/** Counts the calls of AWS that each path makes, and what they cost. */
@NullMarked
package dev.kikilist.bench.path;

import org.jspecify.annotations.NullMarked;
