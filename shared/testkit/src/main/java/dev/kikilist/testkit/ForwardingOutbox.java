package dev.kikilist.testkit;

import dev.kikilist.mail.MailId;
import dev.kikilist.mail.MailReport;
import dev.kikilist.mail.MailState;
import dev.kikilist.mail.Outbox;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** An outbox in front of another. Without overriding it is the same. */
public class ForwardingOutbox implements Outbox {
    private final Outbox outbox;

    /** Stands in front of {@code outbox}. */
    public ForwardingOutbox(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public Optional<Claim> claim(MailId id, Instant now) {
        return outbox.claim(id, now);
    }

    @Override
    public void sent(Claim claim, String messageId, Instant now) {
        outbox.sent(claim, messageId, now);
    }

    @Override
    public void failed(Claim claim, String reason, Instant now) {
        outbox.failed(claim, reason, now);
    }

    @Override
    public void release(Claim claim) {
        outbox.release(claim);
    }

    @Override
    public Noted note(MailReport report, boolean goesOn) {
        return outbox.note(report, goesOn);
    }

    @Override
    public Optional<MailState> state(MailId id) {
        return outbox.state(id);
    }

    @Override
    public List<Unsent> unsentSince(Instant instant, int limit) {
        return outbox.unsentSince(instant, limit);
    }

    @Override
    public boolean relay(MailId id) {
        return outbox.relay(id);
    }
}
