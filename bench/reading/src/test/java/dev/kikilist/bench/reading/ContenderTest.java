package dev.kikilist.bench.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kikilist.testkit.workbook.FormWorkbook;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A comparison means something only while all readers see the same. */
class ContenderTest {
    private static final int ROWS = 40;

    @TempDir
    private Path directory;

    private Path form;

    @BeforeEach
    void writeForm() {
        form = directory.resolve("form.xlsx");
        FormWorkbook.filled(ROWS).writeTo(form);
    }

    @ParameterizedTest
    @EnumSource(names = {"CELLS", "FASTEXCEL", "POI_EVENTS", "POI_USER_MODEL"})
    void readersOfCellsSeeTheSame(Contender contender) throws IOException {
        var bare = Contender.AALTO.read(form);
        var seen = contender.read(form);

        assertThat(bare.count()).isGreaterThan(ROWS * 6);
        assertThat(seen.count()).isEqualTo(bare.count());
        assertThat(seen.sum()).isEqualTo(bare.sum());
    }

    @ParameterizedTest
    @EnumSource(names = {"ITEMS", "JUDGED"})
    void readersOfFormsSeeEveryItem(Contender contender) throws IOException {
        assertThat(contender.read(form).count()).isEqualTo(ROWS + 2);
    }

    @Test
    void theFloorInflatesThePartsThatHoldCells() throws IOException {
        assertThat(Contender.FLOOR.read(form).count()).isGreaterThan(ROWS * 100);
    }

    @Test
    void aFreshJvmReads() {
        assertThat(FreshJvm.suffices(256, Contender.AALTO, form)).isTrue();
        assertThat(FreshJvm.suffices(4, Contender.POI_USER_MODEL, form)).isFalse();
        assertThat(FreshJvm.firstReading(Contender.FLOOR, form, 1)).isPositive();
    }
}
