/** Reading a workbook's rows into an equipment list, without knowing the file format behind them. */
@NullMarked
package dev.kikilist.reading;

import org.jspecify.annotations.NullMarked;
