package dev.kikilist.reading;

import dev.kikilist.reading.FormWords.Heading;
import dev.kikilist.text.Folding;
import dev.kikilist.validation.Term;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which column of a sheet is which column of 機器等一覧, as its header says. */
final class TableLayout {
    /** Beyond this no column of the form is looked for; further cells are extras without a header. */
    private static final int WIDEST = 256;

    private static final int ENOUGH = 3;
    private static final int HEADER_TEXT_LIMIT = 200;

    private final RawRow row;
    private final boolean overTwoRows;
    private final String[] headers;
    private final @Nullable Column[] roles;
    private final Map<Column, Integer> places = new EnumMap<>(Column.class);

    private TableLayout(RawRow row, boolean overTwoRows, String[] headers) {
        this.row = row;
        this.overTwoRows = overTwoRows;
        this.headers = headers;
        this.roles = new @Nullable Column[headers.length];
    }

    /** Takes {@code row} as a header by itself. */
    static TableLayout of(RawRow row) {
        var layout = new TableLayout(row, false, headers(row));
        layout.assign(layout.headings(null));
        return layout;
    }

    /**
     * Takes {@code parent} and the row below it as one header: a text of the parent stands for the columns on its right
     * up to the next, as merged cells do.
     */
    static TableLayout of(RawRow parent, RawRow row) {
        var above = headers(parent);
        var below = headers(row);
        var joined = new String[Math.max(above.length, below.length)];
        var parents = new String[joined.length];
        var spanning = "";
        for (int i = 0; i < joined.length; i++) {
            var upper = i < above.length ? above[i] : "";
            var lower = i < below.length ? below[i] : "";
            spanning = upper.isEmpty() ? spanning : upper;
            parents[i] = lower.isEmpty() ? "" : spanning;
            joined[i] = lower.isEmpty() ? upper : lower;
        }
        var layout = new TableLayout(row, true, joined);
        layout.assign(layout.headings(parents));
        return layout;
    }

    /** Returns whether every cell of {@code row} is a header word or a remark in brackets: the lower row of a header. */
    static boolean looksLikeLowerHeader(RawRow row) {
        boolean any = false;
        for (var cell : row.cells()) {
            if (Cells.isBlank(cell)) {
                continue;
            }
            any = true;
            var bare = FormWords.bare(cell.text());
            boolean remark = bare.isEmpty() && cell.text().length() <= FormWords.LONGEST;
            if (!remark && FormWords.standard().column(bare) == null) {
                return false;
            }
        }
        return any;
    }

    /** Returns the row of the header, the lower one of two. */
    RawRow row() {
        return row;
    }

    boolean isOverTwoRows() {
        return overTwoRows;
    }

    /** Returns how many columns of the form were found. */
    int officialColumns() {
        int count = 0;
        for (var column : Column.OFFICIAL) {
            count += places.containsKey(column) ? 1 : 0;
        }
        return count;
    }

    /** Returns whether this is a header at all. */
    boolean isHeader() {
        return officialColumns() >= ENOUGH;
    }

    /** Returns whether a list can be read by it. */
    boolean isReadable() {
        return places.keySet().containsAll(Column.INDISPENSABLE);
    }

    /** Returns the columns without which a list cannot be read and that were not found. */
    List<Term> missingIndispensable() {
        return missing(Column.INDISPENSABLE);
    }

    /** Returns the other columns of the form that were not found. */
    List<Term> missingDispensable() {
        var dispensable = new ArrayList<>(Column.OFFICIAL);
        dispensable.removeAll(Column.INDISPENSABLE);
        return missing(dispensable);
    }

    /** Returns the columns of the form in the order found, when it is not the form's; otherwise nothing. */
    List<Term> changedOrder() {
        var order = new ArrayList<Column>(places.keySet());
        order.removeIf(column -> !column.isOfficial());
        var formOrder = List.copyOf(order);
        order.sort((a, b) -> Integer.compare(placeOf(a), placeOf(b)));
        return order.equals(formOrder)
                ? List.of()
                : order.stream().map(Column::term).toList();
    }

    /** Returns the position of a column, or -1 when it was not found. */
    int placeOf(Column column) {
        return places.getOrDefault(column, -1);
    }

    /** Returns what column stands at {@code place}, or null when it is none that is known. */
    @Nullable
    Column at(int place) {
        return place < roles.length ? roles[place] : null;
    }

    /** Returns the header at {@code place}, tidied; empty when there is none. */
    String headerAt(int place) {
        return place < headers.length ? headers[place] : "";
    }

    /** Returns the positions whose columns the form does not have. */
    List<Integer> addedColumns() {
        var added = new ArrayList<Integer>();
        for (int place = 0; place < headers.length; place++) {
            var role = roles[place];
            if (!headers[place].isEmpty() && (role == null || !role.isOfficial())) {
                added.add(place);
            }
        }
        return added;
    }

    /** Returns the header's texts for a message. */
    String text() {
        var text = new StringBuilder();
        for (var header : headers) {
            if (!header.isEmpty() && text.length() < HEADER_TEXT_LIMIT) {
                text.append(text.isEmpty() ? "" : " | ").append(header);
            }
        }
        return text.toString();
    }

    private static String[] headers(RawRow row) {
        int width = 0;
        for (var cell : row.cells()) {
            if (cell.column() < WIDEST && !Cells.isBlank(cell)) {
                width = Math.max(width, cell.column() + 1);
            }
        }
        var headers = new String[width];
        Arrays.fill(headers, "");
        for (var cell : row.cells()) {
            if (cell.column() < width) {
                headers[cell.column()] = Folding.tidy(cell.text());
            }
        }
        return headers;
    }

    private @Nullable Heading<Column>[] headings(String @Nullable [] parents) {
        var words = FormWords.standard();
        @SuppressWarnings({"unchecked", "rawtypes"})
        @Nullable
        Heading<Column>[] found = new Heading[headers.length];
        for (int i = 0; i < headers.length; i++) {
            var bare = FormWords.bare(headers[i]);
            var parent = parents == null || bare.isEmpty() ? "" : FormWords.bare(parents[i]);
            Heading<Column> heading = null;
            if (!parent.isEmpty()) {
                heading = words.column(parent + bare);
                heading = heading == null ? words.column(parent + "ノ" + bare) : heading;
            }
            found[i] = heading == null ? words.column(bare) : heading;
        }
        return found;
    }

    /** Gives each column to the surest header, the leftmost of equals; the others stay unknown. */
    private void assign(@Nullable Heading<Column>[] headings) {
        var strengths = new EnumMap<Column, Integer>(Column.class);
        for (int i = 0; i < headings.length; i++) {
            var heading = headings[i];
            if (heading != null && heading.strength() > strengths.getOrDefault(heading.column(), 0)) {
                strengths.put(heading.column(), heading.strength());
                places.put(heading.column(), i);
            }
        }
        places.forEach((column, place) -> roles[place] = column);
        makeHeadersUnique();
    }

    private void makeHeadersUnique() {
        var seen = new HashSet<String>();
        for (int i = 0; i < headers.length; i++) {
            var header = headers[i];
            for (int n = 2; !headers[i].isEmpty() && !seen.add(headers[i]); n++) {
                headers[i] = header + " (" + n + ")";
            }
        }
    }

    private List<Term> missing(List<Column> columns) {
        return columns.stream()
                .filter(column -> !places.containsKey(column))
                .map(Column::term)
                .toList();
    }
}
