package dev.kikilist.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * One thing that happened, in its place in a chain.
 *
 * @param subject what the chain is about
 * @param sequence its place in the chain, from 1
 * @param entry what happened
 * @param previous the hash of the event before; 64 zeros for the first
 * @param hash SHA-256 over {@link #canonical}, lower-case hexadecimal
 */
public record AuditEvent(AuditSubject subject, int sequence, AuditEntry entry, String previous, String hash) {
    /** Returns the event that follows {@code head} in the chain of {@code subject}. */
    public static AuditEvent after(ChainHead head, AuditSubject subject, AuditEntry entry) {
        int sequence = head.sequence() + 1;
        return new AuditEvent(
                subject, sequence, entry, head.hash(), sha256(canonical(subject, sequence, entry, head.hash())));
    }

    /** Returns the head of the chain that ends with this event. */
    public ChainHead head() {
        return new ChainHead(sequence, hash);
    }

    /** Returns whether the hash is that of the content. */
    public boolean isIntact() {
        return sha256(canonical(subject, sequence, entry, previous)).equals(hash);
    }

    /**
     * Returns the text that is hashed: previous hash, subject, sequence, kind, time, and each fact's name and value in the
     * order of the names. Every part is preceded by its length in UTF-16 units and a colon and followed by a line feed, so
     * that no two events have the same text.
     */
    private static String canonical(AuditSubject subject, int sequence, AuditEntry entry, String previous) {
        var text = new StringBuilder();
        part(text, previous);
        part(text, subject.value());
        part(text, Integer.toString(sequence));
        part(text, entry.kind().name());
        part(text, entry.at().toString());
        entry.facts().forEach((name, value) -> {
            part(text, name);
            part(text, value);
        });
        return text.toString();
    }

    private static void part(StringBuilder text, String part) {
        text.append(part.length()).append(':').append(part).append('\n');
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
