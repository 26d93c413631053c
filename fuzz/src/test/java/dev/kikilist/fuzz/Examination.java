package dev.kikilist.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kikilist.equipment.EquipmentItem;
import dev.kikilist.equipment.ItemSink;
import dev.kikilist.equipment.Subcontractor;
import dev.kikilist.policy.EditionId;
import dev.kikilist.policy.Editions;
import dev.kikilist.validation.Catalogue;
import dev.kikilist.validation.Circumstances;
import dev.kikilist.validation.Examiner;
import dev.kikilist.validation.FindingClass;
import dev.kikilist.validation.FormExaminer;
import dev.kikilist.workbook.PoiWorkbookReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Examines bytes as an upload, and checks what must hold of every answer. */
final class Examination {
    private static final Examiner EXAMINER = new FormExaminer(new PoiWorkbookReader());
    private static final Circumstances CIRCUMSTANCES =
            new Circumstances(Editions.bundled().edition(new EditionId("2021-09-01")), null);
    private static final Path FILE = file();

    private Examination() {}

    static void of(byte[] content) {
        try {
            Files.write(FILE, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var rows = new Counting();
        var examined = EXAMINER.examine(FILE, CIRCUMSTANCES, rows);

        assertThat(examined.findings()).isSorted();
        if (examined.format() == null) {
            assertThat(examined.findings()).isNotEmpty();
            assertThat(examined.findings()).allMatch(finding -> finding.code().findingClass() == FindingClass.F);
        }
        for (var finding : examined.findings()) {
            var text = Catalogue.standard().text(finding);
            assertThat(text.japanese()).isNotBlank();
            assertThat(text.english()).isNotBlank();
        }
        assertThat(rows.items + rows.subcontractors).isLessThanOrEqualTo(100_000);
    }

    private static Path file() {
        try {
            var file = Files.createTempFile("kikilist-fuzz", ".bin");
            file.toFile().deleteOnExit();
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Counting implements ItemSink {
        private int items;
        private int subcontractors;

        @Override
        public void item(EquipmentItem item) {
            items++;
            assertThat(item.position()).isEqualTo(items);
        }

        @Override
        public void subcontractor(Subcontractor subcontractor) {
            subcontractors++;
            assertThat(subcontractor.position()).isEqualTo(subcontractors);
        }
    }
}
