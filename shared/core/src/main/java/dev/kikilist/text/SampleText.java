package dev.kikilist.text;

import java.util.Optional;

/**
 * Recognises the sample text of the blank form where it was not replaced: 〇〇省, {@code × × ×}, △△△, ●●●,
 * {@code XXXXXXXXXX}, {@code OO OO}, {@code XXXX@XXXX.co.jp}, {@code XX-XXXX-XXXX}, 令和〇.
 *
 * <p>Real names are left alone: {@code AXXX-100}, {@code XXV710}, マルマル, {@code 1920×1080}, 一〇〇周年.
 */
public final class SampleText {
    private static final String MARKS = "〇●△▲□■◇×";
    private static final String KANJI_NUMERALS = "一二三四五六七八九十百千";
    private static final String CALENDAR_UNITS = "年月日";

    private SampleText() {}

    /** Returns whether {@code raw} holds sample text. */
    public static boolean isSample(String raw) {
        return find(raw).isPresent();
    }

    /**
     * Returns the first piece of sample text in {@code raw}, as {@link Folding#fold} writes it but with its blanks.
     *
     * @param raw the text of one field
     */
    public static Optional<String> find(String raw) {
        if (!isSuspect(raw)) {
            return Optional.empty();
        }
        var text = Folding.foldWords(raw);
        if (isOnly(text, "x -.@()", 'x', 3) || isOnly(text, "o ", 'o', 2) || isOnly(text, "0 -()", '0', 9)) {
            return Optional.of(text);
        }
        for (int i = 0; i < text.length(); i++) {
            int end = endOfSample(text, i);
            if (end > i) {
                return Optional.of(text.substring(i, end));
            }
        }
        return Optional.empty();
    }

    /** Rules out nearly every real text without folding it. */
    private static boolean isSuspect(String raw) {
        char before = ' ';
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            switch (c) {
                case 'x', 'X', 'o', 'O', '*', '0' -> {
                    if (c == before && (c != '0' || raw.charAt(0) == '0')) {
                        return true;
                    }
                }
                case 'Ｘ', 'ｘ', 'Ｏ', 'ｏ', '＊', '０', '〇', '×' -> {
                    return true;
                }
                default -> {
                    if (c >= 0x2500 && c < 0x2C00) {
                        return true;
                    }
                }
            }
            before = c;
        }
        return false;
    }

    private static boolean isOnly(String text, String permitted, char counted, int atLeast) {
        int count = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (permitted.indexOf(c) < 0) {
                return false;
            }
            count += c == counted ? 1 : 0;
        }
        return count >= atLeast;
    }

    /** Returns where the sample text that begins at {@code start} ends, or {@code start} when none begins there. */
    private static int endOfSample(String text, int start) {
        char c = text.charAt(start);
        if (MARKS.indexOf(c) >= 0) {
            return endOfMarks(text, start);
        }
        if (c == '*') {
            int end = endOfRun(text, start);
            return end - start >= 3 ? end : start;
        }
        if (c == 'x' || c == 'o') {
            int end = endOfRun(text, start);
            char before = start == 0 ? ' ' : text.charAt(start - 1);
            char after = end == text.length() ? ' ' : text.charAt(end);
            if (isLatin(before) || isLatin(after)) {
                return start;
            }
            int length = end - start;
            boolean japaneseBeside = isKanji(before) || isKanji(after) || Folding.isKatakana(after);
            boolean sample = c == 'x'
                    ? length >= 4 || (length == 3 && japaneseBeside)
                    : length >= 2 && (isKanji(before) || isKanji(after));
            return sample ? end : start;
        }
        return start;
    }

    private static int endOfMarks(String text, int start) {
        int end = start;
        int marks = 0;
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            if (MARKS.indexOf(c) >= 0) {
                marks++;
                end = i + 1;
            } else if (c != ' ') {
                break;
            }
        }
        char before = start == 0 ? ' ' : text.charAt(start - 1);
        char after = end == text.length() ? ' ' : text.charAt(end);
        // 〇 is also the zero of 一〇〇.
        if (KANJI_NUMERALS.indexOf(before) >= 0 || KANJI_NUMERALS.indexOf(after) >= 0) {
            return start;
        }
        boolean date = CALENDAR_UNITS.indexOf(after) >= 0 || Era.endsAt(text, start);
        return marks >= 2 || date ? end : start;
    }

    private static int endOfRun(String text, int start) {
        int end = start;
        while (end < text.length() && text.charAt(end) == text.charAt(start)) {
            end++;
        }
        return end;
    }

    private static boolean isLatin(char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    }

    private static boolean isKanji(char c) {
        return c >= 0x4E00 && c <= 0x9FFF;
    }
}
