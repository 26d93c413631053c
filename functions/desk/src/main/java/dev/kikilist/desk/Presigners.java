package dev.kikilist.desk;

import dev.kikilist.dynamodb.AwsConnection;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** Makes what signs requests to S3. */
final class Presigners {
    private Presigners() {}

    /** Returns a presigner with the region, credentials and endpoint of {@code connection}. Signing sends nothing. */
    static S3Presigner over(AwsConnection connection) {
        var endpoint = connection.endpoint("S3");
        var builder = S3Presigner.builder()
                .disableS3ExpressSessionAuth(true)
                .dualstackEnabled(false)
                .fipsEnabled(false)
                .region(connection.region())
                .credentialsProvider(connection.credentials())
                // Other servers than AWS have no host name per bucket.
                .serviceConfiguration(S3Configuration.builder()
                        .pathStyleAccessEnabled(endpoint.isPresent())
                        .build());
        endpoint.ifPresent(builder::endpointOverride);
        return builder.build();
    }
}
