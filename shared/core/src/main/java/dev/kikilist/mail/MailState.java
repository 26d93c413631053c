package dev.kikilist.mail;

import java.time.Instant;

/** Where an owed mail stands. */
public sealed interface MailState {
    /** Not sent yet, or owed again since it came back. */
    record Pending() implements MailState {}

    /**
     * Being sent: whether the mail service took it is not known until it is marked otherwise.
     *
     * @param attempt the attempt, from 1
     * @param since when the attempt began
     */
    record Sending(int attempt, Instant since) implements MailState {}

    /**
     * Taken by the mail service.
     *
     * @param fate what the service told of it since
     */
    record Sent(String messageId, Instant at, Fate fate) implements MailState {
        /** A mail of which nothing was told yet. */
        public Sent(String messageId, Instant at) {
            this(messageId, at, Fate.UNREPORTED);
        }
    }

    /** Will not be sent. */
    record Failed(String reason, Instant at) implements MailState {}

    /** What became of a mail that was taken. A later constant replaces an earlier one, never the other way round. */
    enum Fate {
        /** Nothing was told yet. */
        UNREPORTED,
        /** The recipient's server took it. */
        DELIVERED,
        /** It came back for a reason that may pass. */
        UNDELIVERED,
        /** Whoever got it called it unwanted. */
        COMPLAINED
    }
}
