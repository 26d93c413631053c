/** Writes lists as spreadsheet files. */
@NullMarked
package dev.kikilist.spreadsheet;

import org.jspecify.annotations.NullMarked;
