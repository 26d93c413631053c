package dev.kikilist.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kikilist.dynamodb.AwsConnection;
import dev.kikilist.engines.EmbeddedS3;
import dev.kikilist.procurement.TicketId;
import dev.kikilist.procurement.UploadSigner.SignedUpload;
import dev.kikilist.procurement.UploadTicket;
import dev.kikilist.submission.UploadKey;
import dev.kikilist.testkit.Samples;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** What is signed holds against an S3 server that checks signatures. */
class S3UploadSignerTest {
    private static final String BUCKET = "kikilist-intake";
    private static final byte[] CONTENT = "機器リスト".getBytes(StandardCharsets.UTF_8);

    private static final EmbeddedS3 S3 = EmbeddedS3.inMemory();

    private static int tests;

    /** Another key in every test. */
    private final Samples samples = new Samples("signer " + ++tests);

    private final S3UploadSigner signer =
            S3UploadSigner.over(AwsConnection.from(S3.variables()), BUCKET, Clock.systemUTC());
    private final UploadTicket ticket = ticket(Instant.now().plus(Duration.ofMinutes(15)));
    private final String key = UploadKey.ofTicket(ticket.procurementId(), ticket.invitationId(), ticket.id());

    @BeforeAll
    static void start() {
        S3.createBucket(BUCKET);
    }

    @AfterAll
    static void stop() {
        S3.close();
    }

    @Test
    void whatWasAnnouncedIsTakenOnce() throws Exception {
        var upload = signer.sign(ticket, key);

        assertThat(put(upload, CONTENT)).isEqualTo(200);
        assertThat(put(upload, CONTENT)).isEqualTo(412);
    }

    @Test
    void theSignatureCoversLengthChecksumAndCondition() {
        var upload = signer.sign(ticket, key);

        assertThat(upload.uri().getPath()).isEqualTo("/" + BUCKET + "/" + key);
        assertThat(upload.uri().getQuery())
                .contains("X-Amz-SignedHeaders=content-length;host;if-none-match;x-amz-checksum-sha256")
                .doesNotContain("x-amz-checksum-crc32");
        assertThat(upload.headers())
                .containsEntry("content-length", Integer.toString(CONTENT.length))
                .containsEntry("if-none-match", "*")
                .containsKey("x-amz-checksum-sha256")
                .doesNotContainKey("host");
    }

    @Test
    void otherBytesAreRefused() throws Exception {
        var upload = signer.sign(ticket, key);
        var sameLength = CONTENT.clone();
        sameLength[0]++;

        assertThat(put(upload, sameLength)).isBetween(400, 499);
        assertThat(put(upload, "longer than announced".getBytes(StandardCharsets.UTF_8)))
                .isBetween(400, 499);
        assertThat(put(upload, new byte[0])).isBetween(400, 499);
        assertThat(put(upload, CONTENT)).isEqualTo(200);
    }

    @Test
    void anotherKeyOrAHeaderLeftOutIsRefused() throws Exception {
        var upload = signer.sign(ticket, key);
        var other = key.substring(0, key.length() - 1) + (key.endsWith("0") ? "1" : "0");

        assertThat(put(
                        new SignedUpload(URI.create(upload.uri().toString().replace(key, other)), upload.headers()),
                        CONTENT))
                .isEqualTo(403);
        for (var header : List.of("if-none-match", "x-amz-checksum-sha256")) {
            var fewer = new HashMap<>(upload.headers());
            fewer.remove(header);
            assertThat(put(new SignedUpload(upload.uri(), fewer), CONTENT)).isEqualTo(403);
        }
        assertThat(put(
                        new SignedUpload(
                                upload.uri(), changed(upload.headers(), "x-amz-checksum-sha256", "A".repeat(43) + "=")),
                        CONTENT))
                .isEqualTo(403);
    }

    @Test
    void afterItsExpiryItIsRefused() throws Exception {
        var short_ = ticket(Instant.now().plusSeconds(2));
        var upload = signer.sign(short_, key);
        assertThat(upload.uri().getQuery()).containsPattern("X-Amz-Expires=[12](&|$)");

        Thread.sleep(3_500);

        assertThat(put(upload, CONTENT)).isEqualTo(403);
    }

    @Test
    void withoutAnEndpointTheBucketIsPartOfTheHost() {
        var connection = AwsConnection.from(Map.of(
                "AWS_REGION", "ap-northeast-1",
                "AWS_ACCESS_KEY_ID", "AKIDEXAMPLE",
                "AWS_SECRET_ACCESS_KEY", "secret",
                "AWS_SESSION_TOKEN", "session"));

        var upload = S3UploadSigner.over(connection, BUCKET, Clock.systemUTC()).sign(ticket, key);

        assertThat(upload.uri().toString())
                .startsWith("https://" + BUCKET + ".s3.ap-northeast-1.amazonaws.com/" + key + "?")
                .contains("X-Amz-Security-Token=session")
                .contains("X-Amz-Algorithm=AWS4-HMAC-SHA256");
    }

    @Test
    @EnabledIf("hasCurl")
    void theCommandLineUploadsTheFileWhateverItsName(@TempDir Path folder) throws Exception {
        var name = "機器 リスト'; touch stolen; '$(id).xlsx";
        Files.write(folder.resolve(name), CONTENT);
        var line = TicketCommands.curl(name, signer.sign(ticket, key));

        var process = new ProcessBuilder("sh", "-c", line)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(output).isZero();
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(1);
        }
        assertThat(put(signer.sign(ticket, key), CONTENT)).isEqualTo(412);
    }

    static boolean hasCurl() {
        return Files.isExecutable(Path.of("/usr/bin/curl"));
    }

    private UploadTicket ticket(Instant expiresAt) {
        var sample = samples.ticket(samples.invitation(samples.procurement()), Instant.now());
        return new UploadTicket(
                new TicketId(samples.id(TicketId.KIND)),
                sample.procurementId(),
                sample.invitationId(),
                "機器リスト.xlsx",
                CONTENT.length,
                sha256(),
                Instant.now().truncatedTo(ChronoUnit.SECONDS),
                expiresAt,
                1);
    }

    private static String sha256() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(CONTENT));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> changed(Map<String, String> headers, String name, String value) {
        var changed = new HashMap<>(headers);
        changed.put(name, value);
        return changed;
    }

    private static int put(SignedUpload upload, byte[] content) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(upload.uri()).PUT(BodyPublishers.ofByteArray(content));
        upload.headers().forEach((name, value) -> {
            // The client sends the length itself.
            if (!name.equals("content-length")) {
                request.header(name, value);
            }
        });
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request.build(), BodyHandlers.discarding()).statusCode();
        }
    }
}
