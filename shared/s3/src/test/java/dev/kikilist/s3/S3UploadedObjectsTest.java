package dev.kikilist.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kikilist.dynamodb.AwsConnection;
import dev.kikilist.engines.EmbeddedS3;
import dev.kikilist.submission.ObjectVersion;
import dev.kikilist.submission.UploadedObjects;
import dev.kikilist.submission.UploadedObjects.Fetched;
import dev.kikilist.testkit.UploadedObjectsContract;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** The adapter, through the client that is made of an environment, on a server that checks signatures. */
class S3UploadedObjectsTest extends UploadedObjectsContract {
    private static final String BUCKET = "uploads";
    private static final long LARGEST = 1 << 20;

    private static EmbeddedS3 server;
    private static S3Client s3;

    @BeforeAll
    static void start() {
        server = EmbeddedS3.inMemory();
        server.createBucket(BUCKET);
        s3 = client(server.variables());
    }

    @AfterAll
    static void stop() {
        s3.close();
        server.close();
    }

    private static S3Client client(Map<String, String> variables) {
        return S3Clients.over(AwsConnection.from(variables));
    }

    private static S3Client client(String variable, String value) {
        var variables = new HashMap<>(server.variables());
        variables.put(variable, value);
        return client(variables);
    }

    @Override
    protected UploadedObjects objects() {
        return new S3UploadedObjects(s3, LARGEST);
    }

    @Override
    protected UploadedObjects unreachable() {
        return new S3UploadedObjects(client("AWS_ENDPOINT_URL_S3", "http://127.0.0.1:1"), LARGEST);
    }

    @Override
    protected long largest() {
        return LARGEST;
    }

    @Override
    protected ObjectVersion store(String key, byte[] content) {
        var stored =
                server.client().putObject(request -> request.bucket(BUCKET).key(key), RequestBody.fromBytes(content));
        return new ObjectVersion(BUCKET, key, stored.versionId(), content.length, "01", Instant.now());
    }

    @Override
    protected void delete(ObjectVersion object) {
        server.client()
                .deleteObject(request ->
                        request.bucket(object.bucket()).key(object.key()).versionId(object.versionId()));
    }

    @Override
    protected boolean keepsVersions() {
        return true;
    }

    @Test
    void aDeleteMarkerIsGone() {
        var object = store("uploads/marked.xlsx", new byte[1]);
        server.client().deleteObject(request -> request.bucket(BUCKET).key(object.key()));
        var latest = new ObjectVersion(BUCKET, object.key(), null, 1, "02", Instant.now());

        assertThat(objects().fetch(latest)).isEqualTo(new Fetched.Gone());
    }

    @Test
    void aRefusalIsThrown() {
        var object = store("uploads/list.xlsx", new byte[1]);

        try (var stranger = client("AWS_SECRET_ACCESS_KEY", "wrong")) {
            assertThatThrownBy(() -> new S3UploadedObjects(stranger).fetch(object))
                    .isInstanceOfSatisfying(
                            S3Exception.class,
                            refusal -> assertThat(refusal.statusCode()).isEqualTo(403));
        }
    }

    @Test
    void aMissingBucketIsThrown() {
        var elsewhere = new ObjectVersion("no-such-bucket", "uploads/list.xlsx", null, 1, "01", Instant.now());

        assertThatThrownBy(() -> objects().fetch(elsewhere)).isInstanceOf(S3Exception.class);
    }
}
