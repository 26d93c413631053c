package dev.kikilist.simulation.check;

/** What holds whatever fails. */
public enum Property {
    /** The object versions are the submissions: each version is one, and each in a state that is final and seen. */
    EVERY_VERSION_DECIDED_ONCE("Each object version is one submission in one final state"),
    /** Mails are owed exactly as the decision says. */
    MAILS_AS_DECIDED("Each decision owes its mails and no other"),
    /** No mail is taken twice by the mail service, none that is not owed. */
    MAIL_TAKEN_AT_MOST_ONCE("No mail reaches the mail service twice or without being owed"),
    /** A mail is marked as what became of it. */
    MAIL_MARKED_TRULY("A mail is marked as sent, and as what became of it, exactly as the mail service told"),
    /** No mail is forgotten. */
    NO_MAIL_FORGOTTEN("Every owed mail is sent, has failed for a reason, waits for an address, or may have been taken"),
    /** Addresses that take no mail are spared. */
    ADDRESSES_SPARED("No mail goes to an address of which it was known that mail comes back"),
    /** Rows are those that the manifest names, with their digest. */
    ROWS_AS_NAMED("The rows of a decided list are those that its manifest names"),
    /** A lease that was followed decides nothing. */
    FENCES_RESPECTED("A lease that was followed changes nothing that is seen"),
    /** What was decided stays as it is. */
    DECISIONS_FINAL("A decision is never changed, but for what stands in its place"),
    /** The last list stands. */
    LAST_LIST_STANDS("The current list of an invitation is the last sound one in its vendor's order"),
    /** Versions count decisions. */
    VERSIONS_CONTIGUOUS("The versions of an invitation are 1 to n, each once"),
    /** The chain of events is whole. */
    CHAINS_WHOLE("Each chain of events is intact and tells all that happened"),
    /** Nobody sees what is not theirs. */
    RIVALS_APART("Nothing of one vendor is seen by another"),
    /** It comes to rest. */
    COMES_TO_REST("Once nothing fails any more, all work comes to its end");

    private final String words;

    Property(String words) {
        this.words = words;
    }

    /** Returns what it says. */
    public String words() {
        return words;
    }
}
