package dev.kikilist.bench.reading;

import dev.kikilist.equipment.EquipmentItem;
import dev.kikilist.equipment.Subcontractor;
import dev.kikilist.policy.CategoryCode;
import dev.kikilist.reading.FormReader;
import dev.kikilist.reading.FormVisitor;
import dev.kikilist.reading.WorkbookReader.Result;
import dev.kikilist.validation.Finding;
import dev.kikilist.workbook.PoiWorkbookReader;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Reads the items of the form, each field with its cell, and what is odd with how the form is made. */
final class OurItems {
    private OurItems() {}

    static Seen read(Path form) {
        var seen = new Seen();
        var reader = new FormReader(OurItems::noCategory, new Items(seen));
        var result = new PoiWorkbookReader().read(form, reader);
        if (!(result instanceof Result.Read)) {
            throw new IllegalStateException("refused: " + result);
        }
        reader.finish();
        return seen;
    }

    /** Which category a 区分 means is for the judge to say. */
    private static @Nullable CategoryCode noCategory(String written) {
        return null;
    }

    private record Items(Seen seen) implements FormVisitor {
        @Override
        public void item(EquipmentItem item) {
            var model = item.model();
            seen.cell(model.address().row(), model.address().column(), model.value());
        }

        @Override
        public void subcontractor(Subcontractor subcontractor) {
            seen.add(1);
        }

        @Override
        public void finding(Finding finding) {
            seen.add(1);
        }
    }
}
