package dev.kikilist.bench.reading;

import dev.kikilist.equipment.EquipmentItem;
import dev.kikilist.equipment.ItemSink;
import dev.kikilist.equipment.Subcontractor;
import dev.kikilist.policy.Editions;
import dev.kikilist.validation.Circumstances;
import dev.kikilist.validation.FormExaminer;
import dev.kikilist.workbook.PoiWorkbookReader;
import java.nio.file.Path;
import java.time.LocalDate;

/** Reads and judges the form, as intake does. */
final class OurVerdict {
    private static final LocalDate DAY = LocalDate.of(2026, 4, 1);

    private OurVerdict() {}

    static Seen read(Path form) {
        var seen = new Seen();
        var circumstances = new Circumstances(Editions.bundled().inForceOn(DAY), null);
        var examined = new FormExaminer(new PoiWorkbookReader()).examine(form, circumstances, new Items(seen));
        if (examined.format() == null) {
            throw new IllegalStateException("refused: " + examined.findings());
        }
        seen.add(examined.findings().size());
        return seen;
    }

    private record Items(Seen seen) implements ItemSink {
        @Override
        public void item(EquipmentItem item) {
            var model = item.model();
            seen.cell(model.address().row(), model.address().column(), model.value());
        }

        @Override
        public void subcontractor(Subcontractor subcontractor) {
            seen.add(1);
        }
    }
}
