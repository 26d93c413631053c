package dev.kikilist.bench.load;

import static java.util.Objects.requireNonNull;

import dev.kikilist.engines.KeptMail;
import dev.kikilist.submission.ObjectVersion;
import dev.kikilist.submission.SubmissionState;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What a system holds: its bucket, its table and the mails that were taken, each read once.
 *
 * @param objects the submissions that the object versions are, by their ids
 * @param items the items of the table, without rows, findings and what lists name
 * @param mails the mails that were taken
 */
record Holdings(List<String> objects, List<Map<String, AttributeValue>> items, List<KeptMail> mails) {
    /** Reads what a system holds that has come to rest. */
    static Holdings of(SystemProcess system) {
        try (var engines = system.engines();
                var dynamoDb = SystemProcess.dynamoDb(engines);
                var s3 = SystemProcess.s3(engines)) {
            var items = items(dynamoDb, system.table());
            var objects = s3.listObjectVersionsPaginator(request -> request.bucket(system.bucket())).versions().stream()
                    .map(version -> new ObjectVersion(
                                    system.bucket(),
                                    version.key(),
                                    version.versionId(),
                                    version.size(),
                                    null,
                                    version.lastModified())
                            .submissionId()
                            .value())
                    .toList();
            return new Holdings(objects, items, system.mails());
        }
    }

    /** Reads a table once; of large lists nearly everything stays where it is. */
    static List<Map<String, AttributeValue>> items(DynamoDbClient dynamoDb, String table) {
        return dynamoDb
                .scanPaginator(request -> request.tableName(table)
                        .consistentRead(true)
                        .filterExpression("attribute_not_exists(#chunk) AND attribute_not_exists(#mention)")
                        .expressionAttributeNames(Map.of("#chunk", "payload", "#mention", "written")))
                .items()
                .stream()
                .toList();
    }

    Stream<Map<String, AttributeValue>> submissions() {
        return items.stream().filter(item -> text(item, "sk").equals("SUBMISSION"));
    }

    Stream<Map<String, AttributeValue>> mailsOwed() {
        return items.stream().filter(item -> text(item, "sk").startsWith("MAIL#"));
    }

    static boolean isDecided(Map<String, AttributeValue> submission) {
        return SubmissionState.valueOf(text(submission, "state")).isDecided();
    }

    static String id(Map<String, AttributeValue> submission) {
        return text(submission, "pk").replaceFirst("^SUB#", "");
    }

    static String text(Map<String, AttributeValue> item, String name) {
        return item.containsKey(name)
                ? requireNonNull(requireNonNull(item.get(name)).s())
                : "";
    }
}
