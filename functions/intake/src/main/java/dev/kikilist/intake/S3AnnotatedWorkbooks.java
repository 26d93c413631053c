package dev.kikilist.intake;

import dev.kikilist.submission.AnnotatedWorkbook;
import dev.kikilist.submission.AnnotatedWorkbooks;
import java.nio.file.Path;
import software.amazon.awssdk.services.s3.S3Client;

/** Keeps annotated workbooks in an S3 bucket. */
final class S3AnnotatedWorkbooks implements AnnotatedWorkbooks {
    private final S3Client s3;
    private final String bucket;

    S3AnnotatedWorkbooks(S3Client s3, String bucket) {
        this.s3 = s3;
        this.bucket = bucket;
    }

    @Override
    public void store(AnnotatedWorkbook workbook, Path file) {
        s3.putObject(
                request -> request.bucket(bucket)
                        .key(workbook.objectKey())
                        .contentType(workbook.format().mediaType()),
                file);
    }
}
