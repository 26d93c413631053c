package dev.kikilist.mail;

import dev.kikilist.mail.MailSender.RenderedMail;

/** Puts what a mail says into words and markup. */
public interface MailComposer {
    /**
     * Returns the mail that says {@code content}, in Japanese with English below, as plain text and as HTML. Both say the
     * same; every value of {@code content} is escaped for its form, whatever it holds.
     */
    RenderedMail compose(MailContent content);
}
