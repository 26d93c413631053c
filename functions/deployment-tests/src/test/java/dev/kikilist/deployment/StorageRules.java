package dev.kikilist.deployment;

import static dev.kikilist.deployment.FunctionRules.is;
import static dev.kikilist.deployment.FunctionRules.isTrue;
import static dev.kikilist.deployment.TemplateRule.rule;

import dev.kikilist.engines.TemplateValue;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What holds of the places that keep data. */
final class StorageRules {
    private static final Set<String> KEEPERS = Set.of("AWS::S3::Bucket", "AWS::DynamoDB::Table", "AWS::Logs::LogGroup");

    private StorageRules() {}

    static List<TemplateRule> all() {
        return List.of(
                rule(
                                "what holds data outlives the stack",
                                "removing or replacing a resource would remove the lists of a procurement",
                                StorageRules::retained)
                        .failsWithout("Table/DeletionPolicy")
                        .failsWith("IntakeBucket/UpdateReplacePolicy", "Delete")
                        .failsWithout("StatusLogGroup/DeletionPolicy"),
                rule(
                                "a bucket deletes nothing by age but exports, for as long as the parameter says",
                                "its rules know nothing of procurements that go on",
                                template -> buckets(template, StorageRules::keepsRecords))
                        .failsWith("IntakeBucket/Properties/LifecycleConfiguration/Rules/0/ExpirationInDays", "3650")
                        .failsWith("ResultBucket/Properties/LifecycleConfiguration/Rules/1/Prefix", "annotated/")
                        .failsWith("ResultBucket/Properties/LifecycleConfiguration/Rules/1/ExpirationInDays", "30"),
                rule(
                                "a bucket is private",
                                "equipment lists say how an agency's network can be attacked",
                                template -> buckets(template, StorageRules::isPrivate))
                        .failsWithout("IntakeBucket/Properties/PublicAccessBlockConfiguration/RestrictPublicBuckets")
                        .failsWith("IntakeBucket/Properties/PublicAccessBlockConfiguration/BlockPublicPolicy", "false")
                        .failsWith("IntakeBucket/Properties/OwnershipControls/Rules/0/ObjectOwnership", "ObjectWriter"),
                rule(
                                "a bucket keeps every version",
                                "a submission is one version of an object: another one would be read in its place",
                                template -> buckets(
                                        template,
                                        bucket -> is(bucket.at("VersioningConfiguration", "Status"), "Enabled")))
                        .failsWith("IntakeBucket/Properties/VersioningConfiguration/Status", "Suspended"),
                rule(
                                "a bucket is encrypted",
                                "equipment lists are confidential at rest too",
                                template -> buckets(
                                        template,
                                        bucket -> bucket.at("BucketEncryption").isThere()))
                        .failsWithout("IntakeBucket/Properties/BucketEncryption"),
                rule(
                                "a bucket that takes uploads tells of every new object",
                                "an upload under an unknown key would be ignored in silence",
                                template -> buckets(
                                        template,
                                        bucket -> isForResults(bucket)
                                                || bucket
                                                        .at("NotificationConfiguration", "QueueConfigurations")
                                                        .list()
                                                        .stream()
                                                        .anyMatch(told -> is(told.at("Event"), "s3:ObjectCreated:*")
                                                                && !told.at("Filter")
                                                                        .isThere())))
                        .failsWith(
                                "IntakeBucket/Properties/NotificationConfiguration/QueueConfigurations/0/Filter",
                                "{S3Key: {Rules: [{Name: prefix, Value: uploads/}]}}")
                        .failsWith(
                                "IntakeBucket/Properties/NotificationConfiguration/QueueConfigurations/0/Event",
                                "s3:ObjectCreated:Put"),
                rule(
                                "a bucket forgets uploads that were never finished",
                                "their parts cost money and are seen by nobody",
                                template -> buckets(
                                        template,
                                        bucket -> bucket.at("LifecycleConfiguration", "Rules").list().stream()
                                                .anyMatch(rule -> is(rule.at("Status"), "Enabled")
                                                        && rule.at("AbortIncompleteMultipartUpload")
                                                                .isThere())))
                        .failsWith("IntakeBucket/Properties/LifecycleConfiguration/Rules/0/Status", "Disabled"),
                rule(
                                "a table can be restored and is not deleted by mistake",
                                "it is the only place where decisions are recorded",
                                template -> tables(
                                        template,
                                        table -> isTrue(table.at(
                                                        "PointInTimeRecoverySpecification",
                                                        "PointInTimeRecoveryEnabled"))
                                                && isTrue(table.at("DeletionProtectionEnabled"))))
                        .failsWithout("Table/Properties/PointInTimeRecoverySpecification")
                        .failsWith("Table/Properties/DeletionProtectionEnabled", "false"),
                rule(
                                "a table is encrypted and paid for by use",
                                "a quiet night costs nothing, and the day before a deadline is not throttled",
                                template -> tables(
                                        template,
                                        table -> isTrue(table.at("SSESpecification", "SSEEnabled"))
                                                && is(table.at("BillingMode"), "PAY_PER_REQUEST")))
                        .failsWithout("Table/Properties/SSESpecification")
                        .failsWith("Table/Properties/BillingMode", "PROVISIONED"),
                rule(
                                "a table's stream shows what items became",
                                "the function that follows it asks for the new state of a mail",
                                template -> tables(
                                        template,
                                        table -> is(
                                                table.at("StreamSpecification", "StreamViewType"),
                                                "NEW_AND_OLD_IMAGES")))
                        .failsWith("Table/Properties/StreamSpecification/StreamViewType", "KEYS_ONLY"));
    }

    private static Stream<String> retained(Template template) {
        return template.resources().entrySet().stream()
                .filter(resource ->
                        KEEPERS.contains(resource.getValue().at("Type").text()))
                .flatMap(resource -> Stream.of("DeletionPolicy", "UpdateReplacePolicy")
                        .filter(policy -> !is(resource.getValue().at(policy), "Retain"))
                        .map(policy -> resource.getKey() + " has no " + policy + " Retain"));
    }

    private static boolean keepsRecords(TemplateValue bucket) {
        return bucket.at("LifecycleConfiguration", "Rules").list().stream()
                .filter(rule -> Stream.of(
                                "ExpirationInDays", "ExpirationDate", "NoncurrentVersionExpiration", "Transitions")
                        .anyMatch(part -> rule.at(part).isThere()))
                .allMatch(rule -> is(rule.at("Prefix"), "exports/")
                        && rule.at("ExpirationInDays").toString().contains("ExportRetentionDays"));
    }

    private static boolean isPrivate(TemplateValue bucket) {
        return Stream.of("BlockPublicAcls", "BlockPublicPolicy", "IgnorePublicAcls", "RestrictPublicBuckets")
                        .allMatch(name -> isTrue(bucket.at("PublicAccessBlockConfiguration", name)))
                && bucket.at("OwnershipControls", "Rules").list().stream()
                        .anyMatch(rule -> is(rule.at("ObjectOwnership"), "BucketOwnerEnforced"));
    }

    /** Only the function writes there, and nothing reads what it wrote but signed links. */
    private static boolean isForResults(TemplateValue bucket) {
        return bucket.at("BucketName").toString().contains("kikilist-result-");
    }

    private static Stream<String> buckets(Template template, Predicate<TemplateValue> holds) {
        return failing(template.resources("AWS::S3::Bucket"), holds);
    }

    private static Stream<String> tables(Template template, Predicate<TemplateValue> holds) {
        return failing(template.resources("AWS::DynamoDB::Table"), holds);
    }

    private static Stream<String> failing(Map<String, TemplateValue> resources, Predicate<TemplateValue> holds) {
        return resources.entrySet().stream()
                .filter(resource -> !holds.test(resource.getValue().at("Properties")))
                .map(Map.Entry::getKey);
    }
}
