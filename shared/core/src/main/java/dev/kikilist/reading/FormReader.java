package dev.kikilist.reading;

import dev.kikilist.equipment.CellAddress;
import dev.kikilist.equipment.MinistryBlock;
import dev.kikilist.equipment.VendorBlock;
import dev.kikilist.policy.CategoryCode;
import dev.kikilist.reading.FormHead.Listing;
import dev.kikilist.reading.FormWords.Mark;
import dev.kikilist.text.Folding;
import dev.kikilist.validation.Finding;
import dev.kikilist.validation.Findings;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Recognises an equipment list in the rows of a file, whatever its layout: sections by their labels, columns by the
 * words of their header, never by position.
 *
 * <p>Items go to the visitor as they are read. Some sheets are left out ({@link SheetsLeftOut}). The rows of a sheet wait while
 * all of them are sample text; they are told only if no other sheet has a list ({@link RecognisedList}). Nothing that a file
 * holds makes this class throw.
 */
public final class FormReader implements RowVisitor {
    /** The most rows that items and subcontractors together may have. */
    public static final int LIST_ROWS = 100_000;

    private static final int ENOUGH_CELLS = 3;

    private final Function<String, @Nullable CategoryCode> categories;
    private final FormVisitor visitor;
    private final FormWords words = FormWords.standard();
    private final RecognisedList list;
    private final SheetsLeftOut sheetsLeftOut = new SheetsLeftOut();

    private final SheetForm blocks = new SheetForm(new SheetHead(0, "", false, Set.of()));
    private final List<Unreadable> unreadable = new ArrayList<>();

    private SheetForm sheet = blocks;
    private LabelledFields fields = new LabelledFields(sheet, this::report);
    private HeaderSearch headers = new HeaderSearch(sheet);
    private boolean onSheetOfSubcontractors;
    private Section section = Section.VENDOR;
    private boolean leftOut;
    private @Nullable ItemTable table;
    private @Nullable SubcontractorTable subcontractorTable;
    private boolean headerIsFresh;

    private boolean tableRead;
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
        this.list = new RecognisedList(visitor);
    }

    private record Unreadable(SheetHead sheet, TableLayout layout) {}

    @Override
    public void startSheet(SheetHead head) {
        sheet = new SheetForm(head);
        fields = new LabelledFields(sheet, this::report);
        onSheetOfSubcontractors = words.mark(head.name()) == Mark.SUBCONTRACTORS;
        leftOut = sheetsLeftOut.start(head);
        section = Section.VENDOR;
        headers = new HeaderSearch(sheet);
        table = null;
        subcontractorTable = null;
        headerIsFresh = false;
    }

    @Override
    public void row(RawRow row) {
        if (list.isTooLong()) {
            return;
        }
        if (leftOut) {
            sheetsLeftOut.row(sheet.head, row);
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
        if (list.endSheet(sheet)) {
            blocks.fillFrom(sheet);
        }
    }

    /** Ends the file, tells what waited and what is missing, and returns what stood outside the tables. */
    public FormHead finish() {
        if (!tableRead || list.items() == 0) {
            list.releaseSamples().forEach(blocks::fillFrom);
        }
        var listing = list.isTooLong()
                ? Listing.TOO_LONG
                : tableRead ? Listing.READ : unreadable.isEmpty() ? Listing.ABSENT : Listing.NOT_RECOGNISED;
        reportListing(listing);
        return new FormHead(
                vendorBlock(),
                ministryBlock(),
                listing,
                list.items(),
                list.subcontractors(),
                noSubcontractorsStated,
                subcontractorsInColumn);
    }

    // --- rows outside tables

    private void blockRow(RawRow row) {
        int filled = Cells.filled(row);
        if (filled == 0) {
            return;
        }
        if (section == Section.MINISTRY && readLateItem(row)) {
            return;
        }
        noSubcontractorsStated |= saysNoSubcontractors(row);
        boolean mark = filled <= ENOUGH_CELLS && takeMark(row);
        if (take(headers.look(row, filled))) {
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
                headers.expectBelow(row);
            }
            case MINISTRY -> section = Section.MINISTRY;
            case SUBCONTRACTORS -> section = Section.VENDOR;
        }
    }

    /** Begins the table that was found, and returns whether there is any header. */
    private boolean take(HeaderSearch.@Nullable Found found) {
        switch (found) {
            case HeaderSearch.Found.Items items -> begin(items.layout());
            case HeaderSearch.Found.Subcontractors subcontractors -> {
                subcontractorTable = subcontractors.table();
                section = Section.SUBCONTRACTORS;
            }
            case HeaderSearch.Found.Unreadable header -> {}
            case null -> {
                return false;
            }
        }
        return true;
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
        if (headerIsFresh && Cells.filled(row) > 0) {
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
        HeaderFindings.report(layout, sheet.head, this::report);
    }

    /** Handles a row that lacks maker, product or model: an item to be corrected, or no item at all. */
    private void incompleteRow(ItemTable table, RawRow row) {
        if (endsTable(row)) {
            headers.forgetRowAbove();
            blockRow(row);
            return;
        }
        if (table.filled() >= ENOUGH_CELLS && (table.repeatsHeader() || take(headers.lookInTable(row)))) {
            return;
        }
        if (table.isNoteOrTotal()) {
            return;
        }
        if (!table.saysSomething()) {
            if (!table.isTitle()) {
                table.fillVendorName();
            }
            return;
        }
        if (table.saysNone() || table.isTitle()) {
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
        list.item(sheet, table);
    }

    // --- rows of 再委託等一覧

    private void subcontractorRow(RawRow row) {
        var table = subcontractorTable;
        if (table == null || Cells.filled(row) == 0) {
            return;
        }
        table.look(row);
        if (table.saysNone()) {
            noSubcontractorsStated = true;
            return;
        }
        if (!table.saysSomething()) {
            if (endsTable(row)) {
                headers.forgetRowAbove();
                blockRow(row);
            }
            return;
        }
        if (Cells.filled(row) <= 2 && endsTable(row)) {
            headers.forgetRowAbove();
            blockRow(row);
            return;
        }
        if (Cells.firstText(row).startsWith("※")) {
            return;
        }
        table.reportFormulas(this::report);
        list.subcontractor(table);
    }

    // --- telling

    private void report(Finding finding) {
        list.finding(sheet, finding);
    }

    private void reportListing(Listing listing) {
        switch (listing) {
            case READ -> {
                unreadable.forEach(found -> visitor.finding(Findings.furtherTableNotRead(
                        header(found), found.layout().text())));
                sheetsLeftOut.hiddenWithList().forEach(name -> visitor.finding(Findings.listOnHiddenSheet(name)));
            }
            case NOT_RECOGNISED ->
                unreadable.forEach(found -> visitor.finding(Findings.headerNotRecognised(
                        header(found), found.layout().text(), found.layout().missingIndispensable())));
            case ABSENT -> {
                var name = sheetsLeftOut.withList();
                visitor.finding(name == null ? Findings.noList() : Findings.listOnlyOnSheetLeftOut(name));
            }
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

    private static boolean isDigits(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
