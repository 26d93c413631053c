package dev.kikilist.mail;

/** The reports of the mail service that wait, or were set aside as nobody could deal with them. */
public interface MailFeedBacklog {
    /**
     * Returns whether there are none.
     *
     * @throws RuntimeException when that cannot be told
     */
    boolean isEmpty();
}
