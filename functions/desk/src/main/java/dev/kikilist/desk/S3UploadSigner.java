package dev.kikilist.desk;

import dev.kikilist.dynamodb.AwsConnection;
import dev.kikilist.procurement.UploadSigner;
import dev.kikilist.procurement.UploadTicket;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.s3.presigner.model.PutObjectPresignRequest;

/**
 * Signs uploads to an S3 bucket. Length, SHA-256 and {@code If-None-Match: *} are signed headers, so S3 refuses any
 * other content and a second file under the key. Signing sends nothing.
 */
final class S3UploadSigner implements UploadSigner {
    private final S3Presigner presigner;
    private final String bucket;
    private final Clock clock;

    private S3UploadSigner(S3Presigner presigner, String bucket, Clock clock) {
        this.presigner = presigner;
        this.bucket = bucket;
        this.clock = clock;
    }

    /** Returns a signer for {@code bucket} with the region, credentials and endpoint of {@code connection}. */
    static S3UploadSigner over(AwsConnection connection, String bucket, Clock clock) {
        return new S3UploadSigner(Presigners.over(connection), bucket, clock);
    }

    @Override
    public SignedUpload sign(UploadTicket ticket, String key) {
        var checksum = Base64.getEncoder().encodeToString(HexFormat.of().parseHex(ticket.sha256()));
        var presigned = presigner.presignPutObject(PutObjectPresignRequest.builder()
                .signatureDuration(validity(ticket))
                .putObjectRequest(PutObjectRequest.builder()
                        .bucket(bucket)
                        .key(key)
                        .contentLength(ticket.size())
                        .checksumSHA256(checksum)
                        .ifNoneMatch("*")
                        .build())
                .build());
        Map<String, String> headers = new TreeMap<>();
        presigned.signedHeaders().forEach((name, values) -> {
            if (!name.equalsIgnoreCase("host")) {
                headers.put(name, String.join(",", values));
            }
        });
        return new SignedUpload(URI.create(presigned.url().toString()), headers);
    }

    // Signatures are valid for whole seconds, and for one at least.
    private Duration validity(UploadTicket ticket) {
        return Duration.ofSeconds(Math.max(
                1, Duration.between(clock.instant(), ticket.expiresAt()).toSeconds()));
    }
}
