package dev.kikilist.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.sqs.model.SqsException;

class AwsFailureTest {
    @ParameterizedTest
    @ValueSource(classes = {DynamoDbException.class, S3Exception.class, SqsException.class})
    void everyExceptionThatAServiceModelsIsInTheTable(Class<? extends AwsServiceException> ofService)
            throws IOException, URISyntaxException {
        var modelled = modelled(ofService);

        assertThat(modelled).hasSizeGreaterThan(5);
        assertThat(modelled)
                .filteredOn(code -> !AwsFailure.knows(code))
                .as("say in AwsFailure whether another attempt helps")
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(AwsFailure.class)
    void everyMeaningSaysWhy(AwsFailure meaning) {
        assertThat(meaning.reason()).isNotBlank();
    }

    @Test
    void aCodeThatNobodyKnowsIsJudgedByItsStatus() {
        assertThat(AwsFailure.of(answered(500, "BrandNew"))).isEqualTo(AwsFailure.PASSING);
        assertThat(AwsFailure.of(answered(429, "BrandNew"))).isEqualTo(AwsFailure.PASSING);
        assertThat(AwsFailure.of(answered(400, "BrandNew"))).isEqualTo(AwsFailure.NOT_ACCEPTED);
    }

    @Test
    void aTransactionThatMetAnotherPassesAndOneThatIsWrongDoesNot() {
        assertThat(AwsFailure.of(cancelled("None", "TransactionConflict"))).isEqualTo(AwsFailure.PASSING);
        assertThat(AwsFailure.of(cancelled("ThrottlingError"))).isEqualTo(AwsFailure.PASSING);
        assertThat(AwsFailure.of(cancelled("TransactionConflict", "ValidationError")))
                .isEqualTo(AwsFailure.NOT_ACCEPTED);
    }

    @Test
    void theReasonOfACauseCounts() {
        var denied = new IllegalStateException("around it", answered(400, "AccessDeniedException"));
        assertThat(AwsFailure.of(denied)).isEqualTo(AwsFailure.NOT_PERMITTED);
        assertThat(AwsFailure.of(denied).isLasting()).isTrue();
        assertThat(AwsFailure.of(new CorruptItemException("a place", "an attribute"))
                        .isLasting())
                .isTrue();
        assertThat(AwsFailure.of(new IllegalStateException("ours"))).isEqualTo(AwsFailure.NOT_OF_AWS);
        assertThat(AwsFailure.NOT_OF_AWS.isLasting()).isFalse();
    }

    @Test
    void sqsPutsItsNamespaceBeforeSomeCodes() {
        assertThat(AwsFailure.of(answered(400, "AWS.SimpleQueueService.QueueDoesNotExist")))
                .isEqualTo(AwsFailure.NOT_AS_DEPLOYED);
    }

    /** Returns the error codes of the exceptions of a service, except that of the service itself. */
    private static List<String> modelled(Class<?> ofService) throws IOException, URISyntaxException {
        var jar = Path.of(
                ofService.getProtectionDomain().getCodeSource().getLocation().toURI());
        var directory = ofService.getPackageName().replace('.', '/') + "/";
        var codes = new ArrayList<String>();
        try (var file = new JarFile(jar.toFile())) {
            file.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.startsWith(directory) && name.endsWith("Exception.class"))
                    .map(name -> name.substring(directory.length(), name.length() - ".class".length()))
                    .filter(name -> !name.equals(ofService.getSimpleName()))
                    // Judged by its reasons.
                    .filter(name -> !name.equals(TransactionCanceledException.class.getSimpleName()))
                    .forEach(codes::add);
        }
        return codes;
    }

    private static TransactionCanceledException cancelled(String... reasons) {
        return TransactionCanceledException.builder()
                .cancellationReasons(Stream.of(reasons)
                        .map(code -> CancellationReason.builder().code(code).build())
                        .toList())
                .statusCode(400)
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode("TransactionCanceledException")
                        .build())
                .build();
    }

    private static Throwable answered(int status, String code) {
        return DynamoDbException.builder()
                .statusCode(status)
                .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).build())
                .build();
    }
}
