package dev.kikilist.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpreadsheetTextTest {
    @ParameterizedTest
    @ValueSource(strings = {"=1", "-1", "--", "- ", " -", "-\n", "－", "\u2212", "+", "@", "\t-", "＝1"})
    void whatBeginsLikeAFormulaIsQuoted(String text) {
        assertThat(SpreadsheetText.inCsv(text)).isEqualTo("'" + text);
    }

    @Test
    void aHyphenAloneStandsForNoneAndStays() {
        assertThat(SpreadsheetText.inCsv("-")).isEqualTo("-");
    }
}
