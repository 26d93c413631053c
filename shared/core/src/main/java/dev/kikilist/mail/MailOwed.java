package dev.kikilist.mail;

import java.time.Instant;

/**
 * A mail that is owed.
 *
 * @param id which mail
 * @param owedAt since when
 */
public record MailOwed(MailId id, Instant owedAt) {}
