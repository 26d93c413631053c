package dev.kikilist.idempotency;

import dev.kikilist.identity.IdempotencyKey;

/**
 * A key as one caller means it: that of another caller is another, though it may be written alike.
 *
 * @param caller who sent it, told apart from everybody else
 * @param key what was sent
 */
public record RequestKey(String caller, IdempotencyKey key) {}
