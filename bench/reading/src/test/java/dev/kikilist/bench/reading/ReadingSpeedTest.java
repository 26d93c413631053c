package dev.kikilist.bench.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kikilist.testkit.workbook.FormWorkbook;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Notices when reading becomes slower by much. Ratios of one run only, and generous: what is measured finely, ./run measures. */
class ReadingSpeedTest {
    private static final int ROUNDS = 12;
    private static final double SLOWER_THAN_THE_TOKENIZER = 3;
    private static final double SLOWER_FOR_TEN_TIMES_THE_ROWS = 15;
    private static final int MEGABYTES = 64;

    @TempDir
    private Path directory;

    @Test
    void readingAFormTakesLittleMoreThanTokenizingIt() throws IOException {
        var form = form(10_000);
        long bare = Long.MAX_VALUE;
        long ours = Long.MAX_VALUE;
        for (int i = 0; i < ROUNDS; i++) {
            bare = Math.min(bare, nanoseconds(Contender.AALTO, form, 1));
            ours = Math.min(ours, nanoseconds(Contender.ITEMS, form, 1));
        }

        assertThat((double) ours / bare).isLessThan(SLOWER_THAN_THE_TOKENIZER);
    }

    @Test
    void timeGrowsWithTheRows() throws IOException {
        var small = form(1_000);
        var large = form(10_000);
        long smallTime = Long.MAX_VALUE;
        long largeTime = Long.MAX_VALUE;
        for (int i = 0; i < ROUNDS; i++) {
            smallTime = Math.min(smallTime, nanoseconds(Contender.JUDGED, small, 10));
            largeTime = Math.min(largeTime, nanoseconds(Contender.JUDGED, large, 1));
        }

        assertThat(10.0 * largeTime / smallTime).isLessThan(SLOWER_FOR_TEN_TIMES_THE_ROWS);
    }

    @Test
    void aHundredThousandRowsAreReadInSixtyFourMegabytes() {
        assertThat(FreshJvm.suffices(MEGABYTES, Contender.ITEMS, form(100_000))).isTrue();
    }

    private Path form(int rows) {
        var form = directory.resolve(rows + ".xlsx");
        FormWorkbook.filled(rows).writeTo(form);
        return form;
    }

    private static long nanoseconds(Contender contender, Path form, int times) throws IOException {
        long start = System.nanoTime();
        long seen = 0;
        for (int i = 0; i < times; i++) {
            seen += contender.read(form).count();
        }
        long end = System.nanoTime();
        assertThat(seen).isPositive();
        return end - start;
    }
}
