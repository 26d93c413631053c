package dev.kikilist.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SampleTextTest {
    @ParameterizedTest
    @CsvSource({
        "〇〇省, 〇〇",
        "〇〇〇〇システム, 〇〇〇〇",
        "○○○○株式会社, 〇〇〇〇",
        "◯◯局◯◯課, 〇〇",
        "〇〇スキヤナ, 〇〇",
        "× × ×, × × ×",
        "×××, ×××",
        "× × サーバ, × ×",
        "△△△, △△△",
        "△△端末, △△",
        "△△E1234e, △△",
        "●●●, ●●●",
        "□□株式会社, □□",
        "○△商事, 〇△",
        "XXXXXXXXXX, xxxxxxxxxx",
        "ＸＸＸＸＸＸＸＸＸＸ, xxxxxxxxxx",
        "XXXX@XXXX.co.jp, xxxx",
        "XX-XXXX-XXXX, xx-xxxx-xxxx",
        "XX-XXXX-XXXX(内線XXXX), xxxx",
        "XXX株式会社, xxx",
        "OO OO, oo oo",
        "ＯＯ　ＯＯ, oo oo",
        "OO省, oo",
        "令和〇. 6. 20, 〇",
        "令和 ○ 年, 〇",
        "○月○日, 〇",
        "00-0000-0000, 00-0000-0000",
        "***, ***",
    })
    void findsWhatTheFormSays(String written, String found) {
        assertThat(SampleText.find(written)).contains(found);
        assertThat(SampleText.isSample(written)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "AXXX-100",
                "AXXXX",
                "XXXXA",
                "ZOO管理システム",
                "マルマル",
                "マルマル株式会社",
                "XXV710",
                "XX",
                "x86_64",
                "xxhash",
                "AAA 0123",
                "BBB-bb",
                "CCC-1111",
                "DD dddd",
                "VVV123",
                "1920×1080",
                "4×8GB",
                "3 × 3 × 3",
                "○",
                "〇",
                "×",
                "●",
                "一〇〇周年記念",
                "二〇二一年",
                "令和3年",
                "ZOOM Rooms",
                "Yahoo!",
                "Google",
                "Box",
                "LOOX",
                "Xerox",
                "Windows Server 2022",
                "03-1234-5678",
                "100-0000",
                "000",
                "平成〇三年",
                "※参照",
                "ノートPC（A4）",
                "Exxon",
                "MAXXAUDIO",
                "IXX",
                "8.x",
                "総務省",
                "富士通株式会社",
                "info@example.co.jp",
                "★新製品",
                "O",
                "◎",
                "2×"
            })
    void leavesRealTextAlone(String written) {
        assertThat(SampleText.find(written)).isEmpty();
    }

    @Test
    void noTextMakesItThrow() {
        var texts = new WrittenText(10);
        var marks = new String[] {"〇", "×", " ", "X", "O", "●", "一", "令和", "*", "年", "省"};
        for (int i = 0; i < 60_000; i++) {
            var written = new StringBuilder();
            for (int n = texts.below(8); n > 0; n--) {
                written.append(texts.below(6) == 0 ? texts.next() : marks[texts.below(marks.length)]);
            }
            assertThat(SampleText.find(written.toString())).isNotNull();
        }
    }
}
