package dev.kikilist.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.kikilist.engines.KeptMail;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** The stack of the template on MiniStack, which {@code deployment/ministack/run} starts, deploys and ends. */
final class MiniStackSystem implements SystemInUse {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int STOP_SECONDS = 30;

    private final LocalIssuer issuer;
    private final Process process;
    private final JsonNode whereabouts;
    private final Path answer;
    private final S3Client s3;
    private final HttpClient http = HttpClient.newHttpClient();

    private MiniStackSystem(LocalIssuer issuer, Process process, JsonNode whereabouts, Path answer) {
        this.issuer = issuer;
        this.process = process;
        this.whereabouts = whereabouts;
        this.answer = answer;
        this.s3 = S3Client.builder()
                .endpointOverride(URI.create(whereabouts.path("endpoint").asText()))
                .forcePathStyle(true)
                .region(Region.of(whereabouts.path("region").asText()))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(
                        whereabouts.path("accessKey").asText(),
                        whereabouts.path("secretKey").asText())))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }

    /**
     * Starts MiniStack and deploys the template to it.
     *
     * @param ministack the folder of the Python environment that has it
     * @param sam the command of the SAM CLI
     * @param directory where its files may lie
     * @throws IllegalStateException when it does not start or the template cannot be deployed, with what it said
     */
    static MiniStackSystem start(Path ministack, Path sam, Path directory) throws IOException {
        var issuer = LocalIssuer.start(0);
        var errors = directory.resolve("run.log");
        var process = new ProcessBuilder(
                        ministack.resolve("bin/python").toString(),
                        ProjectFiles.path("deployment/ministack/run").toString(),
                        "--java",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--sam",
                        sam.toString(),
                        "--issuer",
                        issuer.issuer(),
                        "--audience",
                        LocalIssuer.AUDIENCE,
                        "--directory",
                        directory.resolve("ministack").toString())
                .redirectError(errors.toFile())
                .start();
        var output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        var line = output.readLine();
        if (line == null) {
            issuer.close();
            throw new IllegalStateException("MiniStack did not start: " + Files.readString(errors));
        }
        return new MiniStackSystem(issuer, process, JSON.readTree(line), directory.resolve("mails.json"));
    }

    @Override
    public URI api() {
        return URI.create(whereabouts.path("api").asText());
    }

    @Override
    public LocalIssuer issuer() {
        return issuer;
    }

    @Override
    public S3Client s3() {
        return s3;
    }

    @Override
    public String bucket() {
        return whereabouts.at("/outputs/IntakeBucketName").asText();
    }

    @Override
    public List<KeptMail> mails() {
        var request = HttpRequest.newBuilder(
                        URI.create(whereabouts.path("mails").asText()))
                .build();
        try {
            var kept = http.send(request, BodyHandlers.ofFile(answer)).body();
            var mails = new ArrayList<KeptMail>();
            for (var account : JSON.readTree(kept.toFile()).path("messages")) {
                account.forEach(mail -> mails.add(mail(mail)));
            }
            return mails;
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped", stopped);
        }
    }

    /** Returns a mail as far as the engine tells of it: neither its tags nor its configuration set. */
    private KeptMail mail(JsonNode sent) {
        var recipients = new ArrayList<String>();
        sent.path("To").forEach(to -> recipients.add(to.asText()));
        return new KeptMail(
                sent.path("MessageId").asText(),
                answer,
                Instant.EPOCH,
                sent.path("Source").asText(),
                recipients,
                sent.path("Subject").asText(),
                sent.path("BodyText").asText(),
                sent.path("BodyHtml").asText(),
                Map.of(),
                null);
    }

    @Override
    public void close() {
        try (issuer;
                s3;
                http) {
            process.getOutputStream().close();
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("MiniStack did not stop");
            }
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
