package dev.kikilist.notify;

import dev.kikilist.lambda.OutcomeLog;
import dev.kikilist.lambda.OutcomeLog.Line;
import dev.kikilist.lambda.OutcomeLog.Unit;
import dev.kikilist.mail.MailId;
import dev.kikilist.mail.SendOwedMail;
import dev.kikilist.mail.SendOwedMail.Outcome;
import java.time.Clock;
import java.time.Duration;

/** Follows up mails, each with one line in the log that names the mail and never an address. */
final class FollowedMails {
    private final SendOwedMail sendOwedMail;
    private final OutcomeLog log;
    private final Clock clock;

    FollowedMails(SendOwedMail sendOwedMail, OutcomeLog log, Clock clock) {
        this.sendOwedMail = sendOwedMail;
        this.log = log;
        this.clock = clock;
    }

    /** Follows up the mail of {@code record} and returns whether the record is done with. */
    boolean follow(OwedMailRecord record) {
        if (record.mail().isEmpty()) {
            log.outcome("unknownMail")
                    .with("sequenceNumber", record.sequenceNumber())
                    .write();
            return true;
        }
        var mail = record.mail().get();
        try {
            return isDone(sendOwedMail.send(mail), mail, record);
        } catch (RuntimeException e) {
            line("interrupted", mail).failure(e).write();
            return false;
        }
    }

    private boolean isDone(Outcome outcome, MailId mail, OwedMailRecord record) {
        return switch (outcome) {
            case Outcome.Sent sent -> {
                var line = line("sent", mail)
                        .with("messageId", sent.messageId())
                        .metric(NotifyMetrics.SENT, Unit.COUNT, 1);
                record.owedAt()
                        .map(owedAt -> Duration.between(owedAt, clock.instant()))
                        .ifPresent(lag -> line.metric(NotifyMetrics.LAG, Unit.MILLISECONDS, lag.toMillis()));
                line.write();
                yield true;
            }
            case Outcome.NotPending notPending -> {
                line("notPending", mail).write();
                yield true;
            }
            case Outcome.WithoutAddress withoutAddress -> {
                line("withoutAddress", mail)
                        .metric(NotifyMetrics.WITHOUT_ADDRESS, Unit.COUNT, 1)
                        .write();
                yield true;
            }
            case Outcome.WithoutUsableAddress suppressed -> {
                line("withoutUsableAddress", mail)
                        .metric(NotifyMetrics.SUPPRESSED, Unit.COUNT, 1)
                        .write();
                yield true;
            }
            case Outcome.Postponed postponed -> {
                line("postponed", mail)
                        .with("reason", postponed.reason())
                        .metric(NotifyMetrics.POSTPONED, Unit.COUNT, 1)
                        .write();
                yield false;
            }
            case Outcome.Failed failed -> {
                line("failed", mail)
                        .with("reason", failed.reason())
                        .metric(NotifyMetrics.FAILED, Unit.COUNT, 1)
                        .write();
                yield true;
            }
            case Outcome.Uncertain uncertain -> {
                line("uncertain", mail)
                        .with("reason", uncertain.reason())
                        .metric(NotifyMetrics.UNCERTAIN, Unit.COUNT, 1)
                        .write();
                yield true;
            }
        };
    }

    private Line line(String outcome, MailId mail) {
        return log.outcome(outcome)
                .with(mail.matter().idName(), mail.matter().subject().value())
                .with("occasion", mail.occasion().name())
                .with("recipient", mail.recipient().reference());
    }
}
