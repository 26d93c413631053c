/** What changed from one list of an invitation to the next: rows, cells and findings. */
@NullMarked
package dev.kikilist.difference;

import org.jspecify.annotations.NullMarked;
