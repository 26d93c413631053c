package dev.kikilist.text;

import org.jspecify.annotations.Nullable;

/**
 * A corporate number (法人番号): 13 digits of which the first is a check digit.
 *
 * <p>That the form is right does not mean that the corporation exists, and the check digit does not notice a 0 written
 * for a 9 or a 9 for a 0.
 *
 * @param value 13 ASCII digits with a valid check digit, not all equal
 */
public record CorporateNumber(String value) {
    private static final int LENGTH = 13;

    public CorporateNumber {
        if (!isNumber(value)) {
            throw new IllegalArgumentException("not a corporate number: " + value);
        }
    }

    /** What the text of a 法人番号 field amounts to. */
    public sealed interface ParseResult {
        /** Written as it should be. */
        record Valid(CorporateNumber number) implements ParseResult {}

        /** A valid number once {@code slip} is set right, which cannot change its meaning. */
        record Repaired(CorporateNumber number, Slip slip) implements ParseResult {}

        /** Nothing, or a mark that says that there is none, which is right for most foreign makers. */
        record Absent() implements ParseResult {}

        /**
         * No corporate number.
         *
         * @param slip the likely reason
         * @param suggestion a number that may be meant and should be confirmed by the writer, or null
         */
        record Malformed(Slip slip, @Nullable CorporateNumber suggestion) implements ParseResult {}
    }

    /** The slips that occur when a corporate number is written. */
    public enum Slip {
        /** Twelve digits: the 会社法人等番号 of the commercial register, which is the number without its check digit. */
        TWELVE_DIGITS,
        /** The {@code T} of an invoice registration number before the digits. */
        T_PREFIX,
        /** Hyphens, blanks, commas or dots between the digits. */
        HYPHENS,
        /** Digits that are not ASCII. */
        FULL_WIDTH,
        /** Thirteen digits whose check digit is wrong. */
        CHECK_DIGIT,
        /** A filler such as 9999999999999 or XXXXXXXXXX. */
        PLACEHOLDER,
        /** A number that a spreadsheet shortened, such as 7.01E+12; the digits are lost. */
        EXPONENT,
        /** Something other than digits. */
        NOT_DIGITS,
        /** Digits, but neither 12 nor 13. */
        WRONG_LENGTH
    }

    /**
     * Reads what was written in a 法人番号 field.
     *
     * @param raw the text of the cell; a numeric cell in plain digits
     */
    public static ParseResult parse(String raw) {
        return isNumber(raw) ? new ParseResult.Valid(new CorporateNumber(raw)) : CorporateNumberReader.read(raw);
    }

    /** Returns whether {@code text} is 13 digits with a valid check digit that are not all equal. */
    static boolean isNumber(String text) {
        return text.length() == LENGTH
                && isDigits(text)
                && text.charAt(0) == checkDigit(text, 1)
                && !isOneDigitRepeated(text);
    }

    /**
     * Returns the check digit of the twelve digits from {@code start} on: 9 − (Σ Pn·Qn mod 9), n counted from the right,
     * Qn being 1 for odd n and 2 for even n. It is never 0.
     */
    static char checkDigit(String text, int start) {
        int sum = 0;
        for (int i = 0; i < LENGTH - 1; i++) {
            int digit = text.charAt(start + i) - '0';
            sum += i % 2 == 0 ? 2 * digit : digit;
        }
        return (char) ('9' - sum % 9);
    }

    static boolean isDigits(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return false;
            }
        }
        return !text.isEmpty();
    }

    static boolean isOneDigitRepeated(String text) {
        for (int i = 1; i < text.length(); i++) {
            if (text.charAt(i) != text.charAt(0)) {
                return false;
            }
        }
        return true;
    }
}
