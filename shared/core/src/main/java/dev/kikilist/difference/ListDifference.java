package dev.kikilist.difference;

import dev.kikilist.equipment.CellAddress;
import dev.kikilist.equipment.EquipmentItem;
import dev.kikilist.equipment.Subcontractor;
import dev.kikilist.validation.Term;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.Function;

/**
 * What changed from a list to the next, row by row, in the order of the later list; a row that is gone stands below the row
 * that it stood below. Columns that the form does not have are not compared.
 *
 * @param items changes of 機器等一覧
 * @param unchangedItems rows of 機器等一覧 that say the same
 * @param subcontractors changes of 再委託等一覧
 * @param unchangedSubcontractors rows of 再委託等一覧 that say the same
 * @param lines which rows of both lists are the same line
 */
public record ListDifference(
        List<LineChange<EquipmentItem>> items,
        int unchangedItems,
        List<LineChange<Subcontractor>> subcontractors,
        int unchangedSubcontractors,
        Lines lines) {
    private static final List<LineField<EquipmentItem>> NAMING_ITEMS = LineField.OF_ITEMS.stream()
            .filter(field -> field.name() == Term.MAKER || field.name() == Term.PRODUCT || field.name() == Term.MODEL)
            .toList();
    private static final List<LineField<Subcontractor>> NAMING_SUBCONTRACTORS = LineField.OF_SUBCONTRACTORS.stream()
            .filter(field -> field.name() == Term.FROM || field.name() == Term.TO || field.name() == Term.WORK)
            .toList();

    public ListDifference {
        items = List.copyOf(items);
        subcontractors = List.copyOf(subcontractors);
    }

    /** The rows of one list. */
    public record Rows(List<EquipmentItem> items, List<Subcontractor> subcontractors) {
        public Rows {
            items = List.copyOf(items);
            subcontractors = List.copyOf(subcontractors);
        }
    }

    /** Compares two lists. */
    public static ListDifference between(Rows before, Rows after) {
        var lines = new Lines();
        var items = compare(
                before.items(),
                after.items(),
                LineField.OF_ITEMS,
                LineMatching.Identities.of(LineField.OF_ITEMS, NAMING_ITEMS),
                item -> item.product().address(),
                lines);
        var subcontractors = compare(
                before.subcontractors(),
                after.subcontractors(),
                LineField.OF_SUBCONTRACTORS,
                LineMatching.Identities.of(LineField.OF_SUBCONTRACTORS, NAMING_SUBCONTRACTORS),
                row -> row.to().address(),
                lines);
        return new ListDifference(
                items.changes, items.unchanged, subcontractors.changes, subcontractors.unchanged, lines);
    }

    private record Compared<T>(List<LineChange<T>> changes, int unchanged) {}

    private static <T> Compared<T> compare(
            List<T> before,
            List<T> after,
            List<LineField<T>> fields,
            LineMatching.Identities<T> identities,
            Function<T, CellAddress> address,
            Lines lines) {
        before.forEach(row -> lines.addBefore(address.apply(row)));
        after.forEach(row -> lines.addAfter(address.apply(row)));
        var matching = LineMatching.of(before, after, identities);
        var continued = new HashSet<Integer>();
        for (int i = 0; i < after.size(); i++) {
            continued.add(matching.before(i));
        }
        List<LineChange<T>> changes = new ArrayList<>();
        int unchanged = 0;
        tellRemoved(0, before, continued, changes);
        for (int i = 0; i < after.size(); i++) {
            int earlier = matching.before(i);
            var row = after.get(i);
            if (earlier < 0) {
                changes.add(new LineChange.Added<>(row));
                continue;
            }
            if (matching.replaces(i)) {
                changes.add(new LineChange.Replaced<>(before.get(earlier), row));
            } else {
                lines.same(address.apply(before.get(earlier)), address.apply(row));
                var cells = changedCells(before.get(earlier), row, fields);
                if (cells.isEmpty()) {
                    unchanged++;
                } else {
                    changes.add(new LineChange.Changed<>(before.get(earlier), row, cells));
                }
            }
            tellRemoved(earlier + 1, before, continued, changes);
        }
        return new Compared<>(changes, unchanged);
    }

    /** Tells the rows from {@code start} on that are gone, up to the next that is not. */
    private static <T> void tellRemoved(
            int start, List<T> before, HashSet<Integer> continued, List<LineChange<T>> changes) {
        for (int at = start; at < before.size() && !continued.contains(at); at++) {
            changes.add(new LineChange.Removed<>(before.get(at)));
        }
    }

    private static <T> List<LineChange.Cell> changedCells(T before, T after, List<LineField<T>> fields) {
        List<LineChange.Cell> cells = new ArrayList<>();
        for (var field : fields) {
            var now = field.cell().apply(after);
            if (!field.value(before).equals(now.value())) {
                cells.add(new LineChange.Cell(field.name(), field.value(before), now.value(), now.address()));
            }
        }
        return cells;
    }
}
