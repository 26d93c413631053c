package dev.kikilist.identity;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/** The shape that all ids have: one letter for the kind, then 26 digits and letters (130 bits, base 32). */
public final class OpaqueId {
    private static final int LENGTH = 27;
    private static final int BITS = 130;

    private OpaqueId() {}

    /** Returns the id of {@code kind} that belongs to {@code parts}; equal parts give the equal id. */
    public static String derived(char kind, String... parts) {
        var digest = sha256();
        for (var part : parts) {
            var bytes = part.getBytes(StandardCharsets.UTF_8);
            digest.update(BigInteger.valueOf(bytes.length).toByteArray());
            digest.update((byte) ':');
            digest.update(bytes);
        }
        return of(kind, Arrays.copyOf(digest.digest(), 17));
    }

    /** Returns the id of {@code kind} made of the first 130 bits of {@code entropy}, which has at least 17 bytes. */
    public static String of(char kind, byte[] entropy) {
        if (entropy.length < 17) {
            throw new IllegalArgumentException("17 bytes are needed, were " + entropy.length);
        }
        var number = new BigInteger(1, Arrays.copyOf(entropy, 17)).shiftRight(17 * 8 - BITS);
        var digits = number.toString(32);
        return kind + "0".repeat(LENGTH - 1 - digits.length()) + digits;
    }

    /** Returns whether {@code text} can be an id of {@code kind}. */
    public static boolean isWellFormed(char kind, String text) {
        if (text.length() != LENGTH || text.charAt(0) != kind) {
            return false;
        }
        for (int i = 1; i < LENGTH; i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && (c < 'a' || c > 'v')) {
                return false;
            }
        }
        return true;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
