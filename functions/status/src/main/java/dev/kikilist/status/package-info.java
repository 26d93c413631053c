/** Answers queries over HTTP. */
@NullMarked
package dev.kikilist.status;

import org.jspecify.annotations.NullMarked;
