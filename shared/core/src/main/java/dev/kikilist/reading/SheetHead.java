package dev.kikilist.reading;

import java.util.Set;

/**
 * What is known of a sheet before its rows.
 *
 * @param index position in the file, from 0
 * @param name name as written; empty for CSV
 * @param hidden whether the sheet is hidden
 * @param hiddenColumns positions of hidden columns, from 0
 */
public record SheetHead(int index, String name, boolean hidden, Set<Integer> hiddenColumns) {
    public SheetHead {
        hiddenColumns = Set.copyOf(hiddenColumns);
    }
}
