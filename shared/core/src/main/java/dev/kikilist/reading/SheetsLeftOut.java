package dev.kikilist.reading;

import dev.kikilist.text.Folding;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Knows which sheets are left out: hidden ones, those named 記入例 or the like, and the list of findings that this system
 * adds (指摘一覧). Looks into them only far enough to say that a list is there.
 */
final class SheetsLeftOut {
    /** How many rows of such a sheet are looked at for a header. */
    private static final int LOOKED_AT = 500;

    private static final int ENOUGH_CELLS = 3;

    private static final List<String> OTHER_SHEETS =
            List.of("指摘一覧", "記入例", "記載例", "入力例", "作成例", "記述例", "書キ方", "サンプル", "sample", "見本", "(例)", "_例", "例)");

    private final List<String> hiddenLists = new ArrayList<>();
    private @Nullable String listLeftOut;
    private int rowsLookedAt;
    private @Nullable RawRow previous;

    /** Begins a sheet and returns whether it is left out. */
    boolean start(SheetHead head) {
        rowsLookedAt = 0;
        previous = null;
        return head.hidden() || isSampleName(head.name());
    }

    /** Looks at the next row of a sheet that is left out. */
    void row(SheetHead head, RawRow row) {
        rowsLookedAt++;
        if (rowsLookedAt > LOOKED_AT || Cells.filled(row) < ENOUGH_CELLS || isListKnown(head)) {
            return;
        }
        var above = previous;
        boolean header = isList(TableLayout.of(row)) || (above != null && isList(TableLayout.of(above, row)));
        previous = row;
        if (header) {
            listLeftOut = listLeftOut == null ? head.name() : listLeftOut;
            if (head.hidden()) {
                hiddenLists.add(head.name());
            }
            rowsLookedAt = LOOKED_AT;
        }
    }

    /** Returns the name of the first sheet left out that has a list, or null when there is none. */
    @Nullable
    String withList() {
        return listLeftOut;
    }

    /** Returns the names of the hidden sheets that have a list. */
    List<String> hiddenWithList() {
        return hiddenLists;
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
}
