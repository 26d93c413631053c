package dev.kikilist.difference;

import dev.kikilist.equipment.CellAddress;
import dev.kikilist.validation.Term;
import java.util.List;

/**
 * What became of one row from a list to the next. Rows that say the same, in whatever order, are no change.
 *
 * @param <T> the kind of row
 */
public sealed interface LineChange<T> {
    /** The row is new. */
    record Added<T>(T after) implements LineChange<T> {}

    /** The row is gone. */
    record Removed<T>(T before) implements LineChange<T> {}

    /** Another thing is named where the row stood. */
    record Replaced<T>(T before, T after) implements LineChange<T> {}

    /** The row names the same thing, with some of its cells written otherwise. */
    record Changed<T>(T before, T after, List<Cell> cells) implements LineChange<T> {
        public Changed {
            cells = List.copyOf(cells);
        }
    }

    /**
     * A cell that is written otherwise.
     *
     * @param field the field, as the form calls it
     * @param before what stood there
     * @param after what stands there now
     * @param at where it stands now
     */
    record Cell(Term field, String before, String after, CellAddress at) {}
}
