package dev.kikilist.workbook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.kikilist.equipment.EquipmentItem;
import dev.kikilist.equipment.ItemSink;
import dev.kikilist.equipment.Subcontractor;
import dev.kikilist.policy.EditionId;
import dev.kikilist.policy.Editions;
import dev.kikilist.testkit.workbook.FormWorkbook;
import dev.kikilist.validation.Circumstances;
import dev.kikilist.validation.Examined;
import dev.kikilist.validation.Finding;
import dev.kikilist.validation.FindingCode;
import dev.kikilist.validation.FormExaminer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reader and judge together, on the forms that tests and the demonstration use. */
class FilledFormTest {
    private final Circumstances circumstances =
            new Circumstances(Editions.bundled().edition(new EditionId("2021-09-01")), null);
    private final Counting rows = new Counting();

    @TempDir
    private Path directory;

    @Test
    void aFilledFormHasNothingToBeFound() throws IOException {
        assertThat(examined(FormWorkbook.filled(20).xlsx()).findings()).isEmpty();
        assertThat(rows.items).isEqualTo(20);
        assertThat(rows.subcontractors).isEqualTo(2);
    }

    @Test
    void nothingIsFoundInOtherFormatsEither() throws IOException {
        assertThat(examined(FormWorkbook.filled(20).xls()).findings()).isEmpty();
        assertThat(examined(FormWorkbook.filled(20).csv(UTF_8)).findings()).isEmpty();
        assertThat(rows.items).isEqualTo(40);
    }

    @Test
    void fiveMistakesAreFoundAtTheirCells() throws IOException {
        assertThat(examined(FormWorkbook.withFiveMistakes().xlsx()).findings())
                .extracting(Finding::code, FilledFormTest::address)
                .containsExactly(
                        tuple(FindingCode.E120, "E13"),
                        tuple(FindingCode.E140, "G18"),
                        tuple(FindingCode.E150, "F19"),
                        tuple(FindingCode.E160, "C35"),
                        tuple(FindingCode.E130, "C42"));
    }

    private static String address(Finding finding) {
        var at = finding.at();
        return at == null ? "" : at.a1();
    }

    private Examined examined(byte[] content) throws IOException {
        var file = Files.write(directory.resolve("list"), content);
        return new FormExaminer(new PoiWorkbookReader()).examine(file, circumstances, rows);
    }

    private static final class Counting implements ItemSink {
        private int items;
        private int subcontractors;

        @Override
        public void item(EquipmentItem item) {
            items++;
        }

        @Override
        public void subcontractor(Subcontractor subcontractor) {
            subcontractors++;
        }
    }
}
