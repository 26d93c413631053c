package dev.kikilist.idempotency;

/**
 * What tells a request from another one under the same key.
 *
 * @param value a digest over all that matters of the request
 */
public record RequestDigest(String value) {}
