package dev.kikilist.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kikilist.engines.EmbeddedS3;
import dev.kikilist.engines.Storage;
import dev.kikilist.submission.StoredVersions;
import dev.kikilist.testkit.StoredVersionsContract;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;

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
    void aBucketThatNumbersNoVersionsShowsNone(@TempDir Path directory) {
        try (var unnumbered = EmbeddedS3.start(Storage.in(directory), 0, created -> {})) {
            unnumbered.createBucket(bucket);
            unnumbered.client().putObject(request -> request.bucket(bucket).key("a"), RequestBody.fromString("x"));

            assertThat(new S3StoredVersions(unnumbered.client(), bucket).page("", null))
                    .satisfies(page -> assertThat(page.entries()).isEmpty())
                    .satisfies(page -> assertThat(page.next()).isEmpty());
        }
    }
}
