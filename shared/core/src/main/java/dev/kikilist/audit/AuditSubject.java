package dev.kikilist.audit;

/**
 * What a chain of events is about.
 *
 * @param value its id, unique among all subjects
 */
public record AuditSubject(String value) {
    @Override
    public String toString() {
        return value;
    }
}
