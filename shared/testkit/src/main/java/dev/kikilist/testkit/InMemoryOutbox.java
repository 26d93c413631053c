package dev.kikilist.testkit;

import dev.kikilist.mail.MailId;
import dev.kikilist.mail.MailReport;
import dev.kikilist.mail.MailStanding.Step;
import dev.kikilist.mail.MailState;
import dev.kikilist.mail.Outbox;
import dev.kikilist.submission.SubmissionEvents;
import dev.kikilist.testkit.InMemoryTable.StoredMail;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The mails that are owed, in memory. */
public final class InMemoryOutbox implements Outbox {
    private final InMemoryTable table;

    /** Keeps them in {@code table}. */
    public InMemoryOutbox(InMemoryTable table) {
        this.table = table;
    }

    @Override
    public Optional<Claim> claim(MailId id, Instant now) {
        return table.atomically("Outbox.claim", () -> {
            var mail = table.mails.get(id);
            if (mail == null || !(mail.state() instanceof MailState.Pending)) {
                return Optional.empty();
            }
            int attempt = mail.attempts() + 1;
            table.mails.put(
                    id, new StoredMail(mail.owedAt(), new MailState.Sending(attempt, now), attempt, mail.returned()));
            return Optional.of(new Claim(id, attempt));
        });
    }

    @Override
    public void sent(Claim claim, String messageId, Instant now) {
        mark("Outbox.sent", claim, mail -> {
            table.append(claim.id().matter().subject(), SubmissionEvents.mailSent(claim, messageId, now));
            return mail.in(new MailState.Sent(messageId, now));
        });
    }

    @Override
    public void failed(Claim claim, String reason, Instant now) {
        mark("Outbox.failed", claim, mail -> {
            table.append(claim.id().matter().subject(), SubmissionEvents.mailFailed(claim, reason, now));
            return mail.in(new MailState.Failed(reason, now));
        });
    }

    @Override
    public void release(Claim claim) {
        mark("Outbox.release", claim, mail -> mail.in(new MailState.Pending()));
    }

    @Override
    public Noted note(MailReport report, boolean goesOn) {
        return table.atomically("Outbox.note", () -> {
            var id = report.claim().id();
            var mail = table.mails.get(id);
            if (mail == null) {
                return Noted.UNKNOWN;
            }
            return switch (mail.standing().after(report, goesOn)) {
                case Step.Unknown unknown -> Noted.UNKNOWN;
                case Step.Known known -> Noted.KNOWN;
                case Step.SentTwice twice -> Noted.SENT_TWICE;
                case Step.Changed changed -> {
                    table.append(id.matter().subject(), changed.entry());
                    table.mails.put(id, mail.in(changed.next()));
                    yield Noted.CHANGED;
                }
            };
        });
    }

    @Override
    public Optional<MailState> state(MailId id) {
        return table.atomically(
                "Outbox.state", () -> Optional.ofNullable(table.mails.get(id)).map(StoredMail::state));
    }

    @Override
    public List<Unsent> unsentSince(Instant instant, int limit) {
        return table.atomically(
                "Outbox.unsentSince",
                () -> table.mails.entrySet().stream()
                        .map(entry -> new Unsent(
                                entry.getKey(),
                                entry.getValue().state(),
                                entry.getValue().owedAt()))
                        .filter(mail -> isUnsent(mail.state()) && mail.owedAt().isBefore(instant))
                        .sorted(Comparator.comparing(Unsent::owedAt))
                        .limit(limit)
                        .toList());
    }

    @Override
    public boolean relay(MailId id) {
        return table.atomically(
                "Outbox.relay",
                () -> Optional.ofNullable(table.mails.get(id))
                        .filter(mail -> mail.state() instanceof MailState.Pending)
                        .isPresent());
    }

    private void mark(String operation, Claim claim, UnaryOperator<StoredMail> change) {
        table.atomically(
                operation,
                () -> table.mails.computeIfPresent(
                        claim.id(), (id, mail) -> isHeldBy(claim, mail) ? change.apply(mail) : mail));
    }

    private static boolean isHeldBy(Claim claim, StoredMail mail) {
        return mail.state() instanceof MailState.Sending sending && sending.attempt() == claim.attempt();
    }

    private static boolean isUnsent(MailState state) {
        return switch (state) {
            case MailState.Pending pending -> true;
            case MailState.Sending sending -> true;
            case MailState.Sent sent -> false;
            case MailState.Failed failed -> false;
        };
    }
}
