package dev.kikilist.testkit;

import dev.kikilist.mail.MailId;
import dev.kikilist.mail.MailSender;
import dev.kikilist.mail.Outbox.Claim;
import dev.kikilist.procurement.EmailAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** A mail service that keeps what it takes. Safe for use by several threads. */
public final class RecordingMailSender implements MailSender {
    private final List<SentMail> taken = new ArrayList<>();
    private final Deque<Sending> answers = new ArrayDeque<>();
    private final Outages outages = new Outages();

    /** Returns the outages of this service. */
    public Outages outages() {
        return outages;
    }

    /** Answers the next sending that has no answer yet with {@code answer}; the mail is taken only if that says so. */
    public synchronized void answerNext(Sending answer) {
        answers.add(answer);
    }

    /** Returns what was taken, in order. */
    public synchronized List<SentMail> taken() {
        return List.copyOf(taken);
    }

    @Override
    public Sending send(Claim claim, EmailAddress to, RenderedMail mail) {
        return outages.during("MailSender.send", () -> answer(claim, to, mail));
    }

    private synchronized Sending answer(Claim claim, EmailAddress to, RenderedMail mail) {
        var ordered = answers.poll();
        var answer = ordered == null ? new Sending.Accepted("message" + (taken.size() + 1)) : ordered;
        switch (answer) {
            case Sending.Accepted accepted -> taken.add(new SentMail(accepted.messageId(), claim, to, mail));
            case Sending.Rejected rejected -> {}
            case Sending.NotNow notNow -> {}
            case Sending.Unknown unknown -> {}
        }
        return answer;
    }

    /**
     * A mail that was taken.
     *
     * @param messageId the id that the service gave it
     * @param claim which mail, in which attempt
     * @param to to whom
     * @param mail what
     */
    public record SentMail(String messageId, Claim claim, EmailAddress to, RenderedMail mail) {
        /** Returns which mail. */
        public MailId id() {
            return claim.id();
        }
    }
}
