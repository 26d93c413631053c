package dev.kikilist.intake;

import dev.kikilist.concern.WatchConcerns;
import dev.kikilist.dynamodb.AwsConnection;
import dev.kikilist.dynamodb.Chance;
import dev.kikilist.dynamodb.DynamoDbConcernStore;
import dev.kikilist.dynamodb.DynamoDbMentionIndex;
import dev.kikilist.dynamodb.DynamoDbProcurementStore;
import dev.kikilist.dynamodb.DynamoDbReviewStore;
import dev.kikilist.dynamodb.DynamoDbRowStore;
import dev.kikilist.dynamodb.DynamoDbSubmissionStore;
import dev.kikilist.dynamodb.DynamoDbTable;
import dev.kikilist.dynamodb.TimeLeft;
import dev.kikilist.lambda.Environment;
import dev.kikilist.policy.Editions;
import dev.kikilist.s3.S3Clients;
import dev.kikilist.s3.S3UploadedObjects;
import dev.kikilist.submission.ReceiveUpload;
import dev.kikilist.validation.FormExaminer;
import dev.kikilist.workbook.PoiWorkbookReader;
import dev.kikilist.workbook.annotation.PoiWorkbookAnnotator;

/** Puts the function together. */
final class IntakeWiring {
    private IntakeWiring() {}

    /** Returns the use case on the engines that {@code environment} names, which waits for them as long as {@code time} lasts. */
    static ReceiveUpload receiveUpload(Environment environment, TimeLeft time) {
        var clock = environment.clock();
        var connection = AwsConnection.from(environment.variables());
        var s3 = S3Clients.over(connection);
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
                new WatchConcerns(
                        new DynamoDbConcernStore(table),
                        new DynamoDbMentionIndex(table),
                        new DynamoDbReviewStore(table)),
                Editions.bundled(),
                clock);
    }
}
