package dev.kikilist.text;

import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/**
 * Turns written text into keys that are equal when a reader would call the texts the same.
 *
 * <p>NFKC alone is not enough: it leaves wave dashes, the many dashes and minus signs, old kanji such as {@code 髙} and
 * {@code 﨑}, variation selectors, zero-width characters and the three circles apart. The raw value must always be kept
 * beside a key; a key is for comparing, never for showing.
 *
 * <p>Results do not depend on locale or platform. No method throws, whatever the text.
 */
public final class Folding {
    private static final char VOICED = '\u3099';
    private static final char HALF_VOICED = '\u309A';

    private static final int ROUNDS = 8;

    private Folding() {}

    /**
     * Returns the comparison key of {@code text}: NFKC, without blanks and invisible characters, in lower case,
     * katakana for hiragana, one form for each family of dashes, wave dashes, circles, crosses and quotes, the current
     * form of old kanji.
     *
     * <p>A long vowel mark stays one after kana and is a hyphen elsewhere ({@code Aー100}); a dash between kana, or
     * after kana at the end, is taken for a long vowel mark ({@code サ−バ}). The key of a key is itself, and texts that
     * are equal under NFKC have equal keys.
     */
    public static String fold(String text) {
        return fold(text, false);
    }

    /**
     * Returns the character that {@code fold(text)} begins with, when the first character of {@code text} says it; otherwise
     * {@code '\0'}. Rules out most comparisons without folding. A combining mark that follows is not looked at.
     */
    public static char foldFirst(String text) {
        char mapped = text.isEmpty() ? FoldingTable.ELSEWHERE : FoldingTable.lookUp(text.charAt(0));
        return mapped <= FoldingTable.ELSEWHERE ? '\0' : mapped;
    }

    /** As {@link #fold}, but each run of blanks between other characters is kept as one space. */
    static String foldWords(String text) {
        return fold(text, true);
    }

    /**
     * Returns {@code text} for display: trimmed, each run of blanks (U+3000 and line ends included) as one space,
     * without zero-width, directional and control characters. Case, width and old kanji stay as the writer chose them,
     * with the variation selectors that belong to them; kana and separate voicing marks are joined.
     */
    public static String tidy(String text) {
        int length = text.length();
        int at = 0;
        while (at < length && isTidy(text, at)) {
            at++;
        }
        if (at == length) {
            return text;
        }
        var tidied = new StringBuilder(length);
        boolean blank = false;
        for (int i = 0, cp; i < length; i += Character.charCount(cp)) {
            cp = text.codePointAt(i);
            if (isBlank(cp)) {
                blank = true;
            } else if (isVariationSelector(cp) ? !blank && !tidied.isEmpty() : !isInvisible(cp)) {
                if (blank && !tidied.isEmpty()) {
                    tidied.append(' ');
                }
                blank = false;
                appendJoined(tidied, cp);
            }
        }
        return tidied.toString();
    }

    /**
     * Returns the comparison key of a company's name: as {@link #fold}, without the legal form (株式会社, ㈱, 有限会社,
     * Inc., Co., Ltd., K.K. and the like, before or after the name) and punctuation, and with the spellings of foreign
     * words brought together: {@code ヴァ} is {@code バ}, small kana are large, long vowel marks are dropped.
     *
     * <p>The key of a key is itself. A text that is nothing but a legal form keeps it, so that the key is empty only for
     * a text without visible characters.
     */
    public static String foldMaker(String text) {
        return CompanyName.key(text);
    }

    static boolean isKatakana(char c) {
        return isBetween('ァ', c, 'ヺ') || c == 'ー' || c == 'ヽ' || c == 'ヾ';
    }

    /** Returns whether {@code c} is katakana or a voicing mark, which is about to join the kana before it. */
    private static boolean isKana(char c) {
        return isKatakana(c) || c == VOICED || c == HALF_VOICED;
    }

    private static String fold(String text, boolean keepBlanks) {
        var direct = map(text, keepBlanks, false);
        if (direct != null) {
            return direct;
        }
        // Dropping an invisible character can bring a letter and a combining mark together, so once is not enough.
        var current = text;
        for (int round = 0; round < ROUNDS; round++) {
            var normalised = joinSpacedMarks(Normalizer.normalize(current, Normalizer.Form.NFKC));
            var next = map(normalised, keepBlanks, true);
            if (next == null || next.equals(current)) {
                return current;
            }
            var settled = map(next, keepBlanks, false);
            if (settled != null) {
                return settled;
            }
            current = next;
        }
        return current;
    }

    /**
     * Maps each character on its own, dashes by what stands beside them.
     *
     * @param normalised whether {@code text} is in NFKC; if not, the result is null where that makes a difference
     */
    private static @Nullable String map(String text, boolean keepBlanks, boolean normalised) {
        var key = text.toCharArray();
        int length = key.length;
        int n = 0;
        boolean same = true;
        boolean blank = false;
        for (int i = 0; i < length; i++) {
            char c = key[i];
            int mapped = FoldingTable.lookUp(c);
            if (mapped <= FoldingTable.ELSEWHERE) {
                if (mapped == FoldingTable.ELSEWHERE) {
                    if (!normalised) {
                        return null;
                    }
                    int cp = text.codePointAt(i);
                    i += Character.charCount(cp) - 1;
                    mapped = mapRare(cp);
                    same &= mapped == cp;
                }
                if (mapped == FoldingTable.DROP) {
                    continue;
                }
                if (mapped == FoldingTable.BLANK) {
                    blank = true;
                    same &= c == ' ';
                    continue;
                }
                if (mapped == FoldingTable.DASH || mapped == FoldingTable.LONG_VOWEL) {
                    boolean afterKana = n > 0 && !(blank && keepBlanks) && isKana(key[n - 1]);
                    boolean vowel =
                            afterKana && (mapped == FoldingTable.LONG_VOWEL || isEndOrKana(text, i + 1, keepBlanks));
                    mapped = vowel ? 'ー' : '-';
                    same &= mapped == c;
                }
            } else {
                same &= mapped == c;
            }
            if (blank && keepBlanks && n > 0) {
                key[n++] = ' ';
            }
            blank = false;
            if (mapped <= Character.MAX_VALUE) {
                key[n++] = (char) mapped;
            } else {
                n += Character.toChars(mapped, key, n);
            }
        }
        return same && n == length ? text : new String(key, 0, n);
    }

    /** Returns whether what is left, invisible characters and blanks at the end aside, is nothing or begins with kana. */
    private static boolean isEndOrKana(String text, int from, boolean keepBlanks) {
        boolean apart = false;
        for (int i = from, cp; i < text.length(); i += Character.charCount(cp)) {
            cp = text.codePointAt(i);
            int mapped = cp <= Character.MAX_VALUE ? FoldingTable.lookUp((char) cp) : FoldingTable.ELSEWHERE;
            if (mapped == FoldingTable.ELSEWHERE) {
                mapped = mapRare(cp);
            }
            if (mapped == FoldingTable.BLANK) {
                apart = keepBlanks;
            } else if (mapped != FoldingTable.DROP) {
                boolean kana = mapped == FoldingTable.LONG_VOWEL
                        || (mapped <= Character.MAX_VALUE && isKatakana((char) mapped));
                return kana && !apart;
            }
        }
        return true;
    }

    /** Maps a character of normalised text that the table does not have. */
    private static int mapRare(int cp) {
        if (isBlank(cp)) {
            return FoldingTable.BLANK;
        }
        if (isVariationSelector(cp) || isInvisible(cp)) {
            return FoldingTable.DROP;
        }
        return switch (cp) {
            case 0x20BB7 -> '吉';
            case 0x20B9F -> '叱';
            case 0x2123D -> '土';
            case 0x2363A -> '橋';
            case 0x2550E -> '碕';
            case 0x266B0 -> '脇';
            default -> Character.toLowerCase(Character.toUpperCase(cp));
        };
    }

    /** NFKC gives spacing accents as a blank and a combining mark; taken apart, the mark would join the letter before. */
    private static String joinSpacedMarks(String normalised) {
        StringBuilder joined = null;
        for (int i = normalised.length() - 2; i >= 0; i--) {
            if (normalised.charAt(i) == ' ') {
                var replacement = switch (normalised.charAt(i + 1)) {
                    case '\u0301' -> "'";
                    case '\u0303', '\u0304', '\u0305' -> "~";
                    case VOICED -> String.valueOf(VOICED);
                    case HALF_VOICED -> String.valueOf(HALF_VOICED);
                    default -> "";
                };
                if (!replacement.isEmpty()) {
                    joined = joined == null ? new StringBuilder(normalised) : joined;
                    joined.replace(i, i + 2, replacement);
                }
            }
        }
        return joined == null ? normalised : joined.toString();
    }

    static boolean isBlank(int cp) {
        return switch (Character.getType(cp)) {
            case Character.SPACE_SEPARATOR, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            case Character.CONTROL -> Character.isWhitespace(cp) || cp == 0x85;
            default -> cp == 0x2800;
        };
    }

    static boolean isInvisible(int cp) {
        return switch (Character.getType(cp)) {
            case Character.FORMAT -> true;
            case Character.CONTROL -> !isBlank(cp);
            default ->
                switch (cp) {
                    case 0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x3164, 0xFFA0 -> true;
                    default -> false;
                };
        };
    }

    private static boolean isVariationSelector(int cp) {
        return isBetween(0xFE00, cp, 0xFE0F)
                || isBetween(0xE0100, cp, 0xE01EF)
                || isBetween(0x180B, cp, 0x180D)
                || cp == 0x180F;
    }

    /** Returns whether {@link #tidy} keeps the character at {@code at} of a text that it kept so far. */
    private static boolean isTidy(String text, int at) {
        char c = text.charAt(at);
        if (c == ' ') {
            return at > 0 && at + 1 < text.length() && text.charAt(at - 1) != ' ';
        }
        return isBetween('!', c, '~')
                || isBetween('ぁ', c, 'ゖ')
                || isBetween(0x30A0, c, 0x30FF)
                || isBetween(0x4E00, c, 0x9FFF)
                || isBetween(0xFF01, c, 0xFF9F);
    }

    private static void appendJoined(StringBuilder tidied, int cp) {
        int last = tidied.length() - 1;
        if ((cp == VOICED || cp == HALF_VOICED) && last >= 0) {
            var joined = Normalizer.normalize(tidied.substring(last) + (char) cp, Normalizer.Form.NFC);
            if (joined.length() == 1) {
                tidied.setCharAt(last, joined.charAt(0));
                return;
            }
        }
        tidied.appendCodePoint(cp);
    }

    private static boolean isBetween(int first, int c, int last) {
        return c >= first && c <= last;
    }
}
