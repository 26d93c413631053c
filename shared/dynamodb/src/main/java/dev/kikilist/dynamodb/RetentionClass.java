package dev.kikilist.dynamodb;

/** How long an item is kept, and what takes it away; {@code docs/retention.md} says the same of all that is stored. */
public enum RetentionClass {
    /** What a dispute about a tender may turn on. It is kept as long as the table is. */
    RECORD(false),
    /** Contacts, which are removed when asked, or some years after the procurement is over. */
    CONTACT(false),
    /** What follows from records or is done with them: it is kept as long as they are. */
    WORKING(false),
    /** An upload ticket, which the table deletes 30 days after it was issued. */
    TICKET(true),
    /** An answer that is kept for repeated requests, which the table deletes a day after it was given. */
    ANSWER(true);

    private final boolean isExpiring;

    RetentionClass(boolean isExpiring) {
        this.isExpiring = isExpiring;
    }

    /** Returns whether the table deletes such items by itself. */
    public boolean isExpiring() {
        return isExpiring;
    }
}
