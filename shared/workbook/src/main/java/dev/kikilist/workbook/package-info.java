/** Reads the rows of .xlsx, .xls and CSV files within fixed bounds. The only place that knows Apache POI. */
@NullMarked
package dev.kikilist.workbook;

import org.jspecify.annotations.NullMarked;
