package dev.kikilist.dynamodb;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * What a failure means for whoever has to decide about another attempt: the one table of it.
 *
 * <p>It goes by the error code that AWS answers, since not every code has an exception class of its own. A code that is not
 * in the table is judged by its status.
 */
public enum AwsFailure {
    /** AWS could not be reached, failed on its own side, or asked to wait. The same call may succeed later. */
    PASSING("passes by itself"),
    /** The caller may not do this. */
    NOT_PERMITTED("a permission is missing"),
    /** What is called is not there, or is another than the code expects. */
    NOT_AS_DEPLOYED("a table, bucket, key or queue is missing or not as the template makes it"),
    /** The request cannot be made in this way. */
    NOT_ACCEPTED("the request itself is at fault"),
    /** What lies in the table is not as this code writes it. */
    DAMAGED("an item of the table is damaged"),
    /** Not a failure of AWS at all. */
    NOT_OF_AWS("not a failure of AWS");

    private static final int DEEPEST = 10;
    private static final int SERVER_ERRORS = 500;

    private static final Map<String, AwsFailure> BY_CODE = new HashMap<>();

    static {
        put(
                PASSING,
                // DynamoDB
                "InternalServerError",
                "InternalServerErrorException",
                "LimitExceededException",
                "ProvisionedThroughputExceededException",
                "ReplicatedWriteConflictException",
                "RequestLimitExceeded",
                "RequestLimitExceededException",
                "ResourceInUseException",
                "ServiceUnavailable",
                "ThrottlingException",
                "TransactionConflictException",
                "TransactionInProgressException",
                // S3
                "InternalError",
                "OperationAborted",
                "RequestTimeout",
                "RequestTimeTooSkewed",
                "SlowDown",
                // SQS
                "KmsThrottled",
                "KmsThrottledException",
                "OverLimit",
                "OverLimitException",
                "PurgeQueueInProgressException",
                "RequestThrottled",
                "RequestThrottledException");
        put(
                NOT_PERMITTED,
                "AccessDenied",
                "AccessDeniedException",
                "ExpiredToken",
                "ExpiredTokenException",
                "IncompleteSignatureException",
                "InvalidAccessKeyId",
                "InvalidSecurity",
                "InvalidSecurityException",
                "KmsAccessDenied",
                "KmsAccessDeniedException",
                "KmsOptInRequired",
                "KmsOptInRequiredException",
                "MissingAuthenticationTokenException",
                "SignatureDoesNotMatch",
                "UnrecognizedClientException");
        put(
                NOT_AS_DEPLOYED,
                "BucketAlreadyExists",
                "BucketAlreadyExistsException",
                "BucketAlreadyOwnedByYou",
                "BucketAlreadyOwnedByYouException",
                "IndexNotFoundException",
                "InvalidAddress",
                "InvalidAddressException",
                "InvalidObjectState",
                "InvalidObjectStateException",
                "KmsDisabled",
                "KmsDisabledException",
                "KmsInvalidKeyUsage",
                "KmsInvalidKeyUsageException",
                "KmsInvalidState",
                "KmsInvalidStateException",
                "KmsNotFound",
                "KmsNotFoundException",
                "NoSuchBucket",
                "NoSuchBucketException",
                "NoSuchKey",
                "NoSuchKeyException",
                "ObjectAlreadyInActiveTierErrorException",
                "ObjectNotInActiveTierErrorException",
                "PermanentRedirect",
                "QueueDeletedRecently",
                "QueueDeletedRecentlyException",
                "QueueDoesNotExist",
                "QueueDoesNotExistException",
                "QueueNameExistsException",
                "ResourceNotFoundException",
                "TableAlreadyExistsException",
                "TableInUseException",
                "TableNotFoundException");
        put(
                NOT_ACCEPTED,
                "AnnotationLimitExceededException",
                "AnnotationNameTooLongException",
                "BatchEntryIdsNotDistinctException",
                "BatchRequestTooLongException",
                "ConditionalCheckFailedException",
                "DuplicateItemException",
                "EmptyBatchRequestException",
                "EncryptionTypeMismatchException",
                "EntityTooLarge",
                "IdempotencyParameterMismatchException",
                "IdempotentParameterMismatchException",
                "InvalidAnnotationNameException",
                "InvalidAttributeNameException",
                "InvalidAttributeValueException",
                "InvalidBatchEntryIdException",
                "InvalidIdFormatException",
                "InvalidMessageContentsException",
                "InvalidPrefixException",
                "InvalidRequestException",
                "InvalidWriteOffsetException",
                "ItemCollectionSizeLimitExceededException",
                "MessageNotInflightException",
                "NoSuchAnnotationException",
                "NoSuchUploadException",
                "ReceiptHandleIsInvalidException",
                "TooManyEntriesInBatchRequestException",
                "TooManyPartsException",
                "UnsupportedMediaTypeException",
                "UnsupportedOperationException",
                "ValidationException");
        // Of backups, exports, global tables and streams, which nothing of ours calls.
        put(
                NOT_ACCEPTED,
                "BackupInUseException",
                "BackupNotFoundException",
                "ContinuousBackupsUnavailableException",
                "ExpiredIteratorException",
                "ExportConflictException",
                "ExportNotFoundException",
                "FailureException",
                "GlobalTableAlreadyExistsException",
                "GlobalTableNotFoundException",
                "ImportConflictException",
                "ImportNotFoundException",
                "InvalidExportTimeException",
                "InvalidRestoreTimeException",
                "PointInTimeRecoveryUnavailableException",
                "PolicyNotFoundException",
                "ReplicaAlreadyExistsException",
                "ReplicaNotFoundException",
                "TrimmedDataAccessException");
    }

    private final String reason;

    AwsFailure(String reason) {
        this.reason = reason;
    }

    private static void put(AwsFailure meaning, String... codes) {
        List.of(codes).forEach(code -> BY_CODE.put(code, meaning));
    }

    /** Returns in English why it is so. */
    public String reason() {
        return reason;
    }

    /** Returns whether every further attempt fails until somebody mends something. */
    public boolean isLasting() {
        return switch (this) {
            case PASSING, NOT_OF_AWS -> false;
            case NOT_PERMITTED, NOT_AS_DEPLOYED, NOT_ACCEPTED, DAMAGED -> true;
        };
    }

    /** Returns what {@code failure}, or the failure of AWS that caused it, means. */
    public static AwsFailure of(Throwable failure) {
        var cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            var meaning = ofItself(cause);
            if (meaning != NOT_OF_AWS) {
                return meaning;
            }
            cause = cause.getCause();
        }
        return NOT_OF_AWS;
    }

    /** Returns whether the table has an entry for an error code. */
    public static boolean knows(String code) {
        return BY_CODE.containsKey(code);
    }

    private static AwsFailure ofItself(Throwable failure) {
        return switch (failure) {
            case PutOffException putOff -> PASSING;
            case SdkClientException unreachable -> PASSING;
            case CorruptItemException corrupt -> DAMAGED;
            case TransactionCanceledException cancelled -> ofReasons(cancelled);
            case AwsServiceException answered -> ofAnswer(answered);
            default -> NOT_OF_AWS;
        };
    }

    /** A condition that did not hold means that the table changed in between: another look helps. */
    private static AwsFailure ofReasons(TransactionCanceledException cancelled) {
        return cancelled.cancellationReasons().stream()
                        .anyMatch(reason -> "ValidationError".equals(reason.code())
                                || "ItemCollectionSizeLimitExceeded".equals(reason.code()))
                ? NOT_ACCEPTED
                : PASSING;
    }

    private static AwsFailure ofAnswer(AwsServiceException answered) {
        var details = answered.awsErrorDetails();
        var code = details == null || details.errorCode() == null ? "" : details.errorCode();
        var meaning = BY_CODE.get(code.substring(code.lastIndexOf('.') + 1));
        if (meaning != null) {
            return meaning;
        }
        return answered.statusCode() >= SERVER_ERRORS || answered.isThrottlingException() ? PASSING : NOT_ACCEPTED;
    }
}
