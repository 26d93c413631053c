/** What was read and found of a list, as a file of its own to work on with. */
@NullMarked
package dev.kikilist.export;

import org.jspecify.annotations.NullMarked;
