package dev.kikilist.mail;

import dev.kikilist.mail.Outbox.Claim;
import dev.kikilist.procurement.EmailAddress;
import java.util.List;

/** Hands mails to a mail service. */
public interface MailSender {
    /**
     * Sends one mail.
     *
     * @param claim goes with the mail as tags ({@link MailTags}), so that reports about it can be told apart
     * @return how it ended, as far as it is known
     */
    Sending send(Claim claim, EmailAddress to, RenderedMail mail);

    /** How sending ended. */
    sealed interface Sending {
        /** The service took the mail. */
        record Accepted(String messageId) implements Sending {}

        /** The service will never take this mail. */
        record Rejected(String reason) implements Sending {}

        /** The service certainly did not take it now, but may later. */
        record NotNow(String reason) implements Sending {}

        /** Nobody can say whether the service took it. */
        record Unknown(String reason) implements Sending {}
    }

    /**
     * A mail in both its forms, which say the same.
     *
     * @param subject one line without control characters
     * @param text plain text
     * @param html a whole HTML document
     * @param attachments files that go with it
     */
    record RenderedMail(String subject, String text, String html, List<AttachedFile> attachments) {
        /** A mail without attachments. */
        public RenderedMail(String subject, String text, String html) {
            this(subject, text, html, List.of());
        }

        public RenderedMail {
            attachments = List.copyOf(attachments);
            if (subject.chars().anyMatch(Character::isISOControl)) {
                throw new IllegalArgumentException("a subject has no control characters");
            }
        }
    }

    /**
     * A text file that goes with a mail.
     *
     * @param fileName its name, in ASCII
     * @param mediaType its media type
     * @param content its content, sent in UTF-8
     */
    record AttachedFile(String fileName, String mediaType, String content) {}
}
