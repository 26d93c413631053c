package dev.kikilist.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FoldingTest {
    @ParameterizedTest
    @CsvSource({
        "ＡＢＣ－１２３, abc-123",
        "AAA 0123, aaa0123",
        "AAA\u30000123, aaa0123",
        "ｻｰﾊﾞ, サーバ",
        "さーば, サーバ",
        "サ−バ, サーバ",
        "サ―バ, サーバ",
        "サ- バ, サーバ",
        "サーバ－, サーバー",
        "Aー100, a-100",
        "03ー1234ー5678, 03-1234-5678",
        "東京ー大阪, 東京-大阪",
        "サーバ-1, サーバ-1",
        "10〜20, 10~20",
        "10～20, 10~20",
        "a‐b‑c–d—e―f−g─h, a-b-c-d-e-f-g-h",
        "髙﨑, 高崎",
        "渡邉 渡邊, 渡辺渡辺",
        "日本製鐵, 日本製鉄",
        "𠮷野家, 吉野家",
        "葛\uDB40\uDD00飾, 葛飾",
        "辻\uFE00, 辻",
        "Win\u200Bdows\uFEFF, windows",
        "ル\u00ADータ, ルータ",
        "〇 ○ ◯, 〇〇〇",
        "か\u3099, ガ",
        "カ゛, ガ",
        "㋿３年, 令和3年",
        "㈱, (株)",
        "①, 1",
        "É, é",
        "2×3 2✕3, 2×32×3",
        "関ヶ原 関ケ原 関ゖ原, 関ケ原関ケ原関ケ原",
        "一ヵ月 一カ月 一ゕ月, 一カ月一カ月一カ月",
        "‘a’, '''a'''",
        "⻑崎, 長崎",
    })
    void foldsWhatAReaderTakesForTheSame(String written, String key) {
        assertThat(Folding.fold(written)).isEqualTo(key);
    }

    @ParameterizedTest
    @CsvSource({"斎藤, 斉藤", "ABC-1, ABC1", "スキャナ, スキヤナ", "サーバ, サーバー", "×, x", "高, 島", "一, ー", "ヴ, ブ"})
    void keepsDifferentTextApart(String one, String other) {
        assertThat(Folding.fold(one)).isNotEqualTo(Folding.fold(other));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u3000\u00A0\t\r\n", "\u200B\uFEFF\u00AD", "\u0000", "\uFE00", "\u3164"})
    void invisibleTextHasAnEmptyKey(String written) {
        assertThat(Folding.fold(written)).isEmpty();
        assertThat(Folding.foldMaker(written)).isEmpty();
    }

    @Test
    void aKeyIsItsOwnKey() {
        var texts = new WrittenText(1);
        for (int i = 0; i < 60_000; i++) {
            var written = texts.next();
            var key = Folding.fold(written);
            assertThat(Folding.fold(key)).as(() -> escaped(written)).isEqualTo(key);
            var words = Folding.foldWords(written);
            assertThat(Folding.foldWords(words)).as(() -> escaped(written)).isEqualTo(words);
            var maker = Folding.foldMaker(written);
            assertThat(Folding.foldMaker(maker)).as(() -> escaped(written)).isEqualTo(maker);
        }
    }

    @Test
    void textsEqualUnderNfkcHaveEqualKeys() {
        var texts = new WrittenText(2);
        for (int i = 0; i < 60_000; i++) {
            var written = texts.next();
            var key = Folding.fold(written);
            for (var form : Normalizer.Form.values()) {
                assertThat(Folding.fold(Normalizer.normalize(written, form)))
                        .as(() -> form + " " + escaped(written))
                        .isEqualTo(key);
            }
        }
    }

    /** The short way for common characters must not differ from the long one. */
    @Test
    void everyCharacterAloneAndBesideOthersFoldsAsItsNfkcForm() {
        for (int c = 0; c <= 0xFFFF; c++) {
            for (var written :
                    new String[] {"" + (char) c, "a" + (char) c + "b", "サ" + (char) c + "バ", "ー" + (char) c}) {
                var normalised = Normalizer.normalize(written, Normalizer.Form.NFKC);
                assertThat(Folding.fold(written)).as(() -> escaped(written)).isEqualTo(Folding.fold(normalised));
                // Cyrillic has no short way: it leads both texts through the long one.
                assertThat(Folding.fold(written + "Ж"))
                        .as(() -> escaped(written))
                        .isEqualTo(Folding.fold(normalised + "Ж"));
            }
        }
    }

    @Test
    void aTextThatIsItsOwnKeyIsNotCopied() {
        var written = new String("業務用サーバabc-1");
        assertThat(Folding.fold(written)).isSameAs(written);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "\"  〇〇　　株式会社 \", 〇〇 株式会社",
                "\"a\r\nb\", a b",
                "\"\u200BA\uFEFFB\u202E\", AB",
                "ＡＢＣ㈱髙﨑, ＡＢＣ㈱髙﨑",
                "葛\uDB40\uDD00飾, 葛\uDB40\uDD00飾",
                "\uFE00葛飾, 葛飾",
                "は\u309Aんた\u3099, ぱんだ",
                "\"A  B\", A B",
                "\"A B\", A B",
                "\"\u3000\", \"\"",
            })
    void tidiesForDisplay(String written, String shown) {
        assertThat(Folding.tidy(written)).isEqualTo(shown);
    }

    @Test
    void tidyTextStaysAndKeepsItsKey() {
        var texts = new WrittenText(3);
        for (int i = 0; i < 60_000; i++) {
            var written = texts.next();
            var tidied = Folding.tidy(written);
            assertThat(Folding.tidy(tidied)).as(() -> escaped(written)).isEqualTo(tidied);
            if (!hasAccentAfterBlank(written)) {
                assertThat(Folding.fold(tidied)).as(() -> escaped(written)).isEqualTo(Folding.fold(written));
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "富士通株式会社|富士通",
                "㈱富士通|富士通",
                "（株） 富士通|富士通",
                "㍿富士通|富士通",
                "株式會社日立製作所|日立製作所",
                "ｶ)ﾌｼﾞﾂｳ|フジツウ",
                "合同会社デロイト トーマツ|デロイトトマツ",
                "Cisco Systems, Inc.|ciscosystems",
                "Cisco Systems Inc|ciscosystems",
                "CISCO SYSTEMS|ciscosystems",
                "Lenovo Group Ltd.|lenovogroup",
                "Huawei Technologies Co., Ltd.|huaweitechnologies",
                "Huawei Technologies Co.,Ltd.|huaweitechnologies",
                "Huawei Technologies Co.Ltd|huaweitechnologies",
                "シスコシステムズ合同会社|シスコシステムズ",
                "Example K.K.|example",
                "SAP SE|sap",
                "Foo GmbH & Co. KG|foo",
                "ヴイエムウェア|ブイエムウエア",
                "ブイエムウエア株式会社|ブイエムウエア",
                "キャノン|キヤノン",
                "ヒューレット・パッカード|ヒユレツトパツカド",
                "ヒューレットパッカード|ヒユレツトパツカド",
                "ヴァーチャル|バチヤル",
                "Zinc|zinc",
                "Inc|inc",
                "Co., Ltd.|co.,ltd.",
                "株式会社|株式会社",
                "独立行政法人情報処理推進機構|情報処理推進機構",
                "-|-",
            })
    void aMakersKeyLeavesOutLegalFormAndSpelling(String written, String key) {
        assertThat(Folding.foldMaker(written)).isEqualTo(key);
    }

    /** A blank with a combining accent is a spacing accent; where the blank is trimmed, another character is left. */
    private static boolean hasAccentAfterBlank(String written) {
        var plain = Normalizer.normalize(written, Normalizer.Form.NFKC);
        for (int i = 1; i < plain.length(); i++) {
            if (Character.getType(plain.charAt(i)) == Character.NON_SPACING_MARK
                    && Folding.fold(plain.substring(i - 1, i)).isEmpty()) {
                return true;
            }
        }
        return false;
    }

    private static String escaped(String text) {
        var escaped = new StringBuilder();
        text.chars().forEach(c -> escaped.append(String.format("\\u%04X", c)));
        return escaped.toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "シ", "上", " 1", "ー"})
    void theFirstCharacterOfAKeyIsKnownWithoutFolding(String rest) {
        int known = 0;
        for (char c = 1; c < Character.MIN_SURROGATE; c++) {
            char first = Folding.foldFirst(c + rest);
            if (first != '\0') {
                known++;
                assertThat(Folding.fold(c + rest)).startsWith(String.valueOf(first));
            }
        }
        assertThat(known).isGreaterThan(20_000);
    }
}
