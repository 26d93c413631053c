package dev.kikilist.difference;

import dev.kikilist.equipment.CellAddress;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which rows of two lists are the same line. Lines have numbers; what stands outside the tables is in no line. */
public final class Lines {
    private static final int NO_LINE = 0;

    private final Map<Row, Integer> before = new HashMap<>();
    private final Map<Row, Integer> after = new HashMap<>();
    private int count;

    Lines() {}

    private record Row(int sheet, int number) {
        static Row of(CellAddress address) {
            return new Row(address.sheetIndex(), address.row());
        }
    }

    void addBefore(CellAddress row) {
        before.put(Row.of(row), ++count);
    }

    void addAfter(CellAddress row) {
        after.put(Row.of(row), ++count);
    }

    /** Makes the row of the later list the line that the row of the earlier list is. */
    void same(CellAddress earlier, CellAddress later) {
        after.put(Row.of(later), ofBefore(earlier));
    }

    /** Returns the line of a cell of the earlier list, or a number that all cells outside lines have. */
    int ofBefore(@Nullable CellAddress cell) {
        return cell == null ? NO_LINE : before.getOrDefault(Row.of(cell), NO_LINE);
    }

    /** Returns the line of a cell of the later list, the same as in the earlier one if it is there. */
    int ofAfter(@Nullable CellAddress cell) {
        return cell == null ? NO_LINE : after.getOrDefault(Row.of(cell), NO_LINE);
    }
}
