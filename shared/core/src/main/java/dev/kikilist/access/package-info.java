/** Who asks, and what that viewer may see. */
@NullMarked
package dev.kikilist.access;

import org.jspecify.annotations.NullMarked;
