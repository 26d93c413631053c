package dev.kikilist.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kikilist.dynamodb.AwsConnection;
import dev.kikilist.dynamodb.DynamoDbSubmissionStore;
import dev.kikilist.dynamodb.DynamoDbTable;
import dev.kikilist.dynamodb.Keys;
import dev.kikilist.dynamodb.RetentionClass;
import dev.kikilist.engines.SamTemplate;
import dev.kikilist.engines.TemplateTables;
import dev.kikilist.operations.Operations;
import dev.kikilist.submission.ObjectVersion;
import dev.kikilist.submission.Owner;
import dev.kikilist.submission.Submission;
import dev.kikilist.submission.SubmissionState;
import dev.kikilist.testkit.workbook.FormWorkbook;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** A table that its users filled, made again from its events, the bucket, and what only backups can give back. */
@TestInstance(Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // set before all
class RebuildTest {
    private static final String REBUILT = "rebuilt";
    private static final Predicate<String> NOTES = key -> key.startsWith("ADVICE#");
    private static final Predicate<String> INDEX = NOTES.or(key -> key.startsWith("NAMED#"));

    /** A mail of a submission; those of its review, whose steps are numbered, are restored from backups as the review is. */
    private static final String MAIL = "MAIL#[A-Z_]+#(?!\\d{6}#).*";

    private static final Predicate<String> PROJECTION = INDEX.or(
            key -> key.matches("SUB#\\S+ (SUBMISSION|" + MAIL + "|(ITEMS|SUBCONTRACTORS|FINDINGS|DIGESTS)#.*)"));

    /** Whatever of a registered contact can be told from all else. */
    private static final Pattern PERSONAL =
            Pattern.compile("金糸雀|03-9999-0001|(?:[a-z+]+@(?:reviewer|agency|vendor)\\.example\\.jp)");

    /** What attempts and leases leave behind, of which no event tells. */
    private static final Set<String> NOT_TOLD = Set.of("since", "relays", "leaseUntil", "leaseToken", "gsi3sk");

    private static final Set<String> PLACE_OF_LISTS = Set.of("lastVersion", "currentId", "currentOrder");

    private final LocalDate today = LocalDate.now(ZoneId.of("Asia/Tokyo"));
    private final DemoForm form = DemoForm.of(today);

    private LocalSystem system;
    private DynamoDbClient client;
    private ApiClient agency;
    private ApiClient vendor;
    private List<String> foundWithoutNotes;
    private List<String> foundAgain;
    private Map<String, Map<String, AttributeValue>> original;

    @BeforeAll
    void fill(@TempDir Path directory) throws Exception {
        system = LocalSystem.start(
                SamTemplate.ofThisProject(), new LocalSystem.Options(directory, false, 0, Duration.ofMillis(50)));
        client = system.dynamoDb().client();
        agency = ApiClient.of(system.api(), system.tokens(), "agency");
        vendor = ApiClient.of(system.api(), system.tokens(), "vendor");
        registerOffices();
        var procurement = agency.create("/procurements", registration());
        var invitation = invite(procurement);
        changeContacts(procurement, invitation);
        var replaced = handIn(procurement, invitation, "第1版.xlsx", form.correct());
        review(replaced);
        handIn(procurement, invitation, "訂正要.xlsx", form.withFiveMistakes());
        store(invitation.path("uploadPrefix").asText() + "壊れた.xlsx", new byte[1_000]);
        handIn(procurement, invitation, "第2版.xlsx", form.correct());
        store(invitation.path("uploadPrefix").asText() + "tickets/t" + "0".repeat(26), form.correct());
        store("elsewhere/list.xlsx", form.correct());
        handInWhereMailComesBack();
        awaitRest();
        handInBeforeAndAfterNotesAreMadeAgain();
        awaitRest();
        leaveUndecided();
        original = TableItems.of(client, system.table());
    }

    @AfterAll
    void stop() {
        agency.close();
        vendor.close();
        system.close();
    }

    @Test
    void aTableThatItsFunctionsFilledIsAsItsEventsSay() {
        assertThat(states())
                .contains(
                        "READY_FOR_REVIEW", "CORRECTION_REQUIRED", "REFUSED", "SUPERSEDED", "RECEIVED", "INTERRUPTED");
        assertThat(run("rebuild", "--table", system.table()))
                .startsWith("0 ")
                .contains("lists, 0 read again", " 0 missing, 0 different; 0 not rebuilt")
                .hasLineCount(1);
        assertThat(run("rebuild", "--index-only", "--table", system.table())).startsWith("0 ");
        assertThat(run("verify-audit", "--table", system.table()))
                .startsWith("0 ")
                .contains(", 0 broken");
    }

    @Test
    void nothingButContactsNamesAnybody() {
        var named = original.values().stream()
                .filter(item -> PERSONAL.matcher(ReadableItem.of(item)).find())
                .map(item -> Keys.retention(TableItems.text(item, "pk"), TableItems.text(item, "sk")))
                .toList();

        assertThat(named)
                .as("those of two offices, three procurements and three invitations")
                .hasSize(8)
                .containsOnly(RetentionClass.CONTACT);
    }

    @Test
    void projectionsAreMadeAgainToTheByte() {
        create(REBUILT, key -> !PROJECTION.test(key));

        assertThat(run("rebuild", "--table", REBUILT)).startsWith("1 ").contains(" SUBMISSION: missing");
        assertThat(TableItems.of(client, REBUILT))
                .as("what was only compared")
                .noneSatisfy((key, item) -> assertThat(PROJECTION).accepts(key));

        assertThat(run("rebuild", "--write", "--table", REBUILT))
                .startsWith("0 ")
                .contains(" 0 not rebuilt");
        var rebuilt = TableItems.of(client, REBUILT);
        assertThat(rebuilt.keySet()).isEqualTo(original.keySet());
        original.forEach((key, item) -> assertThat(TableItems.without(rebuilt.getOrDefault(key, Map.of()), NOT_TOLD))
                .as(key)
                .isEqualTo(TableItems.without(item, NOT_TOLD)));
        assertThat(run("rebuild", "--table", REBUILT)).startsWith("0 ");
    }

    @Test
    void theIndexIsMadeAgainFromTheStoredRows() {
        create("without-index", key -> !INDEX.test(key));

        assertThat(run("rebuild", "--index-only", "--write", "--table", "without-index"))
                .startsWith("0 ")
                .contains(" 0 read again", " 0 not rebuilt");

        var rebuilt = TableItems.of(client, "without-index");
        original.forEach((key, item) -> {
            if (INDEX.test(key)) {
                assertThat(rebuilt.get(key)).as(key).isEqualTo(item);
            }
        });
    }

    @Test
    void adviceIsFoundByNotesThatWereMadeAgain() {
        assertThat(original.keySet().stream().filter(NOTES))
                .as("two products of one maker, and one of another")
                .hasSize(3 + 2);
        assertThat(foundWithoutNotes).doesNotContain("R302");
        assertThat(foundAgain).filteredOn("R302"::equals).hasSize(3);
    }

    @Test
    void aNoteThatWasDamagedIsToldAndPutRight() {
        create("damaged-notes", key -> true);
        var notes = original.keySet().stream()
                .filter(key -> NOTES.test(key) && !key.endsWith(" MAKER"))
                .toList();
        change("damaged-notes", notes.get(0), "releases", AttributeValue.fromS("damaged"));
        change("damaged-notes", notes.get(1), "releases", AttributeValue.fromL(List.of()));
        var nothing = releases(notes.get(2));
        nothing.addFirst(AttributeValue.fromS(nothing.getFirst().s().replaceFirst("#[0-9]+#", "#7#")));
        change("damaged-notes", notes.get(2), "releases", AttributeValue.fromL(nothing));

        assertThat(run("rebuild", "--table", "damaged-notes"))
                .as("a note of a release that came to nothing harms nobody")
                .startsWith("1 ")
                .contains(
                        notes.get(0) + ": other releases",
                        notes.get(1) + ": other releases",
                        " 0 missing, 2 different; 0 not rebuilt")
                .hasLineCount(3);
        assertThat(run("rebuild", "--write", "--table", "damaged-notes")).startsWith("0 ");
        change("damaged-notes", notes.get(2), "releases", AttributeValue.fromL(releases(notes.get(2))));
        assertThat(TableItems.of(client, "damaged-notes")).isEqualTo(original);
    }

    private List<AttributeValue> releases(String note) {
        return new ArrayList<>(original.getOrDefault(note, Map.of())
                .getOrDefault("releases", AttributeValue.fromL(List.of()))
                .l());
    }

    @Test
    void whatWasDamagedIsToldAndPutRight() {
        create("damaged", key -> true);
        var submission = key(
                "SUB#\\S+ SUBMISSION", item -> TableItems.text(item, "state").equals("READY_FOR_REVIEW"));
        var chunk = key("SUB#\\S+ ITEMS#00001#00001", item -> true);
        var mail =
                key("SUB#\\S+ " + MAIL, item -> TableItems.text(item, "state").equals("SENT"));
        var invitation = key("PROC#\\S+ INVITATION#.*", item -> item.containsKey("currentId"));
        change("damaged", submission, "state", AttributeValue.fromS("REFUSED"));
        change("damaged", chunk, "payload", AttributeValue.fromB(SdkBytes.fromUtf8String("x")));
        change("damaged", mail, "messageId", AttributeValue.fromS("another"));
        change("damaged", invitation, "lastVersion", AttributeValue.fromN("99"));

        var told = run("rebuild", "--table", "damaged");

        assertThat(told)
                .startsWith("1 ")
                .contains(
                        submission + ": other state",
                        chunk + ": other payload",
                        mail + ": other messageId",
                        invitation + ": other lastVersion",
                        " 0 missing, 4 different; 0 not rebuilt")
                .hasLineCount(5);
        assertThat(run("rebuild", "--index-only", "--table", "damaged"))
                .startsWith("1 ")
                .contains("not rebuilt, its rows were damaged");
        assertThat(run("rebuild", "--write", "--table", "damaged")).startsWith("0 ");
        assertThat(TableItems.of(client, "damaged")).isEqualTo(original);
    }

    @Test
    void whatIsNotToBeHadIsToldAndLeftAlone() {
        create("incomplete", key -> !key.startsWith("PROC#") || key.contains(" PROCUREMENT"));
        var chunk = key("SUB#\\S+ ITEMS#00001#00001", item -> true);
        delete("incomplete", chunk);
        var event = key(
                "SUB#\\S+ AUDIT#000002",
                item -> TableItems.text(item, "kind").equals("DECIDED")
                        && !chunk.startsWith(TableItems.text(item, "pk") + " "));
        change("incomplete", event, "at", AttributeValue.fromS("2026-01-01T00:00:00Z"));

        var told = run("rebuild", "--write", "--table", "incomplete");

        assertThat(told)
                .startsWith("1 ")
                .contains(
                        "not rebuilt, its procurement and invitation are not registered",
                        "not rebuilt, its events were changed",
                        "invitations: not rebuilt, events were changed");
        assertThat(TableItems.of(client, "incomplete")).doesNotContainKey(chunk);
    }

    private void registerOffices() {
        try (var reviewer = as("reviewer");
                var second = as("second-reviewer")) {
            reviewer.put("/offices/NISC/contact", contact("nisc@reviewer.example.jp"));
            second.put("/offices/DIGITAL/contact", contact("digital@reviewer.example.jp"));
        }
    }

    private ObjectNode registration() {
        var registration = Demo.procurement(today);
        registration.set("contact", contact("chotatsu@agency.example.jp"));
        registration.set("fallbackContact", contact("dairi@agency.example.jp"));
        return registration;
    }

    /** Returns a contact that can be told from all else. */
    private static ObjectNode contact(String mail) {
        return Demo.contact("金糸雀課", "金糸雀 花子", mail).put("phone", "03-9999-0001");
    }

    /** Gives the procurement into other hands and back, and the vendor's as well. */
    private void changeContacts(JsonNode procurement, JsonNode invitation) {
        var self = procurement.at("/links/self").asText();
        var ofVendor = self + "/invitations/" + invitation.path("id").asText() + "/contact";
        for (var name : List.of("kotai", "chotatsu")) {
            var hands = new JsonMapper().createObjectNode();
            agency.act("PUT", self + "/contact", self, hands.set("contact", contact(name + "@agency.example.jp")));
        }
        for (var name : List.of("suzuki", "tanaka")) {
            var hands = new JsonMapper().createObjectNode();
            agency.act("PUT", ofVendor, self, hands.set("contact", contact(name + "@vendor.example.jp")));
        }
        agency.act("PUT", self, self, registration());
    }

    /** Publishes a concern about a maker of the list and advises on the list and three of its rows: of that only backups know. */
    private void review(JsonNode list) throws Exception {
        try (var reviewer = as("reviewer");
                var second = as("second-reviewer")) {
            var concern = reviewer.create("/concerns", DemoReview.concern("Example Systems Inc.", today));
            var self = concern.at("/links/self").asText();
            var progress = reviewer.start(self + "/publication", self, DemoReview.nothing());
            Eventually.holds(() ->
                    assertThat(reviewer.read(progress).path("state").asText()).isEqualTo("DONE"));
            var review = "/submissions/" + list.path("id").asText() + "/review";
            agency.create(review, DemoReview.nothing());
            reviewer.act("PUT", review + "/opinion", review, concernAbout(1, 2));
            second.act("PUT", review + "/opinion", review, concernAbout(2, 3));
            reviewer.act("POST", review + "/releases", review, DemoReview.nothing());
        }
    }

    private static JsonNode concernAbout(int... rows) {
        var opinion = DemoReview.opinion("REPLACEMENT", "代替品への差替を要する。");
        var items = opinion.putArray("items");
        for (int row : rows) {
            items.addObject().put("position", row).put("kind", "REPLACEMENT").put("text", "差替");
        }
        items.addObject().put("position", 4).put("kind", "NO_CONCERN");
        return opinion;
    }

    /** Loses all notes of the advice, and hands in a list with the same products before and after they are made again. */
    private void handInBeforeAndAfterNotesAreMadeAgain() throws Exception {
        TableItems.of(client, system.table()).keySet().stream()
                .filter(NOTES)
                .forEach(note -> delete(system.table(), note));
        var procurement = agency.create("/procurements", registration());
        var invitation = invite(procurement);
        foundWithoutNotes = codes(handIn(procurement, invitation, "控えなし.xlsx", form.correct()));
        awaitRest();
        assertThat(run("rebuild", "--write", "--index-only", "--table", system.table()))
                .startsWith("0 ")
                .contains(" 5 missing, 0 different");
        foundAgain = codes(handIn(procurement, invitation, "控えあり.xlsx", form.correct()));
    }

    private List<String> codes(JsonNode list) {
        try (var reviewer = as("reviewer")) {
            return reviewer.readAll(list.at("/links/findings").asText()).stream()
                    .map(finding -> finding.path("code").asText())
                    .toList();
        }
    }

    private void handInWhereMailComesBack() throws Exception {
        var registration = registration().set("contact", contact("bounce+rebuild@agency.example.jp"));
        var procurement = agency.create("/procurements", registration);
        var invitation = invite(procurement);
        handIn(procurement, invitation, "届かない.xlsx", form.withFiveMistakes());
        handIn(procurement, invitation, "大きい.xlsx", FormWorkbook.filled(201).xlsx());
    }

    /** Waits until every list is decided, and every mail sent and reported. */
    private void awaitRest() throws Exception {
        Eventually.holds(() -> assertThat(TableItems.of(client, system.table()))
                .anySatisfy((key, item) -> assertThat(item).containsKey("returned"))
                .allSatisfy((key, item) -> {
                    if (key.contains(" MAIL#")) {
                        assertThat(TableItems.text(item, "fate")).as(key).isEqualTo("DELIVERED");
                    }
                    if (key.endsWith(" SUBMISSION")) {
                        assertThat(item).as(key).containsKey("decidedAt");
                    }
                }));
        assertThat(TableItems.of(client, system.table()).keySet())
                .anyMatch(key -> key.contains(" FINDINGS-R#"))
                .anyMatch(key -> key.contains(" SUBCONTRACTORS#"))
                .anyMatch(key -> key.contains(" ITEMS#00001#00001"));
    }

    /** Leaves one list as a worker that is at work leaves it, and one as a worker that died. */
    private void leaveUndecided() {
        try (var connection = AwsConnection.from(system.dynamoDb().variables())) {
            var submissions = new DynamoDbSubmissionStore(DynamoDbTable.over(connection, system.table()));
            var now = Instant.now();
            var length = Duration.ofSeconds(150);
            submissions.claim(unclaimed("at-work", now), now, length);
            var given = unclaimed("given-up", now);
            submissions.claim(given, now, length);
            submissions.claim(given, now.plus(length), length);
            submissions.interrupt(given.id(), now.plus(length).plus(length));
        }
    }

    private Submission unclaimed(String key, Instant now) {
        var object = new ObjectVersion(system.bucket(), key, "1", 1, null, now);
        return new Submission(
                object.submissionId(),
                object,
                "",
                new Owner.Unclaimed(),
                SubmissionState.RECEIVED,
                0,
                false,
                now,
                null,
                null,
                null);
    }

    private JsonNode invite(JsonNode procurement) {
        return agency.create(
                procurement.at("/links/self").asText() + "/invitations",
                new JsonMapper()
                        .createObjectNode()
                        .put("corporateNumber", "7010001008844")
                        .put("vendorName", DemoForm.VENDOR)
                        .set("contact", contact("tanaka@vendor.example.jp")));
    }

    private JsonNode handIn(JsonNode procurement, JsonNode invitation, String fileName, byte[] content)
            throws Exception {
        assertThat(vendor.upload(vendor.ticket(invitation, fileName, content), content))
                .isEqualTo(200);
        var found = new ArrayList<JsonNode>();
        Eventually.holds(() -> {
            found.clear();
            found.addAll(vendor.readAll(procurement.at("/links/submissions").asText()));
            found.removeIf(submission -> !submission.path("fileName").asText().equals(fileName)
                    || submission.path("decidedAt").isNull());
            assertThat(found).hasSize(1);
        });
        return found.getFirst();
    }

    private void store(String key, byte[] content) {
        system.s3()
                .client()
                .putObject(request -> request.bucket(system.bucket()).key(key), RequestBody.fromBytes(content));
    }

    private ApiClient as(String user) {
        return ApiClient.of(system.api(), system.tokens(), user);
    }

    private List<String> states() {
        return original.entrySet().stream()
                .filter(item -> item.getKey().endsWith(" SUBMISSION"))
                .map(item -> TableItems.text(item.getValue(), "state"))
                .toList();
    }

    /** Makes a table with those items of the original whose key is wanted; what events say of invitations is taken out. */
    private void create(String table, Predicate<String> wanted) {
        TemplateTables.create(client, SamTemplate.ofThisProject().tables().getFirst(), table);
        boolean isWhole = original.keySet().stream().allMatch(wanted);
        var copies = new ArrayList<WriteRequest>();
        original.forEach((key, item) -> {
            if (wanted.test(key)) {
                var copy = new HashMap<>(item);
                if (!isWhole && copy.containsKey("lastVersion")) {
                    copy.keySet().removeAll(PLACE_OF_LISTS);
                    copy.put("lastVersion", AttributeValue.fromN("0"));
                }
                copies.add(
                        WriteRequest.builder().putRequest(put -> put.item(copy)).build());
            }
        });
        for (int from = 0; from < copies.size(); from += 25) {
            var batch = copies.subList(from, Math.min(copies.size(), from + 25));
            client.batchWriteItem(request -> request.requestItems(Map.of(table, batch)));
        }
    }

    private String key(String pattern, Predicate<Map<String, AttributeValue>> wanted) {
        return original.entrySet().stream()
                .filter(item -> item.getKey().matches(pattern) && wanted.test(item.getValue()))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }

    private void change(String table, String key, String attribute, AttributeValue value) {
        var item = new HashMap<>(original.getOrDefault(key, Map.of()));
        item.put(attribute, value);
        client.putItem(request -> request.tableName(table).item(item));
    }

    private void delete(String table, String key) {
        client.deleteItem(request -> request.tableName(table)
                .key(Map.of(
                        "pk", AttributeValue.fromS(key.substring(0, key.indexOf(' '))),
                        "sk", AttributeValue.fromS(key.substring(key.indexOf(' ') + 1)))));
    }

    private String run(String... arguments) {
        var environment = new HashMap<>(system.s3().variables());
        environment.putAll(system.dynamoDb().variables());
        var out = new StringWriter();
        int code = Operations.run(
                environment,
                new PrintWriter(out, true),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8),
                arguments);
        return code + " " + out;
    }
}
