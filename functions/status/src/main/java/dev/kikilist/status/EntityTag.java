package dev.kikilist.status;

import dev.kikilist.lambda.HttpRequest;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * What tells one content of an address from another (RFC 9110).
 *
 * @param text the tag with its quotation marks
 */
record EntityTag(String text) {
    /** Returns the tag of {@code content}. */
    static EntityTag of(byte[] content) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(content);
            return new EntityTag("\"" + Base64.getUrlEncoder().withoutPadding().encodeToString(digest) + "\"");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
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
}
