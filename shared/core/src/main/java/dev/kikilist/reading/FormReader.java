package dev.kikilist.reading;

import dev.kikilist.equipment.CellAddress;
import dev.kikilist.equipment.EquipmentItem;
import dev.kikilist.equipment.MinistryBlock;
import dev.kikilist.equipment.VendorBlock;
import dev.kikilist.policy.CategoryCode;
import dev.kikilist.reading.FormHead.Listing;
import dev.kikilist.reading.FormWords.Mark;
import dev.kikilist.text.Folding;
import dev.kikilist.text.SampleText;
import dev.kikilist.validation.Finding;
import dev.kikilist.validation.Findings;
import dev.kikilist.validation.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Recognises an equipment list in the rows of a file, whatever its layout: sections by their labels, columns by the
 * words of their header, never by position.
 *
 * <p>Items go to the visitor as they are read. Hidden sheets, sheets named 記入例 or the like, and the
 * list of findings that this system adds (指摘一覧) are left out. The rows of
 * a sheet wait while all of them are sample text (up to {@value #SAMPLE_ROWS}); they are told only if no other sheet has
 * a list. Nothing that a file holds makes this class throw.
 */
public final class FormReader implements RowVisitor {
    /** The most rows that items and subcontractors together may have. */
    public static final int LIST_ROWS = 100_000;

    private static final int SAMPLE_ROWS = 200;

    /** How many rows of a sheet that is left out are looked at for a header. */
    private static final int LOOKED_AT = 500;

    /** How many rows below the mark 機器等一覧 a header is expected. */
    private static final int NEAR = 3;

    private static final int NO_ROW = 0;
    private static final int ENOUGH_CELLS = 3;
    private static final String TITLE_MARKS = "【[〔<≪《■□◆◇●〇▼▽▲△★☆・";

    private static final List<String> OTHER_SHEETS =
            List.of("指摘一覧", "記入例", "記載例", "入力例", "作成例", "記述例", "書キ方", "サンプル", "sample", "見本", "(例)", "_例", "例)");

    private final Function<String, @Nullable CategoryCode> categories;
    private final FormVisitor visitor;
    private final FormWords words = FormWords.standard();

    private final SheetForm blocks = new SheetForm(new SheetHead(0, "", false, Set.of()));
    private final List<SheetForm> samples = new ArrayList<>();
    private final List<Unreadable> unreadable = new ArrayList<>();
    private final List<String> hiddenLists = new ArrayList<>();
    private @Nullable String listLeftOut;

    private SheetForm sheet = blocks;
    private LabelledFields fields = new LabelledFields(sheet, this::report);
    private boolean onSheetOfSubcontractors;
    private Section section = Section.VENDOR;
    private boolean leftOut;
    private int rowsLookedAt;
    private int itemsMark;
    private @Nullable RawRow previous;
    private int headerWords;
    private @Nullable ItemTable table;
    private @Nullable SubcontractorTable subcontractorTable;
    private boolean headerIsFresh;

    private int items;
    private int subcontractors;
    private boolean tableRead;
    private boolean tooLong;
    private boolean noSubcontractorsStated;
    private boolean subcontractorsInColumn;

    /**
     * Makes a reader for one file.
     *
     * @param categories gives the category of 別紙2 that a 区分 means, or null when it is not exactly one
     * @param visitor is told what is recognised
     */
    public FormReader(Function<String, @Nullable CategoryCode> categories, FormVisitor visitor) {
        this.categories = categories;
        this.visitor = visitor;
    }

    private record Unreadable(SheetHead sheet, TableLayout layout) {}

    @Override
    public void startSheet(SheetHead head) {
        sheet = new SheetForm(head);
        fields = new LabelledFields(sheet, this::report);
        onSheetOfSubcontractors = words.mark(head.name()) == Mark.SUBCONTRACTORS;
        leftOut = head.hidden() || isSampleName(head.name());
        rowsLookedAt = 0;
        section = Section.VENDOR;
        itemsMark = NO_ROW;
        previous = null;
        headerWords = 0;
        table = null;
        subcontractorTable = null;
        headerIsFresh = false;
    }

    @Override
    public void row(RawRow row) {
        if (tooLong) {
            return;
        }
        if (leftOut) {
            lookOnSheetLeftOut(row);
            return;
        }
        switch (section) {
            case ITEMS -> itemRow(row);
            case SUBCONTRACTORS -> subcontractorRow(row);
            case VENDOR, MINISTRY -> blockRow(row);
        }
    }

    @Override
    public void endSheet() {
        if (leftOut) {
            return;
        }
        settleHeader();
        var layout = sheet.unreadable;
        if (layout != null && !sheet.tableRead) {
            unreadable.add(new Unreadable(sheet.head, layout));
        }
        if (!sheet.released && sheet.heldItems > 0) {
            samples.add(sheet);
        } else {
            release(sheet);
            blocks.fillFrom(sheet);
        }
    }

    /** Ends the file, tells what waited and what is missing, and returns what stood outside the tables. */
    public FormHead finish() {
        if (!tableRead || items == 0) {
            for (var sample : samples) {
                release(sample);
                blocks.fillFrom(sample);
            }
        }
        var listing = tooLong
                ? Listing.TOO_LONG
                : tableRead ? Listing.READ : unreadable.isEmpty() ? Listing.ABSENT : Listing.NOT_RECOGNISED;
        reportListing(listing);
        return new FormHead(
                vendorBlock(),
                ministryBlock(),
                listing,
                items,
                subcontractors,
                noSubcontractorsStated,
                subcontractorsInColumn);
    }

    // --- rows outside tables

    private void blockRow(RawRow row) {
        int filled = filledCells(row);
        if (filled == 0) {
            return;
        }
        if (section == Section.MINISTRY && readLateItem(row)) {
            return;
        }
        noSubcontractorsStated |= saysNoSubcontractors(row);
        boolean mark = filled <= ENOUGH_CELLS && takeMark(row);
        if (takeHeader(row, filled)) {
            return;
        }
        if (!mark || filled > 1) {
            section = fields.take(row, section);
        }
    }

    /** Returns whether a row outside tables says that nothing is subcontracted: in words, or 該当なし on a sheet for it. */
    private boolean saysNoSubcontractors(RawRow row) {
        for (var cell : row.cells()) {
            if (Remarks.saysNoSubcontractors(cell.text()) || (onSheetOfSubcontractors && Remarks.isNone(cell.text()))) {
                return true;
            }
        }
        return false;
    }

    private boolean takeMark(RawRow row) {
        for (var cell : row.cells()) {
            var mark = words.mark(cell.text());
            if (mark != null) {
                take(mark, row);
                return true;
            }
        }
        return false;
    }

    private void take(Mark mark, RawRow row) {
        switch (mark) {
            case ITEMS -> {
                section = Section.VENDOR;
                itemsMark = row.number();
            }
            case MINISTRY -> section = Section.MINISTRY;
            case SUBCONTRACTORS -> section = Section.VENDOR;
        }
    }

    /** Begins a table if {@code row} is a header, alone or with the row above it. */
    private boolean takeHeader(RawRow row, int filled) {
        var above = previous != null && previous.number() == row.number() - 1 ? previous : null;
        int headerWordsAbove = above == null ? 0 : headerWords;
        previous = row;
        headerWords = words.headerWords(row);
        boolean expected = itemsMark != NO_ROW && row.number() - itemsMark <= NEAR && filled > ENOUGH_CELLS;
        if (headerWords == 0 || headerWords + headerWordsAbove < ENOUGH_CELLS) {
            if (expected && isAllShort(row)) {
                keepUnreadable(TableLayout.of(row));
                return true;
            }
            return false;
        }
        var layout = TableLayout.of(row);
        if (above != null) {
            var both = TableLayout.of(above, row);
            if (both.isReadable() && both.officialColumns() > layout.officialColumns()) {
                sheet.forgetRow(above.number());
                layout = both;
            }
        }
        if (layout.isReadable() && layout.isHeader()) {
            begin(layout);
            return true;
        }
        var subcontractorHeader = SubcontractorTable.headedBy(sheet.head, row);
        if (subcontractorHeader != null) {
            subcontractorTable = subcontractorHeader;
            section = Section.SUBCONTRACTORS;
            return true;
        }
        if (layout.isHeader() || (expected && isAllShort(row))) {
            keepUnreadable(layout);
            return true;
        }
        return false;
    }

    private void keepUnreadable(TableLayout layout) {
        var earlier = sheet.unreadable;
        if (earlier == null || layout.officialColumns() > earlier.officialColumns()) {
            sheet.unreadable = layout;
        }
    }

    private void begin(TableLayout layout) {
        section = Section.ITEMS;
        sheet.tableRead = true;
        headerIsFresh = true;
        var vendorName = sheet.vendorFields.get(Label.VENDOR_NAME);
        table = new ItemTable(layout, sheet.head, vendorName, categories);
    }

    // --- rows of the items' table

    private void itemRow(RawRow row) {
        var table = currentTable();
        if (headerIsFresh && filledCells(row) > 0) {
            if (row.number() == table.layout().row().number() + 1 && takeLowerHeader(table.layout(), row)) {
                return;
            }
            settleHeader();
        }
        table = currentTable();
        table.look(row);
        if (table.filled() == 0) {
            return;
        }
        if (table.isComplete()) {
            if (!table.repeatsHeader()) {
                item(table);
            }
            return;
        }
        incompleteRow(table, row);
    }

    private ItemTable currentTable() {
        if (table == null) {
            throw new IllegalStateException("no table has begun");
        }
        return table;
    }

    /** Returns whether {@code row} belongs to the header above it. */
    private boolean takeLowerHeader(TableLayout upper, RawRow row) {
        if (!TableLayout.looksLikeLowerHeader(row)) {
            return false;
        }
        var both = TableLayout.of(upper.row(), row);
        boolean remarksOnly = TableLayout.of(row).officialColumns() == 0;
        if (!remarksOnly && !upper.isOverTwoRows() && both.isReadable()) {
            begin(both);
        }
        return true;
    }

    private void settleHeader() {
        if (!headerIsFresh) {
            return;
        }
        headerIsFresh = false;
        var layout = currentTable().layout();
        tableRead = true;
        if (layout.text().equals(sheet.reportedHeader)) {
            return;
        }
        sheet.reportedHeader = layout.text();
        int row = layout.row().number();
        for (int place : layout.addedColumns()) {
            report(Findings.columnAdded(Cells.address(sheet.head, row, place), layout.headerAt(place)));
        }
        for (var column : layout.missingDispensable()) {
            report(Findings.columnMissing(Cells.address(sheet.head, row, -1), column));
        }
        List<Term> order = layout.changedOrder();
        if (!order.isEmpty()) {
            report(Findings.columnsReordered(Cells.address(sheet.head, row, -1), order));
        }
        if (layout.isOverTwoRows()) {
            report(Findings.headerOverTwoRows(Cells.address(sheet.head, row, -1)));
        }
        sheet.head.hiddenColumns().stream()
                .sorted()
                .filter(place -> !layout.headerAt(place).isEmpty())
                .forEach(place ->
                        report(Findings.hiddenColumn(Cells.address(sheet.head, row, place), layout.headerAt(place))));
    }

    /** Handles a row that lacks maker, product or model: an item to be corrected, or no item at all. */
    private void incompleteRow(ItemTable table, RawRow row) {
        if (endsTable(row)) {
            previous = null;
            blockRow(row);
            return;
        }
        if (table.filled() >= ENOUGH_CELLS && (table.repeatsHeader() || takeFurtherHeader(row))) {
            return;
        }
        if (isNoteOrTotal(table, row)) {
            return;
        }
        if (!table.saysSomething()) {
            if (!isTitle(table, row)) {
                table.fillVendorName();
            }
            return;
        }
        if (table.saysNone() || isTitle(table, row)) {
            return;
        }
        item(table);
    }

    private boolean endsTable(RawRow row) {
        for (var cell : row.cells()) {
            if (words.mark(cell.text()) != null) {
                return true;
            }
            var label = words.label(cell.text());
            if (label != null && label.isMinistrysAlone()) {
                section = Section.MINISTRY;
                return true;
            }
        }
        return false;
    }

    private boolean takeFurtherHeader(RawRow row) {
        if (words.headerWords(row) < ENOUGH_CELLS) {
            return false;
        }
        var layout = TableLayout.of(row);
        if (layout.isReadable() && layout.isHeader()) {
            begin(layout);
            return true;
        }
        if (layout.officialColumns() > ENOUGH_CELLS) {
            return true;
        }
        var subcontractorHeader = SubcontractorTable.headedBy(sheet.head, row);
        if (subcontractorHeader != null) {
            subcontractorTable = subcontractorHeader;
            section = Section.SUBCONTRACTORS;
            return true;
        }
        return false;
    }

    private boolean isNoteOrTotal(ItemTable table, RawRow row) {
        if (table.has(Column.MAKER) && table.has(Column.PRODUCT)) {
            return false;
        }
        var first = firstText(row);
        if (first.startsWith("※") || first.startsWith("＊") || first.startsWith("*")) {
            return true;
        }
        if (table.filled() == 1 && (first.startsWith("注") || first.startsWith("(注") || first.startsWith("（注"))) {
            return true;
        }
        if (table.filled() == 1 && words.isEnding(first)) {
            return true;
        }
        for (var cell : row.cells()) {
            if (words.isTotal(cell.text())) {
                return true;
            }
        }
        return false;
    }

    /** Returns whether the row is the title of the rows below it: one cell, far left or marked, and no number. */
    private boolean isTitle(ItemTable table, RawRow row) {
        if (table.filled() != 1) {
            return false;
        }
        var first = firstText(row);
        var key = Folding.fold(first);
        boolean marked = !key.isEmpty() && TITLE_MARKS.indexOf(key.charAt(0)) >= 0;
        boolean sample = SampleText.isSample(first);
        if (table.has(Column.VENDOR_NAME)) {
            return marked && !sample;
        }
        return table.has(Column.CATEGORY) || table.has(Column.NUMBER) || (marked && !sample);
    }

    private boolean readLateItem(RawRow row) {
        var table = this.table;
        if (table == null) {
            return false;
        }
        table.look(row);
        var number = table.slot(Column.NUMBER);
        if (!table.isComplete() || number == null || !isDigits(Folding.fold(number.text()))) {
            return false;
        }
        report(Findings.rowBelowMinistryBlock(Cells.address(sheet.head, row.number(), -1)));
        item(table);
        return true;
    }

    private void item(ItemTable table) {
        subcontractorsInColumn |= table.namesSubcontractor();
        var item = table.item(items + 1);
        if (sheet.released) {
            table.reportOddities(this::report);
            deliver(item);
            return;
        }
        boolean sample = SampleText.isSample(item.maker().value())
                || SampleText.isSample(item.product().value());
        if (!sample || sheet.heldItems >= SAMPLE_ROWS) {
            release(sheet);
            table.reportOddities(this::report);
            deliver(table.item(items + 1));
            return;
        }
        table.reportOddities(this::report);
        sheet.held.add(new SheetForm.Waiting.Row(item));
        sheet.heldItems++;
    }

    // --- rows of 再委託等一覧

    private void subcontractorRow(RawRow row) {
        var table = subcontractorTable;
        if (table == null || filledCells(row) == 0) {
            return;
        }
        table.look(row);
        if (table.saysNone()) {
            noSubcontractorsStated = true;
            return;
        }
        if (!table.saysSomething()) {
            if (endsTable(row)) {
                previous = null;
                blockRow(row);
            }
            return;
        }
        if (filledCells(row) <= 2 && endsTable(row)) {
            previous = null;
            blockRow(row);
            return;
        }
        if (firstText(row).startsWith("※")) {
            return;
        }
        table.reportFormulas(this::report);
        if (isFull()) {
            return;
        }
        subcontractors++;
        visitor.subcontractor(table.subcontractor(subcontractors));
    }

    // --- sheets left out

    private void lookOnSheetLeftOut(RawRow row) {
        rowsLookedAt++;
        if (rowsLookedAt > LOOKED_AT || filledCells(row) < ENOUGH_CELLS || isListKnown(sheet.head)) {
            return;
        }
        var above = previous;
        boolean header = isList(TableLayout.of(row)) || (above != null && isList(TableLayout.of(above, row)));
        previous = row;
        if (header) {
            listLeftOut = listLeftOut == null ? sheet.head.name() : listLeftOut;
            if (sheet.head.hidden()) {
                hiddenLists.add(sheet.head.name());
            }
            rowsLookedAt = LOOKED_AT;
        }
    }

    private boolean isListKnown(SheetHead head) {
        return head.hidden() && hiddenLists.contains(head.name());
    }

    private static boolean isList(TableLayout layout) {
        return layout.isReadable() && layout.isHeader();
    }

    private static boolean isSampleName(String name) {
        var key = Folding.fold(name);
        return key.equals("例") || OTHER_SHEETS.stream().anyMatch(key::contains);
    }

    // --- telling

    private void report(Finding finding) {
        if (sheet.released) {
            visitor.finding(finding);
        } else {
            sheet.held.add(new SheetForm.Waiting.Note(finding));
        }
    }

    private void release(SheetForm form) {
        form.released = true;
        for (var waiting : form.held) {
            switch (waiting) {
                case SheetForm.Waiting.Row held -> deliver(renumbered(held.item()));
                case SheetForm.Waiting.Note note -> visitor.finding(note.finding());
            }
        }
        form.held.clear();
    }

    private EquipmentItem renumbered(EquipmentItem item) {
        return new EquipmentItem(
                items + 1,
                item.vendorName(),
                item.number(),
                item.category(),
                item.categoryCode(),
                item.maker(),
                item.makerNumber(),
                item.makerCorporateNumber(),
                item.product(),
                item.model(),
                item.extras());
    }

    private void deliver(EquipmentItem item) {
        if (!isFull()) {
            items++;
            visitor.item(item);
        }
    }

    private boolean isFull() {
        if (items + subcontractors >= LIST_ROWS && !tooLong) {
            tooLong = true;
            visitor.finding(Findings.moreThan(Term.LIST_ROWS, LIST_ROWS));
        }
        return tooLong;
    }

    private void reportListing(Listing listing) {
        switch (listing) {
            case READ -> {
                unreadable.forEach(found -> visitor.finding(Findings.furtherTableNotRead(
                        header(found), found.layout().text())));
                hiddenLists.forEach(name -> visitor.finding(Findings.listOnHiddenSheet(name)));
            }
            case NOT_RECOGNISED ->
                unreadable.forEach(found -> visitor.finding(Findings.headerNotRecognised(
                        header(found), found.layout().text(), found.layout().missingIndispensable())));
            case ABSENT ->
                visitor.finding(listLeftOut == null ? Findings.noList() : Findings.listOnlyOnSheetLeftOut(listLeftOut));
            case TOO_LONG -> {}
        }
    }

    private static CellAddress header(Unreadable found) {
        return Cells.address(found.sheet(), found.layout().row().number(), -1);
    }

    private VendorBlock vendorBlock() {
        var fields = blocks.vendorFields;
        return new VendorBlock(
                fields.get(Label.SUBJECT),
                fields.get(Label.VENDOR_NAME),
                fields.get(Label.PERSON),
                fields.get(Label.EMAIL),
                fields.get(Label.PHONE));
    }

    private MinistryBlock ministryBlock() {
        var fields = blocks.ministryFields;
        return new MinistryBlock(
                fields.get(Label.BODY),
                fields.get(Label.DEPARTMENT),
                fields.get(Label.MINISTRY_PERSON),
                fields.get(Label.EMAIL),
                fields.get(Label.PHONE),
                blocks.dates.get(Label.SUBMISSION_DUE),
                blocks.dates.get(Label.INSPECTION_DUE),
                blocks.dates.get(Label.BIDDING_DAY));
    }

    // --- small questions about rows

    private static int filledCells(RawRow row) {
        int filled = 0;
        var cells = row.cells();
        for (int i = 0; i < cells.size(); i++) {
            filled += Cells.isBlank(cells.get(i)) ? 0 : 1;
        }
        return filled;
    }

    private static String firstText(RawRow row) {
        for (var cell : row.cells()) {
            if (!Cells.isBlank(cell)) {
                return cell.text().strip();
            }
        }
        return "";
    }

    private static boolean isAllShort(RawRow row) {
        return row.cells().stream().allMatch(cell -> cell.text().length() <= FormWords.LONGEST);
    }

    private static boolean isDigits(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
