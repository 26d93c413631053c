package dev.kikilist.reading;

import dev.kikilist.equipment.CellAddress;
import dev.kikilist.equipment.EquipmentItem;
import dev.kikilist.equipment.FormCell;
import dev.kikilist.policy.CategoryCode;
import dev.kikilist.text.CorporateNumber;
import dev.kikilist.text.CorporateNumber.ParseResult;
import dev.kikilist.text.Folding;
import dev.kikilist.text.SampleText;
import dev.kikilist.validation.Finding;
import dev.kikilist.validation.Findings;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the rows of one table of items by its layout. One row is looked at at a time. */
final class ItemTable {
    private static final Column[] COLUMNS = Column.values();
    private static final String TITLE_MARKS = "【[〔<≪《■□◆◇●〇▼▽▲△★☆・";

    private final TableLayout layout;
    private final SheetHead sheet;
    private final Function<String, @Nullable CategoryCode> categories;
    private final @Nullable String productHeader;

    // For each column, by its index.
    private final @Nullable RawCell[] slots = new RawCell[COLUMNS.length];
    private final @Nullable FormCell[] above = new FormCell[COLUMNS.length];
    private @Nullable FormCell vendorName;
    private RawRow row;
    private int filled;
    private boolean hasExtras;

    ItemTable(
            TableLayout layout,
            SheetHead sheet,
            @Nullable FormCell vendorName,
            Function<String, @Nullable CategoryCode> categories) {
        this.layout = layout;
        this.sheet = sheet;
        this.vendorName = vendorName;
        this.categories = categories;
        this.row = layout.row();
        look(layout.row());
        var product = slot(Column.PRODUCT);
        this.productHeader = product == null ? null : product.text();
    }

    TableLayout layout() {
        return layout;
    }

    /** Makes {@code row} the one that the other methods speak of. */
    void look(RawRow row) {
        this.row = row;
        Arrays.fill(slots, null);
        filled = 0;
        hasExtras = false;
        var cells = row.cells();
        for (int i = 0; i < cells.size(); i++) {
            var cell = cells.get(i);
            if (Cells.isBlank(cell)) {
                continue;
            }
            filled++;
            var column = layout.at(cell.column());
            if (column != null && column.isOfficial()) {
                slots[column.index()] = cell;
            } else {
                hasExtras = true;
            }
        }
    }

    /** Returns how many cells hold something, those outside the table included. */
    int filled() {
        return filled;
    }

    boolean has(Column column) {
        return slots[column.index()] != null;
    }

    @Nullable
    RawCell slot(Column column) {
        return slots[column.index()];
    }

    /** Returns whether maker, product and model are all filled, as in nearly every row of a list. */
    boolean isComplete() {
        return has(Column.PRODUCT) && has(Column.MAKER) && has(Column.MODEL);
    }

    /** Returns whether anything is said of a machine, program or service, besides who offers it and the number. */
    boolean saysSomething() {
        return has(Column.CATEGORY)
                || has(Column.MAKER_NUMBER)
                || has(Column.PRODUCT)
                || has(Column.MAKER)
                || has(Column.MODEL);
    }

    /** Returns whether all that is said is that there is nothing to list. */
    boolean saysNone() {
        for (var column : COLUMNS) {
            var cell = slots[column.index()];
            if (cell != null
                    && column != Column.VENDOR_NAME
                    && column != Column.NUMBER
                    && !Remarks.isNone(cell.text())) {
                return false;
            }
        }
        return true;
    }

    /** Returns whether the table's own header stands here again, as at the top of a printed page. */
    boolean repeatsHeader() {
        var product = slot(Column.PRODUCT);
        return product != null && product.text().equals(productHeader);
    }

    /** Returns whether the row is a note (※, 注), a total or the end (以上). */
    boolean isNoteOrTotal() {
        if (has(Column.MAKER) && has(Column.PRODUCT)) {
            return false;
        }
        var first = Cells.firstText(row);
        if (first.startsWith("※") || first.startsWith("＊") || first.startsWith("*")) {
            return true;
        }
        if (filled == 1 && (first.startsWith("注") || first.startsWith("(注") || first.startsWith("（注"))) {
            return true;
        }
        if (filled == 1 && FormWords.standard().isEnding(first)) {
            return true;
        }
        for (var cell : row.cells()) {
            if (FormWords.standard().isTotal(cell.text())) {
                return true;
            }
        }
        return false;
    }

    /** Returns whether the row is the title of the rows below it: one cell, far left or marked, and no number. */
    boolean isTitle() {
        if (filled != 1) {
            return false;
        }
        var first = Cells.firstText(row);
        var key = Folding.fold(first);
        boolean marked = !key.isEmpty() && TITLE_MARKS.indexOf(key.charAt(0)) >= 0;
        boolean sample = SampleText.isSample(first);
        if (has(Column.VENDOR_NAME)) {
            return marked && !sample;
        }
        return has(Column.CATEGORY) || has(Column.NUMBER) || (marked && !sample);
    }

    /** Takes over a 法人名 that stands alone, for the rows below. */
    void fillVendorName() {
        var cell = slot(Column.VENDOR_NAME);
        if (cell != null) {
            vendorName = Cells.field(sheet, row.number(), cell.column(), cell);
        }
    }

    /** Makes an item of the row. */
    EquipmentItem item(int position) {
        if (has(Column.VENDOR_NAME)) {
            vendorName = field(Column.VENDOR_NAME);
        }
        var category = field(Column.CATEGORY);
        var makerNumber = field(Column.MAKER_NUMBER);
        return new EquipmentItem(
                position,
                vendorName == null ? field(Column.VENDOR_NAME) : vendorName,
                field(Column.NUMBER),
                category,
                category.isBlank() ? null : categories.apply(category.value()),
                field(Column.MAKER),
                makerNumber,
                validNumber(makerNumber),
                field(Column.PRODUCT),
                field(Column.MODEL),
                hasExtras ? extras() : Map.of());
    }

    /** Returns whether a column 再委託先 is filled in with a name. */
    boolean namesSubcontractor() {
        if (!hasExtras) {
            return false;
        }
        int place = layout.placeOf(Column.SUBCONTRACTOR);
        for (var cell : row.cells()) {
            if (cell.column() == place) {
                return !Cells.isBlank(cell) && !Remarks.isNone(cell.text());
            }
        }
        return false;
    }

    /** Tells what is odd with how the row's cells are made. */
    void reportOddities(Consumer<Finding> findings) {
        if (row.hidden()) {
            findings.accept(Findings.hiddenRow(Cells.address(sheet, row.number(), CellAddress.WHOLE_ROW)));
        }
        var cells = row.cells();
        for (int i = 0; i < cells.size(); i++) {
            var cell = cells.get(i);
            if (cell.kind() != RawCell.Kind.TEXT || cell.formula()) {
                reportOddity(cell, findings);
            }
        }
    }

    static @Nullable CorporateNumber validNumber(FormCell cell) {
        return !cell.isBlank() && CorporateNumber.parse(cell.value()) instanceof ParseResult.Valid valid
                ? valid.number()
                : null;
    }

    private void reportOddity(RawCell cell, Consumer<Finding> findings) {
        var column = layout.at(cell.column());
        if (column == null) {
            return;
        }
        if (cell.formula() && column.isOfficial()) {
            boolean nothing = Column.INDISPENSABLE.contains(column) && givesNothing(cell);
            findings.accept(
                    nothing
                            ? Findings.formulaWithoutResult(column.term(), field(cell))
                            : Findings.formula(column.term(), field(cell)));
        }
        switch (cell.kind()) {
            case ERROR -> {
                if (column.isOfficial()) {
                    findings.accept(Findings.errorValue(column.term(), field(cell)));
                }
            }
            case NUMBER -> {
                if (cell.dateFormatted() && Column.INDISPENSABLE.contains(column)) {
                    findings.accept(Findings.turnedIntoDate(column.term(), field(cell), cell.serialDate()));
                } else if (column == Column.VERSION
                        || (column == Column.MODEL && cell.text().indexOf('.') >= 0)) {
                    findings.accept(Findings.typedAsNumber(layout.headerAt(cell.column()), field(cell)));
                }
            }
            case TEXT, BOOLEAN -> {}
        }
    }

    /** Returns whether a formula gives no text: a reference to an empty cell gives 0. */
    private static boolean givesNothing(RawCell cell) {
        return Cells.isBlank(cell)
                || (cell.kind() == RawCell.Kind.NUMBER && cell.text().equals("0"));
    }

    private FormCell field(RawCell cell) {
        return Cells.field(sheet, row.number(), cell.column(), cell);
    }

    /** Returns a field, 同上 filled in from above. */
    private FormCell field(Column column) {
        var cell = slots[column.index()];
        int place = cell == null ? layout.placeOf(column) : cell.column();
        var raw = cell == null ? "" : cell.text();
        var field = new FormCell(raw, value(column, raw), Cells.address(sheet, row.number(), place));
        above[column.index()] = field;
        return field;
    }

    private String value(Column column, String raw) {
        var source = above[column.index()];
        if (source != null && source.raw().equals(raw)) {
            // The same words as above mean the same, 同上 too.
            return source.value();
        }
        var value = Folding.tidy(raw);
        if (value.isEmpty() || column == Column.NUMBER || !Remarks.isDitto(value)) {
            return value;
        }
        return source == null ? "" : source.value();
    }

    private Map<String, String> extras() {
        var extras = new LinkedHashMap<String, String>();
        for (var cell : row.cells()) {
            var column = layout.at(cell.column());
            if ((column == null || !column.isOfficial()) && !Cells.isBlank(cell)) {
                var header = layout.headerAt(cell.column());
                var place = header.isEmpty() ? new CellAddress(0, "", row.number(), cell.column()).a1() : header;
                extras.put(place, Folding.tidy(cell.text()));
            }
        }
        return extras;
    }
}
