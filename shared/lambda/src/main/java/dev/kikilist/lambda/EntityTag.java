package dev.kikilist.lambda;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/**
 * What tells one content of an address from another (RFC 9110).
 *
 * @param text the tag with its quotation marks
 */
record EntityTag(String text) {
    private static final int DIGEST_LENGTH = 15;

    /** Returns the tag of {@code content}. */
    static EntityTag of(String content) {
        return new EntityTag("\"" + digest(content) + "\"");
    }

    /**
     * Returns the tag of {@code content}, which shows a version. The digest tells contents apart that have one version, since
     * some of what is shown changes without a step of anybody's.
     */
    static EntityTag of(int version, String content) {
        return new EntityTag("\"" + version + "-" + digest(content) + "\"");
    }

    /** Returns whether the caller has this content already: the weak comparison of If-None-Match. */
    boolean isKnownTo(HttpRequest request) {
        return request.header("if-none-match").filter(this::isNamedIn).isPresent();
    }

    private boolean isNamedIn(String known) {
        for (var each : known.split(",", -1)) {
            var bare = each.strip();
            if (bare.equals("*") || bare.equals(text) || bare.equals("W/" + text)) {
                return true;
            }
        }
        return false;
    }

    private static String digest(String body) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(body.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, DIGEST_LENGTH));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
