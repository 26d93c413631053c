package dev.kikilist.sweep;

import dev.kikilist.dynamodb.AwsConnection;
import dev.kikilist.dynamodb.DynamoDbMailFeed;
import dev.kikilist.dynamodb.DynamoDbOutbox;
import dev.kikilist.dynamodb.DynamoDbProcurementStore;
import dev.kikilist.dynamodb.DynamoDbRecoveryLedger;
import dev.kikilist.dynamodb.DynamoDbSubmissionStore;
import dev.kikilist.dynamodb.DynamoDbTable;
import dev.kikilist.lambda.Environment;
import dev.kikilist.mail.MailFeedBacklog;
import dev.kikilist.mail.UncertainMails;
import dev.kikilist.submission.RecoverUploads;
import dev.kikilist.submission.RepairOverdue;
import java.time.Clock;
import java.time.Duration;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Puts the repairs together. */
final class SweepWiring {
    private SweepWiring() {}

    /** Returns the use case on the engines that {@code environment} names. */
    static RepairOverdue repairOverdue(
            Environment environment,
            AwsConnection connection,
            DynamoDbTable table,
            MailFeedBacklog backlog,
            Clock clock) {
        var submissions = new DynamoDbSubmissionStore(table);
        var s3 = connection
                .configure(S3Client.builder(), "S3")
                .forcePathStyle(connection.endpoint("S3").isPresent())
                .build();
        var sqs = connection.configure(SqsClient.builder(), "SQS").build();
        var recovery = new RecoverUploads(
                new DynamoDbProcurementStore(table, clock),
                submissions,
                new S3StoredVersions(s3, environment.required("INTAKE_BUCKET")),
                new SqsUploadNotices(sqs, environment.required("INTAKE_QUEUE_URL")),
                new DynamoDbRecoveryLedger(table),
                clock,
                Duration.ofSeconds(environment.requiredNumber("NOTICE_OVERDUE_SECONDS", 0, 86_400)));
        var outbox = new DynamoDbOutbox(table);
        var uncertain = new UncertainMails(outbox, new DynamoDbMailFeed(table), backlog);
        return new RepairOverdue(submissions, outbox, uncertain, recovery, clock);
    }
}
