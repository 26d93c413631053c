package dev.kikilist.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kikilist.dynamodb.AwsConnection;
import dev.kikilist.engines.EmbeddedS3;
import dev.kikilist.export.Audience;
import dev.kikilist.export.Export;
import dev.kikilist.export.ExportFormat;
import dev.kikilist.export.Exports;
import dev.kikilist.submission.SubmissionId;
import dev.kikilist.testkit.ExportsContract;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.S3Client;

/** Exports in a bucket of an S3 server that checks signatures. */
class S3ExportsTest extends ExportsContract {
    private static final EmbeddedS3 S3 = EmbeddedS3.inMemory();
    private static int tests;

    private final String bucket = "kikilist-result-" + ++tests;
    private final AwsConnection connection = AwsConnection.from(S3.variables());

    @AfterAll
    static void stop() {
        S3.close();
    }

    @Override
    protected Exports exports() {
        S3.createBucket(bucket);
        return S3Exports.over(connection, bucket);
    }

    @Override
    protected byte[] content(Exports exports, Export export) {
        try (var s3 = connection
                .configure(S3Client.builder(), "S3")
                .forcePathStyle(true)
                .build()) {
            return s3.getObjectAsBytes(request -> request.bucket(bucket).key(export.objectKey()))
                    .asByteArray();
        }
    }

    @Test
    void whatIsStoredIsFetchedUnderItsNameAndMediaType(@TempDir Path directory) throws Exception {
        var export = new Export(new SubmissionId("s3d4e5f6g7h8i9j0k1l2m3n4o5p"), 1, Audience.SHARED, ExportFormat.CSV);
        exports().store(export, Files.writeString(directory.resolve("export"), "一覧"));
        var address =
                S3DownloadSigner.over(connection, bucket).sign(export, "機器 リスト（読取結果）.csv", Duration.ofSeconds(60));

        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo("一覧");
            assertThat(answer.headers().firstValue("content-type")).contains("text/csv; charset=utf-8");
            assertThat(answer.headers().firstValue("content-disposition"))
                    .hasValueSatisfying(value -> assertThat(value).contains("%E6%A9%9F%E5%99%A8%20"));
        }
    }
}
