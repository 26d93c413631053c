package dev.kikilist.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kikilist.dynamodb.AwsConnection;
import dev.kikilist.dynamodb.DynamoDbConcernStore;
import dev.kikilist.dynamodb.DynamoDbSubmissionStore;
import dev.kikilist.dynamodb.DynamoDbTable;
import dev.kikilist.engines.EmbeddedDynamoDb;
import dev.kikilist.engines.SamTemplate;
import dev.kikilist.engines.TemplateTables;
import dev.kikilist.submission.Lease;
import dev.kikilist.submission.Submission;
import dev.kikilist.submission.SubmissionState;
import dev.kikilist.submission.SubmissionStore.Decision;
import dev.kikilist.testkit.Samples;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Every kind of forgery in a real table, and in an export of it. */
@SuppressWarnings("NullAway.Init") // set before all and each
class VerifyAuditTest {
    private static EmbeddedDynamoDb engine;
    private static DynamoDbClient client;

    @TempDir
    Path directory;

    private String table;
    private Submission submission;

    @BeforeAll
    static void start() {
        engine = EmbeddedDynamoDb.inMemory();
        client = engine.client();
    }

    @AfterAll
    static void stop() {
        engine.close();
    }

    @BeforeEach
    void makeHistory() {
        table = "table-" + UUID.randomUUID();
        TemplateTables.create(client, SamTemplate.ofThisProject().tables().getFirst(), table);
        var submissions =
                new DynamoDbSubmissionStore(DynamoDbTable.over(AwsConnection.from(engine.variables()), table));
        var samples = new Samples("audit");
        for (int i = 0; i < 3; i++) {
            var received = Samples.begin(submissions, samples.unclaimed(Samples.NOW));
            submissions.interrupt(received.id(), Samples.NOW.plus(Duration.ofHours(1)));
            submissions.claim(received, Samples.NOW.plus(Duration.ofHours(2)), Samples.LEASE);
            submission = received.decided(
                    SubmissionState.REFUSED,
                    0,
                    Samples.NOW.plus(Duration.ofHours(2)),
                    Samples.reading(Samples.emptyManifest()),
                    null);
            submissions.record(new Decision(submission, new Lease(received.id(), 2), null, null, null, List.of()));
        }
    }

    @Test
    void anUntouchedTableIsSound() throws IOException {
        assertThat(verified()).isEqualTo("0 3 chains, 12 events, 0 broken\n");
    }

    @Test
    void theChainOfAConcernEndsInAnotherPartition() throws IOException {
        var concern = new DynamoDbConcernStore(DynamoDbTable.over(AwsConnection.from(engine.variables()), table))
                .store(new Samples("concern").concern(Samples.terms("株式会社ひかり電機"), Samples.NOW), null)
                .id();
        assertThat(verified()).isEqualTo("0 4 chains, 13 events, 0 broken\n");
        var event = Map.of("pk", AttributeValue.fromS("SUB#" + concern), "sk", AttributeValue.fromS("AUDIT#000001"));

        delete(event);

        assertThat(verified()).startsWith("1 ").contains(concern + ": event 0 is not the end: event 1");
    }

    @Test
    void anEditIsFound() throws IOException {
        var item = new HashMap<>(event(3));
        item.put("at", AttributeValue.fromS("2026-04-15T05:00:00Z"));
        put(item);

        assertThat(verified()).startsWith("1 ").contains(submission.id() + ": event 3 was changed", "1 broken");
    }

    @Test
    void aDeletionIsFound() throws IOException {
        delete(event(2));

        assertThat(verified()).startsWith("1 ").contains(submission.id() + ": event 3 stands after event 1");
    }

    @Test
    void aCutEndIsFound() throws IOException {
        delete(event(4));

        assertThat(verified()).startsWith("1 ").contains(": event 3 is not the end: event 4");
    }

    @Test
    void anInsertionIsFound() throws IOException {
        var item = new HashMap<>(event(4));
        item.put("sk", AttributeValue.fromS("AUDIT#000005"));
        item.put("sequence", AttributeValue.fromN("5"));
        put(item);

        assertThat(verified()).startsWith("1 ").contains(": event 5 ");
    }

    @Test
    void aReorderIsFound() throws IOException {
        var second = new HashMap<>(event(2));
        var third = new HashMap<>(event(3));
        var place = second.get("sk");
        second.put("sk", third.get("sk"));
        third.put("sk", place);
        put(second);
        put(third);

        assertThat(verified()).startsWith("1 ").contains(": event 3 stands after event 1");
    }

    @Test
    void anEventThatCannotBeReadIsFound() throws IOException {
        var item = new HashMap<>(event(2));
        item.remove("hash");
        put(item);

        assertThat(verified()).startsWith("1 ").contains(": AUDIT#000002 cannot be read");
    }

    @Test
    void asksForASource() throws IOException {
        assertThat(run("verify-audit")).startsWith("64 ");
        assertThat(run(
                        "verify-audit",
                        "--export",
                        Files.writeString(directory.resolve("x"), "{}\n").toString()))
                .startsWith("70 ");
    }

    /** Verifies table and export, which must say the same. */
    private String verified() throws IOException {
        var ofTable = run("verify-audit", "--table", table);
        var lines = client.scan(request -> request.tableName(table)).items().stream()
                .map(item -> "{\"Item\":" + json(item) + "}")
                .collect(Collectors.joining("\n"));
        var plain = Files.writeString(directory.resolve("items.json"), lines);
        var zipped = directory.resolve("items.json.gz");
        try (var out = new GZIPOutputStream(Files.newOutputStream(zipped))) {
            out.write(Files.readAllBytes(plain));
        }
        assertThat(run("verify-audit", "--export", plain.toString())).isEqualTo(ofTable);
        assertThat(run("verify-audit", "--export", zipped.toString())).isEqualTo(ofTable);
        return ofTable;
    }

    private static String run(String... arguments) {
        var out = new StringWriter();
        int code = Operations.run(
                engine.variables(), new PrintWriter(out, true), new PrintWriter(new StringWriter(), true), arguments);
        return code + " " + out;
    }

    private Map<String, AttributeValue> event(int sequence) {
        return client.getItem(request -> request.tableName(table)
                        .key(Map.of(
                                "pk", AttributeValue.fromS("SUB#" + submission.id()),
                                "sk", AttributeValue.fromS("AUDIT#%06d".formatted(sequence)))))
                .item();
    }

    private void put(Map<String, AttributeValue> item) {
        client.putItem(request -> request.tableName(table).item(item));
    }

    private void delete(Map<String, AttributeValue> item) {
        client.deleteItem(request -> request.tableName(table)
                .key(item.entrySet().stream()
                        .filter(attribute -> attribute.getKey().equals("pk")
                                || attribute.getKey().equals("sk"))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue))));
    }

    /** Writes an item as DynamoDB exports it. */
    private static String json(Map<String, AttributeValue> item) {
        return item.entrySet().stream()
                .map(attribute -> "\"" + attribute.getKey() + "\":" + json(attribute.getValue()))
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String json(AttributeValue value) {
        return switch (value.type()) {
            case S -> "{\"S\":" + quoted(value.s()) + "}";
            case N -> "{\"N\":\"" + value.n() + "\"}";
            case BOOL -> "{\"BOOL\":" + value.bool() + "}";
            case B -> "{\"B\":\"" + Base64.getEncoder().encodeToString(value.b().asByteArray()) + "\"}";
            case M -> "{\"M\":" + json(value.m()) + "}";
            case L -> value.l().stream().map(VerifyAuditTest::json).collect(Collectors.joining(",", "{\"L\":[", "]}"));
            default -> throw new UncheckedIOException(new IOException("no " + value.type()));
        };
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
