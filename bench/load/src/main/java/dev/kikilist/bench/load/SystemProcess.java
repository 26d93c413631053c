package dev.kikilist.bench.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.kikilist.dynamodb.AwsConnection;
import dev.kikilist.engines.KeptMail;
import dev.kikilist.engines.LocalAccount;
import dev.kikilist.local.ApiClient;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;

/** A {@link LocalProcess} as its parent sees it, and the system in it as its users do. */
final class SystemProcess implements AutoCloseable {
    private static final int LONGEST_STOP_SECONDS = 60;
    private static final List<String> FLAGS = List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xmx1g",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Djava.awt.headless=true");

    private final Path directory;
    private final Process process;
    private final BufferedReader said;
    private final Writer orders;
    private JsonNode where = new JsonMapper().createObjectNode();

    private SystemProcess(Path directory, Process process) {
        this.directory = directory;
        this.process = process;
        this.said = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        this.orders = new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8);
    }

    /** Returns a new directory for a run. */
    static Path emptyDirectory() {
        try {
            return Files.createTempDirectory("kikilist-load");
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    /**
     * Begins to start the system and does not wait for it.
     *
     * @param directory where its mails and logs lie, and its data if it keeps it
     * @param keepsData whether it keeps its data
     * @param firstPort of six, or 0 for any
     * @param ahead how far its clock is ahead
     */
    static SystemProcess begin(Path directory, boolean keepsData, int firstPort, Duration ahead) {
        try {
            Files.createDirectories(directory);
            var command = new ArrayList<String>();
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(FLAGS);
            command.addAll(List.of("-cp", System.getProperty("java.class.path"), LocalProcess.class.getName()));
            command.addAll(List.of(
                    directory.toAbsolutePath().toString(),
                    Boolean.toString(keepsData),
                    Integer.toString(firstPort),
                    ahead.toString()));
            return new SystemProcess(
                    directory,
                    new ProcessBuilder(command)
                            .redirectError(ProcessBuilder.Redirect.appendTo(
                                    directory.resolve("stderr.txt").toFile()))
                            .start());
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    /** Starts a system that keeps nothing but mails and logs, and waits until it can be used. */
    static SystemProcess forgetful(Path directory) {
        return begin(directory, false, 0, Duration.ZERO).awaited();
    }

    /**
     * Waits until the system can be used.
     *
     * @throws IllegalStateException if it ends instead
     */
    SystemProcess awaited() {
        where = json(line());
        return this;
    }

    private String line() {
        try {
            var line = said.readLine();
            if (line == null) {
                throw new IllegalStateException("the system ended; see " + directory.resolve("stderr.txt"));
            }
            return line;
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    private static JsonNode json(String line) {
        try {
            return new JsonMapper().readTree(line);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    private URI address(String name) {
        return URI.create(where.path(name).asText());
    }

    /** Returns a client of the HTTP API with the token of a user. */
    ApiClient as(String user) {
        return ApiClient.of(address("HTTP API"), address("Tokens"), user);
    }

    String table() {
        return where.path("table").asText();
    }

    String bucket() {
        return where.path("bucket").asText();
    }

    /** Returns a connection to the engines. */
    AwsConnection engines() {
        var variables = new HashMap<>(LocalAccount.variables());
        variables.put("AWS_ENDPOINT_URL_DYNAMODB", where.path("DynamoDB").asText());
        variables.put("AWS_ENDPOINT_URL_S3", where.path("S3").asText());
        return AwsConnection.from(variables);
    }

    static DynamoDbClient dynamoDb(AwsConnection engines) {
        return engines.configure(DynamoDbClient.builder(), "DYNAMODB").build();
    }

    static S3Client s3(AwsConnection engines) {
        return engines.configure(S3Client.builder(), "S3").forcePathStyle(true).build();
    }

    /** Returns the mails that were taken so far. */
    List<KeptMail> mails() {
        return KeptMail.in(directory.resolve("mails"));
    }

    /** Returns how many mails were taken so far. */
    long mailCount() {
        try (var files = Files.list(directory.resolve("mails"))) {
            return files.filter(file -> file.toString().endsWith(".eml")).count();
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    /** Calls what is called on a schedule, and waits for it. */
    void beat() {
        try {
            orders.write(LocalProcess.BEAT + "\n");
            orders.flush();
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
        line();
    }

    /** Ends the process as a loss of power does, and waits until it is gone. */
    void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    private boolean awaitEnd() {
        try {
            return process.waitFor(LONGEST_STOP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Lets the system stop, or kills it if it does not. */
    @Override
    public void close() {
        try {
            orders.close();
        } catch (IOException gone) {
            // It ended by itself.
        }
        if (!awaitEnd()) {
            kill();
        }
    }
}
