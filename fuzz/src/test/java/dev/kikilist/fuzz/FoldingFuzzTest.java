package dev.kikilist.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import dev.kikilist.text.Folding;
import dev.kikilist.text.SampleText;
import java.text.Normalizer;

/** Fuzzes the folding of texts into keys. */
class FoldingFuzzTest {
    @FuzzTest(maxDuration = "10s")
    void aKeyIsItsOwnKeyAndThatOfEqualTexts(@NotNull String input) {
        var key = Folding.fold(input);

        assertThat(Folding.fold(key)).isEqualTo(key);
        assertThat(Folding.fold(Normalizer.normalize(input, Normalizer.Form.NFKC)))
                .isEqualTo(key);
        var maker = Folding.foldMaker(input);
        assertThat(Folding.foldMaker(maker)).isEqualTo(maker);
        assertThat(SampleText.isSample(input)).isEqualTo(SampleText.find(input).isPresent());
    }
}
