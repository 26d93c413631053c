package dev.kikilist.intake;

import dev.kikilist.concern.WatchConcerns;
import dev.kikilist.dynamodb.AwsConnection;
import dev.kikilist.dynamodb.Chance;
import dev.kikilist.dynamodb.DynamoDbConcernStore;
import dev.kikilist.dynamodb.DynamoDbMentionIndex;
import dev.kikilist.dynamodb.DynamoDbProcurementStore;
import dev.kikilist.dynamodb.DynamoDbRowStore;
import dev.kikilist.dynamodb.DynamoDbSubmissionStore;
import dev.kikilist.dynamodb.DynamoDbTable;
import dev.kikilist.dynamodb.TimeLeft;
import dev.kikilist.lambda.Environment;
import dev.kikilist.policy.Editions;
import dev.kikilist.submission.ReceiveUpload;
import dev.kikilist.validation.FormExaminer;
import dev.kikilist.workbook.PoiWorkbookReader;
import dev.kikilist.workbook.annotation.PoiWorkbookAnnotator;
import java.time.Clock;
import software.amazon.awssdk.services.s3.S3Client;

/** Puts the function together. */
final class IntakeWiring {
    private IntakeWiring() {}

    /** Returns the use case on the engines that {@code environment} names, which waits for them as long as {@code time} lasts. */
    static ReceiveUpload receiveUpload(Environment environment, TimeLeft time) {
        var clock = Clock.systemUTC();
        var connection = AwsConnection.from(environment.variables());
        var s3 = client(connection);
        var table = DynamoDbTable.over(
                connection,
                environment.required("TABLE_NAME"),
                Chance.ofThisMachine().within(time));
        return new ReceiveUpload(
                new DynamoDbProcurementStore(table, clock),
                new DynamoDbSubmissionStore(table),
                new DynamoDbRowStore(table),
                new S3UploadedObjects(s3),
                new FormExaminer(new PoiWorkbookReader()),
                new PoiWorkbookAnnotator(),
                new S3AnnotatedWorkbooks(s3, environment.required("RESULT_BUCKET")),
                new WatchConcerns(new DynamoDbConcernStore(table), new DynamoDbMentionIndex(table)),
                Editions.bundled(),
                clock);
    }

    /** Returns a client of S3, or of the server that takes its place, which then has no names for single buckets. */
    static S3Client client(AwsConnection connection) {
        return connection
                .configure(S3Client.builder(), "S3")
                .forcePathStyle(connection.endpoint("S3").isPresent())
                .build();
    }
}
