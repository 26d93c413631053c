package dev.kikilist.text;

import java.util.Random;

/** Generates text of the kinds that stand in cells, and of kinds that should not; the same seed gives the same texts. */
final class WrittenText {
    private static final String[] PIECES = {
        "サーバ",
        "サーバー",
        "ｻｰﾊﾞ",
        "さーば",
        "カ゛",
        "か\u3099",
        "株式会社",
        "㈱",
        "髙﨑",
        "濵",
        "葛\uDB40\uDD00",
        "辻\uFE00",
        "〇",
        "○",
        "◯",
        "〜",
        "～",
        "−",
        "‐",
        "―",
        "ー",
        "-",
        "－",
        "ABC",
        "ａｂｃ",
        "１２３",
        "042",
        " ",
        "\u3000",
        "\u00A0",
        "\u200B",
        "\uFEFF",
        "\u00AD",
        "\t",
        "\n",
        "㋿3年",
        "①",
        "ⅲ",
        "㍻",
        "½",
        "ﬁ",
        "İ",
        "ß",
        "ſ",
        "ς",
        "Å",
        "´",
        "˜",
        "゛",
        "゜",
        "\u0301",
        "\u0345",
        "𠮷",
        "𩸽",
        "👩‍💻",
        "한글",
        "\u1100\u1161",
        "ヴァ",
        "ヵ",
        "ゝ",
        "・",
        "･",
        "×",
        "✕",
        "’",
        "“",
        "…",
        "€",
        "\\",
        "¥",
        "\uD800",
        "\uDC00",
        "\u0000",
        "\uFFFF",
        "⻑",
        "﹣",
        "￣",
        "‾",
        "ﾟ",
        "ﾞ",
        "ゟ",
        "ヿ",
        "㌔",
        "ﷺ",
        "\u3164",
        "\u2800",
        "\u180E"
    };

    private final Random random;

    WrittenText(long seed) {
        random = new Random(seed);
    }

    /** Returns the next text, of up to eight pieces. */
    String next() {
        var text = new StringBuilder();
        for (int pieces = random.nextInt(9); pieces > 0; pieces--) {
            switch (random.nextInt(5)) {
                case 0 -> text.appendCodePoint(random.nextInt(Character.MAX_CODE_POINT + 1));
                case 1 -> text.append((char) random.nextInt(0x10000));
                default -> text.append(PIECES[random.nextInt(PIECES.length)]);
            }
        }
        return text.toString();
    }

    /** Returns the next number from 0 to {@code bound}, which is left out. */
    int below(int bound) {
        return random.nextInt(bound);
    }
}
