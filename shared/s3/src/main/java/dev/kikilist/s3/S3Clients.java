package dev.kikilist.s3;

import dev.kikilist.dynamodb.AwsConnection;
import software.amazon.awssdk.services.s3.S3Client;

/** Makes clients of S3. */
public final class S3Clients {
    private S3Clients() {}

    /** Returns a client of S3, or of the server that takes its place, which then has no names for single buckets. */
    public static S3Client over(AwsConnection connection) {
        return connection
                .configure(S3Client.builder(), "S3")
                .forcePathStyle(connection.endpoint("S3").isPresent())
                .build();
    }
}
