package dev.kikilist.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class OneLineTest {
    @Test
    void keepsOrdinaryTextAsItIs() {
        assertThat(OneLine.of("株式会社髙﨑𠮷野　第1版 <b>&", 60)).isEqualTo("株式会社髙﨑𠮷野　第1版 <b>&");
        assertThat(OneLine.of("", 5)).isEmpty();
        assertThat(OneLine.of("葛\uDB40\uDD00城", 5))
                .as("a variation selector belongs to its character")
                .isEqualTo("葛\uDB40\uDD00城");
    }

    @Test
    void makesGapsOfLineEndsAndControls() {
        assertThat(OneLine.of("a\r\nBcc: b\u0000\u2028\u2029\u0085c", 60)).isEqualTo("a Bcc: b c");
        assertThat(OneLine.of("\n a \t\n", 60)).isEqualTo("a");
    }

    @Test
    void leavesOutWhatIsInvisibleOrTurnsTheDirection() {
        assertThat(OneLine.of("a\u200Bb\u202Ec\uFEFF\u2066d\u00AD", 60)).isEqualTo("abcd");
    }

    @Test
    void cutsWholeCodePoints() {
        assertThat(OneLine.of("𠮷𠮷𠮷", 3)).isEqualTo("𠮷𠮷𠮷");
        assertThat(OneLine.of("𠮷𠮷𠮷𠮷", 3)).isEqualTo("𠮷𠮷…");
        assertThat(OneLine.of("ab cd", 3)).isEqualTo("ab…");
    }

    @Test
    void replacesHalvesOfSurrogatePairs() {
        assertThat(OneLine.of("a\uD842b\uDFB7", 9)).isEqualTo("a\uFFFDb\uFFFD");
    }

    @RepeatedTest(500)
    void anyTextBecomesOneBoundedLineThatMailCanCarry(RepetitionInfo repetition) {
        var random = new Random(repetition.getCurrentRepetition());
        var text = new StringBuilder();
        for (int i = random.nextInt(60); i > 0; i--) {
            text.append((char)
                    switch (random.nextInt(4)) {
                        case 0 -> random.nextInt(0x20);
                        case 1 -> 0x2000 + random.nextInt(0x70);
                        case 2 -> 0xD800 + random.nextInt(0x800);
                        default -> random.nextInt(0x10000);
                    });
        }
        int limit = 1 + random.nextInt(40);

        var line = OneLine.of(text.toString(), limit);

        assertThat(line.codePointCount(0, line.length())).isLessThanOrEqualTo(limit);
        assertThat(line).isEqualTo(line.strip());
        assertThat(line.codePoints())
                .noneMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT);
        assertThat(line).hasLineCount(line.isEmpty() ? 0 : 1);
        assertThat(new String(line.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                .isEqualTo(line);
        assertThat(OneLine.of(line, limit)).as("once is enough").isEqualTo(line);
    }

    @Test
    void countsAreEasyToRead() {
        assertThat(OneLine.count(0)).isEqualTo("0");
        assertThat(OneLine.count(1234567)).isEqualTo("1,234,567");
    }
}
