package dev.kikilist.reading;

import java.util.List;

/**
 * One row of a sheet with its non-empty cells in column order.
 *
 * @param number row number as a spreadsheet shows it, from 1
 * @param hidden whether the row is hidden
 * @param cells the cells that hold something
 */
public record RawRow(int number, boolean hidden, List<RawCell> cells) {}
