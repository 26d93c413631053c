package dev.kikilist.reading;

import dev.kikilist.equipment.FormCell;
import dev.kikilist.equipment.Subcontractor;
import dev.kikilist.validation.Finding;
import dev.kikilist.validation.Findings;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads the rows of one table 再委託等一覧. */
final class SubcontractorTable {
    private static final int ENOUGH = 3;
    private static final SubcontractorColumn[] COLUMNS = SubcontractorColumn.values();

    private final SheetHead sheet;
    private final Map<SubcontractorColumn, Integer> places;
    private final Map<SubcontractorColumn, RawCell> slots = new EnumMap<>(SubcontractorColumn.class);
    private final Map<SubcontractorColumn, FormCell> above = new EnumMap<>(SubcontractorColumn.class);
    private RawRow row;

    private SubcontractorTable(SheetHead sheet, Map<SubcontractorColumn, Integer> places, RawRow header) {
        this.sheet = sheet;
        this.places = places;
        this.row = header;
    }

    /** Returns the table of which {@code header} is the header, or null when it is none. */
    static @Nullable SubcontractorTable headedBy(SheetHead sheet, RawRow header) {
        var words = FormWords.standard();
        var places = new EnumMap<SubcontractorColumn, Integer>(SubcontractorColumn.class);
        for (var cell : header.cells()) {
            var heading = words.subcontractorColumn(FormWords.bare(cell.text()));
            if (heading != null) {
                places.putIfAbsent(heading.column(), cell.column());
            }
        }
        return places.size() >= ENOUGH && places.containsKey(SubcontractorColumn.TO)
                ? new SubcontractorTable(sheet, places, header)
                : null;
    }

    /** Makes {@code row} the one that the other methods speak of. */
    void look(RawRow row) {
        this.row = row;
        slots.clear();
        for (var cell : row.cells()) {
            for (var entry : places.entrySet()) {
                if (entry.getValue() == cell.column() && !Cells.isBlank(cell)) {
                    slots.put(entry.getKey(), cell);
                }
            }
        }
    }

    /** Returns whether a subcontractor or work is named. */
    boolean saysSomething() {
        return slot(SubcontractorColumn.TO) != null || slot(SubcontractorColumn.WORK) != null;
    }

    /** Returns whether the row says that there is no subcontractor: 該当なし in any cell and no name. */
    boolean saysNone() {
        return isNoneOrBlank(SubcontractorColumn.TO)
                && isNoneOrBlank(SubcontractorColumn.WORK)
                && row.cells().stream().anyMatch(SubcontractorTable::isNone);
    }

    Subcontractor subcontractor(int position) {
        var number = field(SubcontractorColumn.TO_NUMBER);
        return new Subcontractor(
                position,
                field(SubcontractorColumn.TIER),
                field(SubcontractorColumn.FROM),
                field(SubcontractorColumn.TO),
                number,
                ItemTable.validNumber(number),
                field(SubcontractorColumn.WORK),
                field(SubcontractorColumn.PLACE));
    }

    void reportFormulas(Consumer<Finding> findings) {
        for (var column : COLUMNS) {
            var cell = slot(column);
            if (cell != null && cell.formula()) {
                findings.accept(Findings.formula(column.term(), Cells.field(sheet, row.number(), cell.column(), cell)));
            }
        }
    }

    private @Nullable RawCell slot(SubcontractorColumn column) {
        return slots.get(column);
    }

    private FormCell field(SubcontractorColumn column) {
        var cell = slots.get(column);
        int place = places.getOrDefault(column, -1);
        var field = Cells.field(sheet, row.number(), place, cell);
        if (!field.isBlank() && Remarks.isDitto(field.value())) {
            var source = above.get(column);
            field = new FormCell(field.raw(), source == null ? "" : source.value(), field.address());
        }
        above.put(column, field);
        return field;
    }

    private boolean isNoneOrBlank(SubcontractorColumn column) {
        var cell = slot(column);
        return cell == null || isNone(cell);
    }

    private static boolean isNone(RawCell cell) {
        return Remarks.isNone(cell.text()) || Remarks.saysNoSubcontractors(cell.text());
    }
}
