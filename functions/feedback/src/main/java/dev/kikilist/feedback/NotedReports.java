package dev.kikilist.feedback;

import dev.kikilist.lambda.OutcomeLog;
import dev.kikilist.lambda.OutcomeLog.Line;
import dev.kikilist.lambda.OutcomeLog.Unit;
import dev.kikilist.mail.MailReport;
import dev.kikilist.mail.MailReport.News;
import dev.kikilist.mail.NoteMailReport;
import dev.kikilist.mail.NoteMailReport.Outcome;
import dev.kikilist.mail.Outbox.Noted;
import java.util.Optional;

/** Notes reports, each with one line in the log that names the mail and never an address. */
final class NotedReports {
    private final NoteMailReport noteMailReport;
    private final OutcomeLog log;

    NotedReports(NoteMailReport noteMailReport, OutcomeLog log) {
        this.noteMailReport = noteMailReport;
        this.log = log;
    }

    /**
     * Notes what the body of a message tells.
     *
     * @return whether the message is done with; one that is not comes again, and is set aside in the end
     */
    boolean note(String messageId, String body) {
        try {
            return switch (SesEvent.in(body)) {
                case SesEvent.Report report -> note(report.report());
                case SesEvent.OfNoConcern other -> {
                    log.outcome(other.kind()).with("queueMessageId", messageId).write();
                    yield true;
                }
            };
        } catch (SesEvent.UnreadableEventException e) {
            log.outcome("unreadable")
                    .with("queueMessageId", messageId)
                    .failure(e)
                    .metric(FeedbackMetrics.UNREADABLE, Unit.COUNT, 1)
                    .write();
            return false;
        }
    }

    private boolean note(MailReport report) {
        try {
            var outcome = noteMailReport.note(report);
            var line = line(name(report.news()), report)
                    .with("noted", outcome.noted().name());
            reason(report.news()).ifPresent(reason -> line.with("reason", reason));
            count(line, report.news(), outcome);
            line.write();
            return true;
        } catch (RuntimeException e) {
            line("interrupted", report).failure(e).write();
            return false;
        }
    }

    private static void count(Line line, News news, Outcome outcome) {
        if (outcome.addressSuppressed()) {
            line.metric(FeedbackMetrics.SUPPRESSED, Unit.COUNT, 1);
        }
        if (outcome.noted() == Noted.SENT_TWICE) {
            line.metric(FeedbackMetrics.SENT_TWICE, Unit.COUNT, 1);
        }
        if (outcome.noted() == Noted.CHANGED || news instanceof News.Delayed) {
            metric(news).ifPresent(metric -> line.metric(metric, Unit.COUNT, 1));
        }
    }

    private static Optional<String> metric(News news) {
        return switch (news) {
            case News.Taken taken -> Optional.empty();
            case News.Delivered delivered -> Optional.of(FeedbackMetrics.DELIVERED);
            case News.Delayed delayed -> Optional.of(FeedbackMetrics.DELAYED);
            case News.Bounced bounced -> Optional.of(FeedbackMetrics.BOUNCED);
            case News.Undelivered undelivered -> Optional.of(FeedbackMetrics.UNDELIVERED);
            case News.Complained complained -> Optional.of(FeedbackMetrics.COMPLAINED);
            case News.Rejected rejected -> Optional.of(FeedbackMetrics.REJECTED);
        };
    }

    private static String name(News news) {
        return switch (news) {
            case News.Taken taken -> "taken";
            case News.Delivered delivered -> "delivered";
            case News.Delayed delayed -> "delayed";
            case News.Bounced bounced -> "bounced";
            case News.Undelivered undelivered -> "undelivered";
            case News.Complained complained -> "complained";
            case News.Rejected rejected -> "rejected";
        };
    }

    private static Optional<String> reason(News news) {
        return switch (news) {
            case News.Taken taken -> Optional.empty();
            case News.Delivered delivered -> Optional.empty();
            case News.Delayed delayed -> Optional.of(delayed.reason());
            case News.Bounced bounced -> Optional.of(bounced.reason());
            case News.Undelivered undelivered -> Optional.of(undelivered.reason());
            case News.Complained complained -> Optional.of(complained.reason());
            case News.Rejected rejected -> Optional.of(rejected.reason());
        };
    }

    private Line line(String outcome, MailReport report) {
        var id = report.claim().id();
        return log.outcome(outcome)
                .with(id.matter().idName(), id.matter().subject().value())
                .with("occasion", id.occasion().name())
                .with("recipient", id.recipient().reference())
                .with("attempt", report.claim().attempt())
                .with("messageId", report.messageId());
    }
}
