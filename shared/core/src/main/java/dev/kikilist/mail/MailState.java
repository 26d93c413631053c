package dev.kikilist.mail;

import java.time.Instant;

/** Where an owed mail stands. */
public sealed interface MailState {
    /** Not sent yet. */
    record Pending() implements MailState {}

    /**
     * Being sent: whether the mail service took it is not known until it is marked otherwise.
     *
     * @param attempt the attempt, from 1
     * @param since when the attempt began
     */
    record Sending(int attempt, Instant since) implements MailState {}

    /** Taken by the mail service. */
    record Sent(String messageId, Instant at) implements MailState {}

    /** Will not be sent. */
    record Failed(String reason, Instant at) implements MailState {}
}
