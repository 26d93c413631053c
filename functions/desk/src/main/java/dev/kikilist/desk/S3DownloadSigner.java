package dev.kikilist.desk;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kikilist.dynamodb.AwsConnection;
import dev.kikilist.submission.DownloadSigner;
import dev.kikilist.submission.ResultObject;
import java.net.URI;
import java.net.URLEncoder;
import java.time.Duration;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.s3.presigner.model.GetObjectPresignRequest;

/** Signs downloads from an S3 bucket, which answers with the file's name and media type. Signing sends nothing. */
final class S3DownloadSigner implements DownloadSigner {
    private final S3Presigner presigner;
    private final String bucket;

    private S3DownloadSigner(S3Presigner presigner, String bucket) {
        this.presigner = presigner;
        this.bucket = bucket;
    }

    /** Returns a signer for {@code bucket} with the region, credentials and endpoint of {@code connection}. */
    static S3DownloadSigner over(AwsConnection connection, String bucket) {
        return new S3DownloadSigner(Presigners.over(connection), bucket);
    }

    @Override
    public URI sign(ResultObject result, String fileName, Duration validity) {
        var presigned = presigner.presignGetObject(GetObjectPresignRequest.builder()
                .signatureDuration(validity)
                .getObjectRequest(GetObjectRequest.builder()
                        .bucket(bucket)
                        .key(result.objectKey())
                        .responseContentType(result.mediaType())
                        .responseContentDisposition(attachment(fileName))
                        .build())
                .build());
        return URI.create(presigned.url().toString());
    }

    /** A file name in any script goes into the header in the form of RFC 5987 alone; all browsers in use read it. */
    private static String attachment(String fileName) {
        return "attachment; filename*=UTF-8''"
                + URLEncoder.encode(fileName, UTF_8).replace("+", "%20").replace("*", "%2A");
    }
}
