package dev.kikilist.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kikilist.dynamodb.AwsConnection;
import dev.kikilist.dynamodb.DynamoDbSubmissionStore;
import dev.kikilist.dynamodb.DynamoDbTable;
import dev.kikilist.engines.SamTemplate;
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
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * A system that its users filled: lists in every state, contacts that changed hands, a review with advice on products, mail that
 * came back, and notes of advice that were lost and made again.
 */
final class FilledSystem implements AutoCloseable {
    private final LocalDate today = LocalDate.now(ZoneId.of("Asia/Tokyo"));
    private final DemoForm form = DemoForm.of(today);
    private final LocalSystem system;
    private final DynamoDbClient client;
    private final ApiClient agency;
    private final ApiClient vendor;
    private List<String> foundWithoutNotes = List.of();
    private List<String> foundAgain = List.of();

    private FilledSystem(LocalSystem system) {
        this.system = system;
        this.client = system.dynamoDb().client();
        this.agency = ApiClient.of(system.api(), system.tokens(), "agency");
        this.vendor = ApiClient.of(system.api(), system.tokens(), "vendor");
    }

    /** Starts a system and fills it, which then is at rest. */
    static FilledSystem in(Path directory) throws Exception {
        var filled = new FilledSystem(LocalSystem.start(
                SamTemplate.ofThisProject(), new LocalSystem.Options(directory, false, 0, Duration.ofMillis(50))));
        try {
            filled.fill();
        } catch (Exception | Error e) {
            filled.close();
            throw e;
        }
        return filled;
    }

    private void fill() throws Exception {
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
    }

    /** Returns a client of the table's engine. */
    DynamoDbClient client() {
        return client;
    }

    /** Returns the name of the table that was filled. */
    String table() {
        return system.table();
    }

    /** Returns the codes of what was found in a list while no note told of the advice on its products. */
    List<String> foundWithoutNotes() {
        return foundWithoutNotes;
    }

    /** Returns the codes of what was found in the same list once the notes were made again. */
    List<String> foundAgain() {
        return foundAgain;
    }

    /** Runs a command of the operators on the engines; returns its status and what it printed. */
    String run(String... arguments) {
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
                .filter(key -> key.startsWith("ADVICE#"))
                .forEach(note -> TableItems.delete(client, system.table(), note));
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
        return UsedSystem.invite(agency, procurement, contact("tanaka@vendor.example.jp"));
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

    @Override
    public void close() {
        agency.close();
        vendor.close();
        system.close();
    }
}
