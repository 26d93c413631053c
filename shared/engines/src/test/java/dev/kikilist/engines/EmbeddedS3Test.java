package dev.kikilist.engines;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;

class EmbeddedS3Test {
    private static final String KEY = "uploads/第1回 機器+リスト.xlsx";

    private final List<ObjectCreated> created = new CopyOnWriteArrayList<>();

    @Test
    void keepsEveryVersion() {
        try (var server = start(Storage.inMemory())) {
            var first = put(server.client(), KEY, "first");
            var second = put(server.client(), KEY, "second");

            assertThat(text(server, KEY, first)).isEqualTo("first");
            assertThat(text(server, KEY, second)).isEqualTo("second");
        }
    }

    @Test
    void findsItsFilesAgain(@TempDir Path directory) {
        try (var server = start(Storage.in(directory))) {
            put(server.client(), "uploads/a/b.xlsx", "kept");
        }

        try (var server = start(Storage.in(directory))) {
            assertThat(server.client()
                            .listObjectsV2(request -> request.bucket("lists"))
                            .contents())
                    .singleElement()
                    .satisfies(object -> assertThat(object.key()).isEqualTo("uploads/a/b.xlsx"));
            assertThat(text(server, "uploads/a/b.xlsx", null)).isEqualTo("kept");
        }
    }

    @Test
    void showsNothingOfUploadsThatWereCutOff(@TempDir Path directory) throws IOException {
        var namedLikeOne = "uploads/a/b-" + UUID.randomUUID();
        try (var server = start(Storage.in(directory))) {
            put(server.client(), "uploads/a/b", "whole");
            put(server.client(), namedLikeOne, "whole too");
        }
        var whole = directory.resolve("lists/uploads/a/b");
        // As S3Proxy leaves them when it is killed: before all is written, and before a name of its own is taken away.
        Files.writeString(whole.resolveSibling("b-" + UUID.randomUUID()), "ha");
        Files.createLink(whole.resolveSibling("b-" + UUID.randomUUID()), whole);

        try (var server = start(Storage.in(directory))) {
            assertThat(server.client()
                            .listObjectVersions(request -> request.bucket("lists"))
                            .versions())
                    .extracting(version -> version.key())
                    .containsExactlyInAnyOrder("uploads/a/b", namedLikeOne);
            assertThat(text(server, "uploads/a/b", null)).isEqualTo("whole");
            assertThat(text(server, namedLikeOne, null)).isEqualTo("whole too");
        }
    }

    @Test
    void keepsEveryVersionOverRestarts(@TempDir Path directory) {
        String first;
        try (var server = start(Storage.in(directory))) {
            first = put(server.client(), KEY, "first");
        }

        try (var server = start(Storage.in(directory))) {
            var second = put(server.client(), KEY, "second");

            assertThat(text(server, KEY, first)).isEqualTo("first");
            assertThat(text(server, KEY, second)).isEqualTo("second");
            assertThatThrownBy(() -> server.client()
                            .putObject(
                                    request -> request.bucket("lists").key(KEY).ifNoneMatch("*"),
                                    RequestBody.fromString("third")))
                    .isInstanceOfSatisfying(
                            S3Exception.class,
                            refused -> assertThat(refused.statusCode()).isEqualTo(412));
            assertThat(server.client()
                            .listObjectVersions(request -> request.bucket("lists"))
                            .versions())
                    .extracting(version -> version.versionId())
                    .containsExactly(second, first);
        }
    }

    @Test
    void tellsOfPutCopyAndMultipartObjects() {
        try (var server = start(Storage.inMemory())) {
            var version = put(server.client(), KEY, "機器");
            server.client()
                    .copyObject(request -> request.sourceBucket("lists")
                            .sourceKey(KEY)
                            .destinationBucket("lists")
                            .destinationKey("copy"));
            var upload = server.client()
                    .createMultipartUpload(request -> request.bucket("lists").key("parts"));
            var part = server.client()
                    .uploadPart(
                            request -> request.bucket("lists")
                                    .key("parts")
                                    .uploadId(upload.uploadId())
                                    .partNumber(1),
                            RequestBody.fromString("part"));
            server.client()
                    .completeMultipartUpload(request -> request.bucket("lists")
                            .key("parts")
                            .uploadId(upload.uploadId())
                            .multipartUpload(parts -> parts.parts(CompletedPart.builder()
                                    .partNumber(1)
                                    .eTag(part.eTag())
                                    .build())));

            assertThat(created).extracting(ObjectCreated::key).containsExactly(KEY, "copy", "parts");
            assertThat(created)
                    .extracting(ObjectCreated::how)
                    .containsExactly("Put", "Copy", "CompleteMultipartUpload");
            assertThat(created).extracting(ObjectCreated::size).containsExactly(6L, 6L, 4L);
            assertThat(created.getFirst().key()).isEqualTo(KEY);
            assertThat(created.getFirst().versionId()).isEqualTo(version);
            assertThat(created.getFirst().eTag()).hasSize(32).doesNotContain("\"");
            assertThat(created).extracting(ObjectCreated::sequencer).isSorted().doesNotHaveDuplicates();
        }
    }

    @Test
    void writesNotificationsAsS3Does() throws Exception {
        try (var server = start(Storage.inMemory())) {
            var version = put(server.client(), KEY, "機器");

            var event = new JsonMapper()
                    .readTree(S3Notification.objectCreated(created.getFirst(), "uploads"))
                    .at("/Records/0");

            assertThat(event.path("eventSource").asText()).isEqualTo("aws:s3");
            assertThat(event.path("eventName").asText()).isEqualTo("ObjectCreated:Put");
            assertThat(event.path("eventTime").asText()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
            var key = event.at("/s3/object/key").asText();
            assertThat(key)
                    .startsWith("uploads/%E7%AC%AC1%E5%9B%9E+")
                    .contains("%2B")
                    .endsWith(".xlsx");
            assertThat(URLDecoder.decode(key, UTF_8)).isEqualTo(KEY);
            assertThat(event.at("/s3/object/versionId").asText()).isEqualTo(version);
            assertThat(event.at("/s3/object/size").asLong()).isEqualTo(6);
            assertThat(event.at("/s3/object/sequencer").asText()).matches("[0-9A-F]{18}");
            assertThat(event.at("/s3/bucket/arn").asText()).isEqualTo("arn:aws:s3:::lists");
        }
    }

    @Test
    void answersOnlyTheLocalKeys() {
        try (var server = start(Storage.inMemory());
                var foreign = S3Client.builder()
                        .endpointOverride(server.endpoint())
                        .forcePathStyle(true)
                        .region(Region.of(LocalAccount.REGION))
                        .credentialsProvider(StaticCredentialsProvider.create(
                                AwsBasicCredentials.create(LocalAccount.ACCESS_KEY, "wrong")))
                        .build()) {
            assertThatThrownBy(() -> put(foreign, KEY, "x"))
                    .isInstanceOfSatisfying(
                            S3Exception.class,
                            refused -> assertThat(refused.awsErrorDetails().errorCode())
                                    .isEqualTo("SignatureDoesNotMatch"));
            assertThat(created).isEmpty();
        }
    }

    @Test
    void holdsAPresignedUploadToItsKeyLengthChecksumAndTime() throws Exception {
        try (var server = start(Storage.inMemory());
                var presigner = server.presigner()) {
            var content = "the list".getBytes(UTF_8);
            var checksum = Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(content));
            var presigned = presigner.presignPutObject(request -> request.signatureDuration(Duration.ofMinutes(15))
                    .putObjectRequest(PutObjectRequest.builder()
                            .bucket("lists")
                            .key("uploads/t1")
                            .contentLength((long) content.length)
                            .checksumSHA256(checksum)
                            .build()));
            var address = presigned.url().toString();

            assertThat(putTo(address.replace("uploads/t1", "uploads/t2"), content, checksum))
                    .isEqualTo(403);
            assertThat(putTo(address, "another list".getBytes(UTF_8), checksum)).isEqualTo(403);
            assertThat(putTo(address, "the l!st".getBytes(UTF_8), checksum)).isEqualTo(400);
            assertThat(created).isEmpty();
            assertThat(putTo(address, content, checksum)).isEqualTo(200);
            assertThat(created)
                    .singleElement()
                    .satisfies(object -> assertThat(object.key()).isEqualTo("uploads/t1"));

            var shortLived = presigner.presignPutObject(request -> request.signatureDuration(Duration.ofSeconds(1))
                    .putObjectRequest(PutObjectRequest.builder()
                            .bucket("lists")
                            .key("uploads/t3")
                            .checksumSHA256(checksum)
                            .build()));
            Thread.sleep(Duration.ofMillis(2_100));
            assertThat(putTo(shortLived.url().toString(), content, checksum)).isEqualTo(403);
        }
    }

    private EmbeddedS3 start(Storage storage) {
        var server = EmbeddedS3.start(storage, 0, created::add);
        server.createBucket("lists");
        assertThat(server.createBucket("lists")).as("made again").isFalse();
        return server;
    }

    private static String put(S3Client client, String key, String text) {
        return client.putObject(request -> request.bucket("lists").key(key), RequestBody.fromString(text))
                .versionId();
    }

    private static String text(EmbeddedS3 server, String key, @Nullable String version) {
        return server.client()
                .getObjectAsBytes(request -> request.bucket("lists").key(key).versionId(version))
                .asUtf8String();
    }

    private static int putTo(String address, byte[] content, String checksum) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(address))
                .header("x-amz-checksum-sha256", checksum)
                .PUT(HttpRequest.BodyPublishers.ofByteArray(content))
                .build();
        try (var http = HttpClient.newHttpClient()) {
            return http.send(request, BodyHandlers.discarding()).statusCode();
        }
    }
}
