package dev.kikilist.advice;

import java.time.Instant;

/**
 * What the agency tells the vendor of the advice, in its own words.
 *
 * @param text the agency's wording
 * @param at when
 */
public record VendorNotice(String text, Instant at) {}
