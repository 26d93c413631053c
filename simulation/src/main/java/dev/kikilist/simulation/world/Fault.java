package dev.kikilist.simulation.world;

/** What goes wrong. The rate is how many of ten thousand occasions are met in ordinary weather. */
public enum Fault {
    /** A worker dies before a call: it had no effect. */
    CRASH_BEFORE_CALL(60),
    /** A worker dies after a call: it had its effect. */
    CRASH_AFTER_CALL(60),
    /** A service refuses: a throttle or an error of its own. */
    CALL_REFUSED(60),
    /** A call has its effect and its answer never arrives. */
    ANSWER_LOST(60),
    /** The first answer is lost and the SDK asks again. */
    ASKED_TWICE(80),
    /** DynamoDB finds another transaction at work on an item. */
    TRANSACTION_CONFLICT(150),
    /** DynamoDB does a part of a batch and puts the rest off. */
    PUT_OFF(800),
    /** A query ends its page early. */
    SHORT_PAGE(500),
    /** A worker stands still for minutes and then goes on. */
    STALLED(120),
    /** A service answers nobody for some minutes. */
    OUTAGE(2_000),
    /** An index lags behind by minutes. */
    INDEX_LATE(300),
    /** A worker's clock is wrong by minutes. */
    CLOCK_WRONG(300),
    /** The code is deployed anew in between, and the new one reads files otherwise. */
    DEPLOYED(3_000),
    /** The bucket never tells of an object. */
    NOTIFICATION_DROPPED(500),
    /** The bucket tells of an object twice. */
    NOTIFICATION_TWICE(1_000),
    /** The bucket tells of an object after hours. */
    NOTIFICATION_LATE(600),
    /** The queue gives a message out to two at once. */
    MESSAGE_TWICE(500),
    /** The queue forgets that a message was done with. */
    MESSAGE_NOT_DELETED(300),
    /** The stream tells of a change after minutes. */
    RECORD_LATE(400),
    /** The stream gives out a batch again that was done with. */
    BATCH_AGAIN(500),
    /** The stream loses changes: they were older than a day when somebody looked. */
    RECORD_LOST(200),
    /** The mail service refuses a mail for good. */
    MAIL_REJECTED(150),
    /** The mail service takes no mail now. */
    MAIL_NOT_NOW(500),
    /** The mail service takes a mail and its answer never arrives. */
    MAIL_ANSWER_LOST(300),
    /** The mail service never gets the mail, and nobody can tell. */
    MAIL_LOST(200),
    /** A mail comes back for good. */
    MAIL_BOUNCED(120),
    /** A mail comes back for a reason that may pass. */
    MAIL_UNDELIVERED(100),
    /** Whoever got a mail calls it unwanted. */
    MAIL_COMPLAINED(80),
    /** The mail service does not try to deliver a mail that it took. */
    MAIL_NOT_TRIED(40),
    /** The mail service does not send on a mail that it took. */
    MAIL_STOPPED(60),
    /** The mail service never tells something of a mail. */
    REPORT_LOST(200),
    /** The mail service tells something of a mail twice. */
    REPORT_TWICE(1_000),
    /** The mail service tells something of a mail after minutes, what follows from taking it after hours. */
    REPORT_LATE(1_000),
    /** What the mail service tells is held up, for minutes or hours. */
    REPORTS_HELD(2_000),
    /** The schedule leaves the sweep out. */
    SWEEP_LEFT_OUT(1_000);

    private final int rate;
    private final long place;

    Fault(int rate) {
        this.rate = rate;
        this.place = Choices.place(name());
    }

    /** Returns a number of its own, whatever other faults there are. */
    long place() {
        return place;
    }

    int rate() {
        return rate;
    }
}
