package dev.kikilist.audit;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One thing that happened, before it has its place in a chain.
 *
 * @param kind what kind of thing
 * @param at when
 * @param facts what is to be known of it, by name; nothing that only reviewers may know, and no personal data
 */
public record AuditEntry(AuditKind kind, Instant at, SortedMap<String, String> facts) {
    public AuditEntry {
        facts = Collections.unmodifiableSortedMap(new TreeMap<>(facts));
    }

    /** Makes an entry of facts in any order. */
    public static AuditEntry of(AuditKind kind, Instant at, Map<String, String> facts) {
        return new AuditEntry(kind, at, new TreeMap<>(facts));
    }
}
