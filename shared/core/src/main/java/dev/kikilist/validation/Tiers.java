package dev.kikilist.validation;

import dev.kikilist.text.Folding;

/** Reads 階層: which tier of subcontracting a row is. */
final class Tiers {
    /** What is no tier. */
    static final int NONE = 0;

    private static final String KANJI = "〇一二三四五六七八九";
    private static final int HIGHEST = 99;
    private static final String AGAIN = "再";
    private static final String OUTSOURCED = "委託";

    private Tiers() {}

    /** Returns the tier: 1 for 1, 一次, 再委託 and the like, 2 for 2, 再々委託; {@link #NONE} for anything else. */
    static int read(String written) {
        var key = Folding.fold(written);
        if (key.startsWith(AGAIN) && (key.endsWith(OUTSOURCED) || key.endsWith(OUTSOURCED + "先"))) {
            return againCount(key.substring(0, key.indexOf(OUTSOURCED)));
        }
        var number = key;
        for (var prefix : new String[] {"第"}) {
            number = number.startsWith(prefix) ? number.substring(prefix.length()) : number;
        }
        for (var suffix : new String[] {"先", "委託", "下請ケ", "次", "階層", "層", "段階"}) {
            number = number.endsWith(suffix) ? number.substring(0, number.length() - suffix.length()) : number;
        }
        if (number.length() == 1 && KANJI.indexOf(number.charAt(0)) > 0) {
            return KANJI.indexOf(number.charAt(0));
        }
        if (number.isEmpty() || number.length() > 2) {
            return NONE;
        }
        int tier = 0;
        for (int i = 0; i < number.length(); i++) {
            char c = number.charAt(i);
            if (c < '0' || c > '9') {
                return NONE;
            }
            tier = tier * 10 + c - '0';
        }
        return Math.min(tier, HIGHEST);
    }

    /** Returns how often 再 or 々 stands in {@code text}, and nothing else; otherwise {@link #NONE}. */
    private static int againCount(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '再' && c != '々') {
                return NONE;
            }
        }
        return text.length();
    }
}
