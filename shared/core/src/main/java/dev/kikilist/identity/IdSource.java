package dev.kikilist.identity;

import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Makes the ids of what a command creates. */
public final class IdSource {
    private final RandomGenerator random;

    /** @param random cannot be guessed, except in tests */
    public IdSource(RandomGenerator random) {
        this.random = random;
    }

    /**
     * Returns an id of {@code kind}: always the same for the same key, otherwise a new one.
     *
     * @param kind the letter of the kind
     * @param scope within what the key is meant, such as who sent it and to what
     * @param key the caller's key, or null when the caller gave none
     */
    public String id(char kind, String scope, @Nullable IdempotencyKey key) {
        if (key != null) {
            return OpaqueId.derived(kind, scope, key.value());
        }
        var entropy = new byte[17];
        random.nextBytes(entropy);
        return OpaqueId.of(kind, entropy);
    }
}
