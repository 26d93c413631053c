package dev.kikilist.sweep;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.kikilist.concern.RecallLists;
import dev.kikilist.dynamodb.AwsConnection;
import dev.kikilist.dynamodb.DynamoDbConcernStore;
import dev.kikilist.dynamodb.DynamoDbMentionIndex;
import dev.kikilist.dynamodb.DynamoDbProcurementStore;
import dev.kikilist.dynamodb.DynamoDbReviewStore;
import dev.kikilist.dynamodb.DynamoDbRowStore;
import dev.kikilist.dynamodb.DynamoDbSubmissionStore;
import dev.kikilist.dynamodb.DynamoDbTable;
import dev.kikilist.lambda.Environment;
import dev.kikilist.lambda.OutcomeLog;
import dev.kikilist.lambda.OutcomeLog.Unit;
import dev.kikilist.mail.MailFeedBacklog;
import dev.kikilist.mention.FindLists;
import dev.kikilist.policy.Editions;
import dev.kikilist.procurement.NoticeDeadlines;
import dev.kikilist.submission.RepairOverdue;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Repairs on a schedule what was left behind, owes the mails of dates that come near, and carries recalls on, also as soon as one begins. What the event says does not
 * matter.
 */
public final class SweepHandler implements RequestStreamHandler {
    /** What a step of a recall may take; with less left, the next run goes on. */
    private static final int MILLISECONDS_PER_STEP = 30_000;

    private final RepairOverdue repairOverdue;
    private final RecallLists recalls;
    private final NoticeDeadlines deadlines;

    /** Wires the function by its environment variables. */
    public SweepHandler() {
        this(Environment.system());
    }

    /** Wires the function by {@code environment}. */
    public SweepHandler(Environment environment) {
        this(environment, AwsConnection.from(environment.variables()));
    }

    private SweepHandler(Environment environment, AwsConnection connection) {
        this(
                environment,
                connection,
                DynamoDbTable.over(connection, environment.required("TABLE_NAME")),
                backlog(environment, connection));
    }

    private SweepHandler(
            Environment environment, AwsConnection connection, DynamoDbTable table, MailFeedBacklog backlog) {
        this(
                SweepWiring.repairOverdue(environment, connection, table, backlog, environment.clock()),
                new RecallLists(
                        new DynamoDbConcernStore(table),
                        new FindLists(
                                new DynamoDbMentionIndex(table),
                                new DynamoDbSubmissionStore(table),
                                new DynamoDbRowStore(table)),
                        Editions.bundled(),
                        environment.clock()),
                new NoticeDeadlines(
                        new DynamoDbProcurementStore(table, environment.clock()),
                        new DynamoDbReviewStore(table),
                        Editions.bundled(),
                        environment.clock()));
    }

    private static MailFeedBacklog backlog(Environment environment, AwsConnection connection) {
        return new SqsMailFeedBacklog(
                connection.configure(SqsClient.builder(), "SQS").build(),
                List.of(
                        environment.required("FEEDBACK_QUEUE_URL"),
                        environment.required("FEEDBACK_DEAD_LETTER_QUEUE_URL")));
    }

    SweepHandler(RepairOverdue repairOverdue, RecallLists recalls, NoticeDeadlines deadlines) {
        this.repairOverdue = repairOverdue;
        this.recalls = recalls;
        this.deadlines = deadlines;
    }

    /** Repairs, owes what dates owe, carries recalls on, writes one line, and fails when something could not be done. */
    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) {
        var repaired = repairOverdue.repair();
        var noticed = deadlines.notice();
        List<RuntimeException> faults = new ArrayList<>(repaired.faults());
        faults.addAll(noticed.faults());
        recalls.carryOn(() -> context.getRemainingTimeInMillis() > MILLISECONDS_PER_STEP);
        var line = OutcomeLog.of(context, "sweep")
                .outcome(faults.isEmpty() ? "repaired" : "repairedInPart")
                .metric(SweepMetrics.RELAYED, Unit.COUNT, repaired.mailsRelayed())
                .metric(SweepMetrics.RELEASED, Unit.COUNT, repaired.mailsReleased())
                .metric(SweepMetrics.UNCERTAIN, Unit.COUNT, repaired.mailsUncertain())
                .metric(
                        SweepMetrics.OLDEST_PENDING,
                        Unit.SECONDS,
                        repaired.oldestPending().toSeconds())
                .metric(SweepMetrics.INTERRUPTED, Unit.COUNT, repaired.submissionsInterrupted())
                .metric(SweepMetrics.FOUND, Unit.COUNT, repaired.uploadsFound())
                .metric(SweepMetrics.REQUEUED, Unit.COUNT, repaired.uploadsRequeued())
                .metric(SweepMetrics.GIVEN_UP, Unit.COUNT, repaired.uploadsGivenUp())
                .metric(SweepMetrics.DEADLINE_MAILS, Unit.COUNT, noticed.mailsOwed());
        faults.stream().findFirst().ifPresent(line::failure);
        line.with("faults", faults.size()).write();
        throwAny(faults);
    }

    private static void throwAny(List<RuntimeException> faults) {
        if (!faults.isEmpty()) {
            var failure = new IllegalStateException(faults.size() + " repairs failed");
            faults.forEach(failure::addSuppressed);
            throw failure;
        }
    }
}
