package dev.kikilist.audit;

/** What kind of thing happened. Names are stored and hashed: they never change. */
public enum AuditKind {
    /** An uploaded object version was first seen. */
    RECEIVED,
    /** Another run took it up, because the one before died or gave up. */
    TAKEN_UP,
    /** A fault of ours keeps it from being read. */
    INTERRUPTED,
    /** Its content was judged. */
    DECIDED,
    /** A later list stands in its place. */
    SUPERSEDED,
    /** A mail that it owed was taken by the mail service. */
    MAIL_SENT,
    /** A mail that it owed will not be sent. */
    MAIL_FAILED,
    /** An entry of the concern list was drafted. */
    CONCERN_DRAFTED,
    /** It was changed. */
    CONCERN_CHANGED,
    /** It was published. */
    CONCERN_PUBLISHED,
    /** It was taken off the list. */
    CONCERN_WITHDRAWN,
    /** All lists accepted before were searched for it. */
    CONCERN_RECALLED,
    /** The recipient's server took a mail. */
    MAIL_DELIVERED,
    /** A mail came back. */
    MAIL_BOUNCED,
    /** Whoever got a mail called it unwanted. */
    MAIL_COMPLAINED,
    /** An agency asked for advice on a list. */
    ADVICE_REQUESTED,
    /** It took its request back. */
    ADVICE_REQUEST_WITHDRAWN,
    /** An advising office gave its opinion. */
    OPINION_GIVEN,
    /** An opinion that drops a concern waits for a second reviewer. */
    CONCERN_REMOVAL_PROPOSED,
    /** A second reviewer confirmed it. */
    CONCERN_REMOVAL_CONFIRMED,
    /** An advising office put a question to the agency. */
    INQUIRY_ASKED,
    /** The agency answered. */
    INQUIRY_ANSWERED,
    /** Advice was released to the agency. */
    ADVICE_RELEASED,
    /** The agency told the vendor of it. */
    VENDOR_NOTIFIED,
    /** An agency registered a procurement. */
    PROCUREMENT_REGISTERED,
    /** It changed what it had registered. */
    PROCUREMENT_AMENDED,
    /** It gave a procurement into other hands. */
    PROCUREMENT_HANDED_OVER,
    /** It cancelled a procurement. */
    PROCUREMENT_CANCELLED,
    /** A date of a procurement came near or passed, and mails were owed because of it. */
    DEADLINE_NOTICED,
    /** An agency registered another contact of an invited vendor. */
    VENDOR_CONTACT_CHANGED,
    /** The data of a contact were removed, as its person asked. */
    CONTACT_REMOVED
}
