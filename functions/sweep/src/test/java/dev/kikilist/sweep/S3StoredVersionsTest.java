package dev.kikilist.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kikilist.engines.EmbeddedS3;
import dev.kikilist.submission.ObjectVersion;
import dev.kikilist.submission.StoredVersions;
import dev.kikilist.testkit.StoredVersionsContract;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsRequest;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsResponse;

@SuppressWarnings("NullAway.Init") // set before all
class S3StoredVersionsTest extends StoredVersionsContract {
    private static EmbeddedS3 engine;

    private final String bucket = "bucket-" + UUID.randomUUID();

    @BeforeAll
    static void start() {
        engine = EmbeddedS3.inMemory();
    }

    @AfterAll
    static void stop() {
        engine.close();
    }

    @Override
    protected StoredVersions open() {
        engine.createBucket(bucket);
        return new S3StoredVersions(engine.client(), bucket, 2);
    }

    @Override
    protected String store(String key) {
        return engine.client()
                .putObject(request -> request.bucket(bucket).key(key), RequestBody.fromString("x"))
                .versionId();
    }

    @Override
    protected void hide(String key) {
        engine.client().deleteObject(request -> request.bucket(bucket).key(key));
    }

    @Test
    void objectsThatWereStoredWithoutAVersionAreNotShown() {
        var page = new S3StoredVersions(new UnnumberedBucket(), bucket).page("", null);

        assertThat(page.entries()).extracting(ObjectVersion::key).containsExactly("numbered");
        assertThat(page.next()).isEmpty();
    }

    /** A bucket that numbers versions only since a while. */
    private static final class UnnumberedBucket implements S3Client {
        @Override
        public ListObjectVersionsResponse listObjectVersions(ListObjectVersionsRequest request) {
            var before = software.amazon.awssdk.services.s3.model.ObjectVersion.builder()
                    .key("before")
                    .versionId("null")
                    .size(1L)
                    .lastModified(Instant.EPOCH);
            return ListObjectVersionsResponse.builder()
                    .isTruncated(false)
                    .versions(
                            before.build(),
                            before.copy().key("numbered").versionId("1").build())
                    .build();
        }

        @Override
        public String serviceName() {
            return "s3";
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
