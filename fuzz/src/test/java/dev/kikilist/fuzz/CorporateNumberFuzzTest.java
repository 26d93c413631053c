package dev.kikilist.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import dev.kikilist.text.CorporateNumber;
import dev.kikilist.text.CorporateNumber.ParseResult;
import dev.kikilist.text.Folding;

/** Fuzzes the reader of corporate numbers. */
class CorporateNumberFuzzTest {
    @FuzzTest(maxDuration = "10s")
    void whatIsValidOrProposedIsANumber(@NotNull String input) {
        switch (CorporateNumber.parse(input)) {
            case ParseResult.Valid valid ->
                assertThat(Folding.tidy(input)).contains(valid.number().value());
            case ParseResult.Repaired repaired -> isNumber(repaired.number());
            case ParseResult.Malformed malformed -> {
                if (malformed.suggestion() != null) {
                    isNumber(malformed.suggestion());
                }
            }
            case ParseResult.Absent absent -> {}
        }
    }

    private static void isNumber(CorporateNumber number) {
        assertThat(CorporateNumber.parse(number.value())).isEqualTo(new ParseResult.Valid(number));
    }
}
