package dev.kikilist.procurement;

import java.util.Locale;
import java.util.Optional;

/**
 * One mail address that can stand in a header: printable ASCII, one {@code @}, a dotted domain, at most 254 characters.
 *
 * @param value the bare address
 */
public record EmailAddress(String value) {
    private static final int LONGEST = 254;
    private static final String LOCAL_PUNCTUATION = ".!#$%&'*+/=?^_`{|}~-";

    public EmailAddress {
        if (!isUsable(value)) {
            throw new IllegalArgumentException("not a usable mail address");
        }
    }

    /** Returns the address that {@code text} is after trimming, or empty when it is none. */
    public static Optional<EmailAddress> parse(String text) {
        var trimmed = text.strip();
        return isUsable(trimmed) ? Optional.of(new EmailAddress(trimmed)) : Optional.empty();
    }

    /** Returns the address in the one spelling of all that differ in case only; mail goes to the address as it was given. */
    public String folded() {
        return value.toLowerCase(Locale.ROOT);
    }

    private static boolean isUsable(String text) {
        int at = text.indexOf('@');
        if (text.length() > LONGEST || at < 1 || at > 64 || at != text.lastIndexOf('@')) {
            return false;
        }
        var domain = text.substring(at + 1);
        return text.substring(0, at).chars().allMatch(EmailAddress::isLocalCharacter)
                && domain.chars().allMatch(c -> isLetterOrDigit(c) || c == '.' || c == '-')
                && domain.indexOf('.') > 0
                && !domain.endsWith(".")
                && !domain.startsWith("-")
                && !domain.contains("..")
                && !text.contains("..");
    }

    private static boolean isLocalCharacter(int c) {
        return isLetterOrDigit(c) || LOCAL_PUNCTUATION.indexOf(c) >= 0;
    }

    private static boolean isLetterOrDigit(int c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
}
