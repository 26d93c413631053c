package dev.kikilist.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EditDistanceTest {
    @ParameterizedTest
    @CsvSource({
        "'', '', 0",
        "'', ab, 2",
        "サーバ, サーバー, 1",
        "サーバ, サバー, 1",
        "ファイル, ファイアウォール, 4",
        "abcd, badc, 2",
        "ca, abc, 3",
        "経済産業所, 経済産業省, 1",
    })
    void countsSlips(String one, String other, int slips) {
        assertThat(EditDistance.bounded(one, other, 9)).isEqualTo(slips);
        assertThat(EditDistance.bounded(other, one, 9)).isEqualTo(slips);
    }

    @Test
    void aBoundOnlyCutsOff() {
        var texts = new WrittenText(4);
        for (int i = 0; i < 60_000; i++) {
            var one = word(texts);
            var other = word(texts);
            int slips = unbounded(one, other);
            for (int limit = 0; limit <= 4; limit++) {
                assertThat(EditDistance.bounded(one, other, limit))
                        .as("%s %s %d", one, other, limit)
                        .isEqualTo(Math.min(slips, limit + 1));
            }
        }
    }

    private static String word(WrittenText texts) {
        var word = new StringBuilder();
        for (int letters = texts.below(8); letters > 0; letters--) {
            word.append((char) ('a' + texts.below(3)));
        }
        return word.toString();
    }

    /** The definition, without band or bound. */
    private static int unbounded(String a, String b) {
        var slips = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    slips[i][j] = i + j;
                    continue;
                }
                int exchanged = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                slips[i][j] = Math.min(slips[i - 1][j - 1] + exchanged, Math.min(slips[i - 1][j], slips[i][j - 1]) + 1);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    slips[i][j] = Math.min(slips[i][j], slips[i - 2][j - 2] + 1);
                }
            }
        }
        return slips[a.length()][b.length()];
    }
}
