package dev.kikilist.bench.reading;

import dev.kikilist.reading.RawRow;
import dev.kikilist.reading.RowVisitor;
import dev.kikilist.reading.SheetHead;
import dev.kikilist.reading.WorkbookReader.Result;
import dev.kikilist.workbook.PoiWorkbookReader;
import java.nio.file.Path;

/** Reads cells with the reader of the service. */
final class OurCells {
    private OurCells() {}

    static Seen read(Path form) {
        var seen = new Seen();
        var result = new PoiWorkbookReader().read(form, new Cells(seen));
        if (!(result instanceof Result.Read)) {
            throw new IllegalStateException("refused: " + result);
        }
        return seen;
    }

    private record Cells(Seen seen) implements RowVisitor {
        @Override
        public void startSheet(SheetHead sheet) {}

        @Override
        public void row(RawRow row) {
            for (var cell : row.cells()) {
                seen.cell(row.number(), cell.column(), cell.text());
            }
        }

        @Override
        public void endSheet() {}
    }
}
