package dev.kikilist.text;

import dev.kikilist.text.CorporateNumber.ParseResult;
import dev.kikilist.text.CorporateNumber.ParseResult.Absent;
import dev.kikilist.text.CorporateNumber.ParseResult.Malformed;
import dev.kikilist.text.CorporateNumber.ParseResult.Repaired;
import dev.kikilist.text.CorporateNumber.ParseResult.Valid;
import dev.kikilist.text.CorporateNumber.Slip;
import java.util.Set;

/** Reads 法人番号 fields that do not hold simply a valid number. */
final class CorporateNumberReader {
    /** Folded words for "there is none": katakana for hiragana, lower case. */
    private static final Set<String> NONE = Set.of(
            "-", "--", "---", "/", "×", "ナシ", "無シ", "無", "該当ナシ", "該当無シ", "非該当", "番号ナシ", "番号無シ", "対象外", "n/a", "na",
            "none", "外国法人", "外国企業", "海外法人", "海外企業");

    private CorporateNumberReader() {}

    static ParseResult read(String raw) {
        var key = Folding.fold(raw);
        if (key.isEmpty() || NONE.contains(key)) {
            return new Absent();
        }
        boolean prefixed = key.length() > 1 && key.charAt(0) == 't' && !isLetter(key.charAt(1));
        var digits = withoutSeparators(prefixed ? key.substring(1) : key);
        if (!CorporateNumber.isDigits(digits)) {
            return new Malformed(slipOfText(raw, key), null);
        }
        if (digits.length() >= 10 && CorporateNumber.isOneDigitRepeated(digits)) {
            return new Malformed(Slip.PLACEHOLDER, null);
        }
        if (CorporateNumber.isNumber(digits)) {
            return valid(raw, new CorporateNumber(digits), prefixed);
        }
        return switch (digits.length()) {
            case 13 -> new Malformed(Slip.CHECK_DIGIT, null);
            case 12 ->
                new Malformed(Slip.TWELVE_DIGITS, new CorporateNumber(CorporateNumber.checkDigit(digits, 0) + digits));
            default -> new Malformed(Slip.WRONG_LENGTH, null);
        };
    }

    private static ParseResult valid(String raw, CorporateNumber number, boolean prefixed) {
        var tidied = Folding.tidy(raw);
        if (tidied.equals(number.value())) {
            return new Valid(number);
        }
        if (prefixed) {
            return new Repaired(number, Slip.T_PREFIX);
        }
        return new Repaired(number, tidied.length() > number.value().length() ? Slip.HYPHENS : Slip.FULL_WIDTH);
    }

    private static Slip slipOfText(String raw, String key) {
        if (SampleText.isSample(raw)) {
            return Slip.PLACEHOLDER;
        }
        int e = key.indexOf("e+");
        boolean exponent = e > 0
                && CorporateNumber.isDigits(key.substring(0, e).replace(".", ""))
                && CorporateNumber.isDigits(key.substring(e + 2));
        return exponent ? Slip.EXPONENT : Slip.NOT_DIGITS;
    }

    private static String withoutSeparators(String key) {
        var digits = new StringBuilder(key.length());
        for (int i = 0; i < key.length(); i++) {
            char c = key.charAt(i);
            if (c != '-' && c != ',' && c != '.' && c != '・') {
                digits.append(c);
            }
        }
        return digits.toString();
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z';
    }
}
