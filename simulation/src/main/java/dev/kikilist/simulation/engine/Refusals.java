package dev.kikilist.simulation.engine;

import java.util.List;
import java.util.Map;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** How DynamoDB refuses. */
public final class Refusals {
    private static final int BAD_REQUEST = 400;

    private Refusals() {}

    /** Returns the refusal of a request that is not well-formed. */
    static RuntimeException validation(String message) {
        return DynamoDbException.builder()
                .message(message)
                .statusCode(BAD_REQUEST)
                .awsErrorDetails(details("ValidationException", message))
                .build();
    }

    /** Returns the refusal of a conditional write; {@code standing} is empty when the caller does not want it. */
    static RuntimeException condition(Map<String, AttributeValue> standing) {
        var refusal = ConditionalCheckFailedException.builder();
        if (!standing.isEmpty()) {
            refusal.item(standing);
        }
        return refusal.message("The conditional request failed")
                .statusCode(BAD_REQUEST)
                .awsErrorDetails(details("ConditionalCheckFailedException", "The conditional request failed"))
                .build();
    }

    /** Returns the refusal of a transaction. */
    public static TransactionCanceledException cancelled(List<CancellationReason> reasons) {
        var message = "Transaction cancelled, please refer cancellation reasons for specific reasons";
        return TransactionCanceledException.builder()
                .cancellationReasons(reasons)
                .message(message)
                .statusCode(BAD_REQUEST)
                .awsErrorDetails(details("TransactionCanceledException", message))
                .build();
    }

    /** Returns details of an error for use in an exception. */
    public static AwsErrorDetails details(String code, String message) {
        return AwsErrorDetails.builder()
                .serviceName("DynamoDb")
                .errorCode(code)
                .errorMessage(message)
                .build();
    }
}
