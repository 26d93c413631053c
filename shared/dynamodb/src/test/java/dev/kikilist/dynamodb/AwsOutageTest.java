package dev.kikilist.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

class AwsOutageTest {
    @ParameterizedTest
    @MethodSource("passing")
    void anotherTryHelpsAgainstWhatPasses(Throwable failure) {
        assertThat(AwsOutage.isPassing(failure)).isTrue();
        assertThat(AwsOutage.isPassing(new IllegalStateException("around it", failure)))
                .isTrue();
    }

    static Stream<Throwable> passing() {
        return Stream.of(
                SdkClientException.create("connection refused"),
                answered(500, "InternalServerError"),
                answered(503, "ServiceUnavailable"),
                answered(400, "ProvisionedThroughputExceededException"),
                answered(400, "ThrottlingException"),
                new PutOffException("again and again"));
    }

    @ParameterizedTest
    @MethodSource("lasting")
    void noTryHelpsAgainstTheRest(Throwable failure) {
        assertThat(AwsOutage.isPassing(failure)).isFalse();
    }

    static Stream<Throwable> lasting() {
        return Stream.of(
                answered(400, "AccessDeniedException"),
                answered(400, "ResourceNotFoundException"),
                answered(400, "ValidationException"),
                new IllegalStateException("ours"));
    }

    private static Throwable answered(int status, String code) {
        return DynamoDbException.builder()
                .statusCode(status)
                .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).build())
                .build();
    }
}
