/** Tests of the reader on files written by POI, on hand-made packages, and on hostile ones. */
@NullMarked
package dev.kikilist.workbook;

import org.jspecify.annotations.NullMarked;
