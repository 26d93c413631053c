package dev.kikilist.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import dev.kikilist.text.Folding;
import dev.kikilist.text.JapaneseDate;
import java.time.LocalDate;

/** Fuzzes the reader of dates. */
class DateFuzzTest {
    @FuzzTest(maxDuration = "10s")
    void anyTextHasAMeaning(@NotNull String input) {
        var read = JapaneseDate.parse(input);

        assertThat(JapaneseDate.parse(Folding.tidy(input))).isEqualTo(read);
        if (read instanceof JapaneseDate.Parsed parsed && parsed.date().isAfter(LocalDate.of(1989, 1, 7))) {
            assertThat(JapaneseDate.parse(JapaneseDate.format(parsed.date())))
                    .isEqualTo(new JapaneseDate.Parsed(parsed.date(), false));
        }
    }
}
