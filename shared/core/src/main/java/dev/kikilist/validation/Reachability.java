package dev.kikilist.validation;

import dev.kikilist.procurement.EmailAddress;
import dev.kikilist.text.Folding;
import org.jspecify.annotations.Nullable;

/** Says whether people could be reached by what a form gives as mail address or telephone number. */
final class Reachability {
    private static final String SEPARATORS = "-()・. ";
    private static final String ALTERNATIVES = "/、,;";
    private static final String[] EXTENSIONS = {"内線", "ext", "代表", "代"};
    private static final int SHORTEST = 10;
    private static final int LONGEST = 11;
    private static final int SHORTEST_ABROAD = 8;
    private static final int LONGEST_ABROAD = 15;

    private Reachability() {}

    /** Returns whether {@code written}, folded, is one mail address. */
    static boolean isEmail(String written) {
        return EmailAddress.parse(Folding.fold(written)).isPresent();
    }

    /**
     * Returns whether {@code written} begins with a telephone number that can be called from Japan: 10 or 11 digits from
     * 0 on, or a country code after +. An extension (内線) may follow.
     */
    static boolean isPhone(String written) {
        var number = number(written);
        if (number.startsWith("+")) {
            var digits = number.substring(1);
            return isDigits(digits) && digits.length() >= SHORTEST_ABROAD && digits.length() <= LONGEST_ABROAD;
        }
        return number.startsWith("0") && isDigits(number) && isNational(number.length());
    }

    /** Returns the number with the 0 that a spreadsheet took away, or null when that is not what is wrong. */
    static @Nullable String withLeadingZero(String written) {
        var number = number(written);
        return isDigits(number) && number.charAt(0) != '0' && isNational(number.length() + 1) ? "0" + number : null;
    }

    private static boolean isNational(int digits) {
        return digits >= SHORTEST && digits <= LONGEST;
    }

    /** Returns the digits of the first number, with a + in front if there is one; other characters stay in. */
    private static String number(String written) {
        var key = Folding.fold(written);
        int end = key.length();
        for (int i = 0; i < key.length(); i++) {
            if (ALTERNATIVES.indexOf(key.charAt(i)) >= 0) {
                end = i;
                break;
            }
        }
        for (var extension : EXTENSIONS) {
            int at = key.indexOf(extension);
            if (at > 0) {
                end = Math.min(end, at);
            }
        }
        int start = key.startsWith("tel") ? 3 : 0;
        var number = new StringBuilder();
        for (int i = Math.min(start, end); i < end; i++) {
            char c = key.charAt(i);
            boolean colonAfterTel = c == ':' && number.isEmpty();
            if (SEPARATORS.indexOf(c) < 0 && !colonAfterTel) {
                number.append(c);
            }
        }
        return number.toString();
    }

    private static boolean isDigits(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
