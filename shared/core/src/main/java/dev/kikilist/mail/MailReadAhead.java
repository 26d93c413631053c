package dev.kikilist.mail;

import java.util.Collection;

/**
 * Reads at once what several mails will be drafted from, instead of one by one as each is sent.
 *
 * <p>It changes how many calls the work makes. What the work reads is never older than its beginning, and what the work itself
 * changed it reads as changed. Whether a mail may be sent is not a matter of reading: a claim is made or refused by the store.
 */
@FunctionalInterface
public interface MailReadAhead {
    /** Reads nothing ahead. */
    MailReadAhead NONE = (mails, work) -> work.run();

    /**
     * Does {@code work}, which sends {@code mails}. What cannot be read ahead is read when the work asks for it, and fails
     * there.
     */
    void during(Collection<MailId> mails, Runnable work);
}
