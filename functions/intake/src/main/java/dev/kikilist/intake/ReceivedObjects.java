package dev.kikilist.intake;

import dev.kikilist.dynamodb.AwsFailure;
import dev.kikilist.lambda.OutcomeLog;
import dev.kikilist.lambda.OutcomeLog.Unit;
import dev.kikilist.submission.ObjectVersion;
import dev.kikilist.submission.ReceiveUpload;
import dev.kikilist.submission.Submission;
import java.time.Duration;
import java.util.List;

/** Receives the objects of one invocation and says in the log what became of each. */
final class ReceivedObjects {
    private final ReceiveUpload receiveUpload;
    private final OutcomeLog log;

    ReceivedObjects(ReceiveUpload receiveUpload, OutcomeLog log) {
        this.receiveUpload = receiveUpload;
        this.log = log;
    }

    /**
     * Receives the objects that a message names.
     *
     * @param isLastDelivery whether the message will not be delivered again; a submission that fails then, or fails in a way
     *     that lasts until somebody mends it, is marked as interrupted, so that its sender sees it
     * @return whether all of them were received
     */
    boolean receive(List<ObjectVersion> objects, boolean isLastDelivery) {
        if (objects.isEmpty()) {
            log.outcome("nothing-stored").write();
        }
        boolean all = true;
        for (var object : objects) {
            all &= receive(object, isLastDelivery);
        }
        return all;
    }

    /** Logs a message that names nothing that could be received. */
    void unreadable(String messageId, RuntimeException fault) {
        log.outcome("unreadable").with("messageId", messageId).failure(fault).write();
    }

    private boolean receive(ObjectVersion object, boolean isLastDelivery) {
        long start = System.nanoTime();
        try {
            return switch (receiveUpload.receive(object)) {
                case ReceiveUpload.Outcome.Decided decided -> {
                    var line = line("decided", decided.submission(), start)
                            .with("mailsOwed", decided.mailsOwed())
                            .metric(IntakeMetrics.RECEIVED, Unit.COUNT, 1)
                            .metric(IntakeMetrics.DECIDED, Unit.COUNT, 1);
                    count(line, decided);
                    line.write();
                    yield true;
                }
                case ReceiveUpload.Outcome.DecidedBefore before -> {
                    line("decided-before", before.submission(), start)
                            .metric(IntakeMetrics.RECEIVED, Unit.COUNT, 1)
                            .write();
                    yield true;
                }
                case ReceiveUpload.Outcome.HeldByAnother held -> {
                    // The message comes again: should the other run die, this is what takes the upload up.
                    line("held-by-another", held.submission(), start)
                            .metric(IntakeMetrics.RECEIVED, Unit.COUNT, 1)
                            .write();
                    yield false;
                }
            };
        } catch (RuntimeException | Error e) {
            // Also an Error: what one file does to this process must not keep its neighbours from being received.
            var meaning = AwsFailure.of(e);
            log.outcome("failed")
                    .with("submissionId", object.submissionId().value())
                    .with("meaning", meaning.name())
                    .failure(e)
                    .metric(IntakeMetrics.RECEIVED, Unit.COUNT, 1)
                    .metric(IntakeMetrics.FAILED, Unit.COUNT, 1)
                    .write();
            if (isLastDelivery || meaning.isLasting()) {
                interrupt(object);
            }
            return false;
        }
    }

    private static void count(OutcomeLog.Line line, ReceiveUpload.Outcome.Decided decided) {
        var submission = decided.submission();
        line.metric(
                switch (submission.state()) {
                    case REFUSED -> IntakeMetrics.REFUSED;
                    case CORRECTION_REQUIRED -> IntakeMetrics.CORRECTION_REQUIRED;
                    case READY_FOR_REVIEW, SUPERSEDED -> IntakeMetrics.ACCEPTED;
                    case RECEIVED, INTERRUPTED -> throw new IllegalStateException(submission.id() + " is not decided");
                },
                Unit.COUNT,
                1);
        var refusedFor = decided.refusedFor();
        if (refusedFor != null) {
            line.metricByCode(IntakeMetrics.REFUSED_BY_CODE, Unit.COUNT, 1, refusedFor.name());
        }
        var annotationFault = decided.annotationFault();
        if (annotationFault != null) {
            line.failure(annotationFault).metric(IntakeMetrics.NOT_ANNOTATED, Unit.COUNT, 1);
        }
        var decidedAt = submission.decidedAt();
        if (decidedAt != null) {
            line.metric(
                    IntakeMetrics.AGE,
                    Unit.MILLISECONDS,
                    Duration.between(submission.object().storedAt(), decidedAt).toMillis());
        }
    }

    private void interrupt(ObjectVersion object) {
        var line = log.outcome("interrupted")
                .with("submissionId", object.submissionId().value());
        try {
            receiveUpload.interrupt(object);
            line.metric(IntakeMetrics.INTERRUPTED, Unit.COUNT, 1).write();
        } catch (RuntimeException e) {
            // The sweep marks it later; the message goes to the dead-letter queue in either case.
            log.outcome("not-interrupted")
                    .with("submissionId", object.submissionId().value())
                    .failure(e)
                    .write();
        }
    }

    private OutcomeLog.Line line(String outcome, Submission submission, long start) {
        var line = log.outcome(outcome)
                .with("submissionId", submission.id().value())
                .with("state", submission.state().name())
                .with("version", submission.version())
                .took("receiving", Duration.ofNanos(System.nanoTime() - start));
        submission
                .readingIfDecided()
                .ifPresent(reading -> line.with("annotated", String.valueOf(reading.annotated()))
                        .with("items", reading.manifest().items())
                        .with("file", reading.counts().file())
                        .with("errors", reading.counts().errors())
                        .with("queries", reading.counts().queries()));
        return line;
    }
}
