package dev.kikilist.testkit;

/** What an adapter throws during an outage that a test ordered. */
public final class OutageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    OutageException(String operation) {
        super("outage at " + operation);
    }
}
