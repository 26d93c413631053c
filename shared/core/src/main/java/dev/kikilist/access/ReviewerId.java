package dev.kikilist.access;

/**
 * Which reviewer of an office, as the issuer of tokens names the account: a text without a person's name.
 *
 * @param value the account, 1 to {@value #LONGEST} printable ASCII characters
 */
public record ReviewerId(String value) {
    /** The most characters of an account. */
    public static final int LONGEST = 128;

    public ReviewerId {
        if (!isWellFormed(value)) {
            throw new IllegalArgumentException("no account");
        }
    }

    /** Returns whether {@code text} can be an account. */
    public static boolean isWellFormed(String text) {
        return !text.isEmpty() && text.length() <= LONGEST && text.chars().allMatch(c -> c > ' ' && c <= '~');
    }

    @Override
    public String toString() {
        return value;
    }
}
