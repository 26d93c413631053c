package dev.kikilist.reading;

import dev.kikilist.text.Folding;
import java.util.Set;

/** What people write in a field instead of its value. */
public final class Remarks {
    // All words stand here as folding leaves them: katakana for hiragana, lower case.
    private static final Words DITTO =
            Words.of("同上", "〃", "\"", "''", "仝", "同", "同ジ", "上ニ同ジ", "上記ニ同ジ", "上記ト同ジ", "↑", "々");
    private static final Words NONE = Words.of(
            "-", "--", "---", "/", "ナシ", "無シ", "無", "該当ナシ", "該当無シ", "該当無", "非該当", "対象外", "n/a", "na", "none", "該当アリマセン",
            "特ニナシ");
    private static final Words NOT_KNOWN = Words.of(
            "未定", "不明", "調査中", "確認中", "検討中", "調整中", "未確定", "未決定", "別途", "後日", "tbd", "tba", "unknown", "?", "??",
            "???");

    private static final String[] DENIALS = {"ナシ", "無シ", "アリマセン", "シマセン", "行イマセン", "シナイ", "行ワナイ", "予定ハナイ", "予定ナシ"};

    private static final int LONGEST = 12;
    private static final int LONGEST_SENTENCE = 40;

    private Remarks() {}

    /** Returns whether {@code text} says that the value is that of the row above: 同上, 〃. */
    public static boolean isDitto(String text) {
        return DITTO.contains(text);
    }

    /** Returns whether {@code text} says that there is nothing to write: 該当なし, なし, -. */
    public static boolean isNone(String text) {
        return NONE.contains(text);
    }

    /** Returns whether {@code text} says that the value is not known yet: 未定, 不明, 調査中. */
    public static boolean isNotKnown(String text) {
        return NOT_KNOWN.contains(text);
    }

    /** Returns whether {@code text} says that nothing is subcontracted: 再委託なし, 再委託は行いません. */
    public static boolean saysNoSubcontractors(String text) {
        if (text.length() > LONGEST_SENTENCE || text.indexOf('委') < 0) {
            return false;
        }
        var key = Folding.fold(text);
        if (key.contains("委託")) {
            for (var denial : DENIALS) {
                if (key.endsWith(denial) || key.endsWith(denial + "。")) {
                    return true;
                }
            }
        }
        return false;
    }

    /**
     * Words as folding leaves them.
     *
     * @param initials the characters that they begin with, each as one of 64 bits: most texts begin with none of these
     */
    private record Words(Set<String> words, long initials) {
        static Words of(String... words) {
            long initials = 0;
            for (var word : words) {
                initials |= 1L << word.charAt(0);
            }
            return new Words(Set.of(words), initials);
        }

        boolean contains(String text) {
            if (text.length() > LONGEST) {
                return false;
            }
            char first = Folding.foldFirst(text);
            return (first == '\0' || (initials >>> first & 1) != 0) && words.contains(Folding.fold(text));
        }
    }
}
