/** The blank form that is handed out. */
@NullMarked
package dev.kikilist.workbook.blank;

import org.jspecify.annotations.NullMarked;
