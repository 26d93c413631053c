package dev.kikilist.identity;

import java.util.Optional;

/**
 * A caller's name for one command: however often the command arrives under it, it is carried out once.
 *
 * @param value 1 to {@value #LONGEST} printable ASCII characters
 */
public record IdempotencyKey(String value) {
    /** The most characters of a key. */
    public static final int LONGEST = 200;

    public IdempotencyKey {
        if (!isUsable(value)) {
            throw new IllegalArgumentException("not an idempotency key");
        }
    }

    /** Returns the key that {@code text} is, or empty when it cannot be one. */
    public static Optional<IdempotencyKey> parse(String text) {
        return isUsable(text) ? Optional.of(new IdempotencyKey(text)) : Optional.empty();
    }

    private static boolean isUsable(String text) {
        return !text.isEmpty() && text.length() <= LONGEST && text.chars().allMatch(c -> c >= '!' && c <= '~');
    }
}
