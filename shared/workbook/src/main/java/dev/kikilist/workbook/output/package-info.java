/** What all workbooks that are written have in common: equal content gives equal bytes. */
@NullMarked
package dev.kikilist.workbook.output;

import org.jspecify.annotations.NullMarked;
