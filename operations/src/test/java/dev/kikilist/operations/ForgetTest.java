package dev.kikilist.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kikilist.audit.AuditEntry;
import dev.kikilist.audit.AuditKind;
import dev.kikilist.dynamodb.AwsConnection;
import dev.kikilist.dynamodb.DynamoDbAddressBook;
import dev.kikilist.dynamodb.DynamoDbAnswerStore;
import dev.kikilist.dynamodb.DynamoDbProcurementStore;
import dev.kikilist.dynamodb.DynamoDbSubmissionStore;
import dev.kikilist.dynamodb.DynamoDbSuppressions;
import dev.kikilist.dynamodb.DynamoDbTable;
import dev.kikilist.dynamodb.Keys;
import dev.kikilist.dynamodb.RetentionClass;
import dev.kikilist.engines.EmbeddedDynamoDb;
import dev.kikilist.engines.SamTemplate;
import dev.kikilist.engines.TemplateTables;
import dev.kikilist.idempotency.KeptAnswer;
import dev.kikilist.idempotency.RequestDigest;
import dev.kikilist.idempotency.RequestKey;
import dev.kikilist.identity.IdempotencyKey;
import dev.kikilist.mail.Suppressions.Reason;
import dev.kikilist.mail.Suppressions.Suppression;
import dev.kikilist.policy.AdvisingOfficeCode;
import dev.kikilist.procurement.Contact;
import dev.kikilist.procurement.EmailAddress;
import dev.kikilist.procurement.Invitation;
import dev.kikilist.procurement.Procurement;
import dev.kikilist.procurement.ProcurementStore.Invited;
import dev.kikilist.procurement.RemovedContact;
import dev.kikilist.testkit.Samples;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A person who is registered everywhere, and nowhere afterwards. */
@SuppressWarnings("NullAway.Init") // set before all and each
class ForgetTest {
    private static final Clock CLOCK = Clock.fixed(Samples.NOW, ZoneOffset.UTC);
    private static final AdvisingOfficeCode OFFICE = new AdvisingOfficeCode("NISC");
    private static final Contact PERSON =
            new Contact("かなりあ課", "金糸雀 花子", new EmailAddress("Canary@agency.example.jp"), "03-9999-0001");
    private static final Contact COLLEAGUE = Samples.contact("colleague");
    private static final List<String> PERSONAL = Stream.of(PERSON, COLLEAGUE)
            .flatMap(contact -> Stream.of(
                    contact.department(), contact.name(), contact.email().value(), contact.phone()))
            .toList();
    private static final String FORGET = "canary@AGENCY.example.jp";

    private static EmbeddedDynamoDb engine;
    private static DynamoDbClient client;
    private static AwsConnection connection;

    private String table;
    private DynamoDbProcurementStore procurements;
    private DynamoDbAddressBook addresses;
    private Procurement procurement;
    private Procurement standIn;
    private Invitation invitation;

    @BeforeAll
    static void start() {
        engine = EmbeddedDynamoDb.inMemory();
        client = engine.client();
        connection = AwsConnection.from(engine.variables());
    }

    @AfterAll
    static void stop() {
        connection.close();
        engine.close();
    }

    @BeforeEach
    void register() {
        table = "table-" + UUID.randomUUID();
        TemplateTables.create(client, SamTemplate.ofThisProject().tables().getFirst(), table);
        var whole = DynamoDbTable.over(connection, table);
        procurements = new DynamoDbProcurementStore(whole, CLOCK);
        addresses = new DynamoDbAddressBook(whole);
        var samples = new Samples("forget");
        procurement = procurements.create(Samples.withContact(samples.procurement(), PERSON, null));
        standIn = procurements.create(Samples.withContact(samples.procurement(), COLLEAGUE, PERSON));
        invitation = procurements.create(samples.invitation(procurement).withContact(PERSON, COLLEAGUE));
        Samples.register(addresses, OFFICE, PERSON, COLLEAGUE);
        Samples.begin(new DynamoDbSubmissionStore(whole), samples.received(invitation));
        new DynamoDbSuppressions(whole).suppress(PERSON.email(), new Suppression(Reason.BOUNCED, Samples.NOW));
        keep(
                new DynamoDbAnswerStore(whole),
                "{\"contact\": {\"email\": \"" + PERSON.email().value() + "\"}}");
    }

    private static void keep(DynamoDbAnswerStore answers, String body) {
        var key = new RequestKey(
                "agency GOV-009", IdempotencyKey.parse("register-1").orElseThrow());
        var request = new RequestDigest("ab".repeat(32));
        answers.take(key, request, Samples.NOW, Samples.NOW.plusSeconds(30));
        answers.keep(key, request, new KeptAnswer(201, Map.of(), body), Samples.NOW.plus(Duration.ofDays(1)));
    }

    @Test
    void saysWhereAPersonIsRegisteredAndRemovesNothing() {
        var before = everything();

        assertThat(run("--address", FORGET))
                .startsWith("0 ")
                .contains("procurement " + procurement.id() + "\n")
                .contains("procurement " + standIn.id() + "\n")
                .contains("procurement " + procurement.id() + ", invitation " + invitation.id() + "\n")
                .contains("office NISC\n")
                .endsWith("4 registrations, 1 kept answers\n");

        assertThat(everything()).isEqualTo(before).contains("Canary@agency.example.jp", "金糸雀 花子", "03-9999-0001");
    }

    @Test
    void removesThePersonFromTheWholeTable() {
        assertThat(run("--address", FORGET, "--write")).startsWith("0 ").endsWith(": removed\n");

        assertThat(everything()).doesNotContainIgnoringCase("canary").doesNotContain("金糸雀", "かなりあ課", "03-9999-0001");
        assertThat(run("--address", FORGET, "--write")).isEqualTo("1 0 registrations, 0 kept answers: removed\n");
    }

    @Test
    void nothingButContactsNamesAnybodyBeforeARemovalEither() {
        var named = new HashSet<RetentionClass>();
        client.scanPaginator(request -> request.tableName(table).consistentRead(true)).items().stream()
                .filter(item -> PERSONAL.stream().anyMatch(text -> (item + inflated(item)).contains(text)))
                .forEach(item -> named.add(Keys.retention(text(item, "pk"), text(item, "sk"))));

        assertThat(named)
                .as("answers are gone after a day")
                .containsExactlyInAnyOrder(RetentionClass.CONTACT, RetentionClass.ANSWER);
    }

    @Test
    void findsAndRemovesAPersonInRegistrationsFromBeforeContactsHadItemsOfTheirOwn() {
        var places = List.of("PROCUREMENT", "INVITATION#" + invitation.id());
        places.forEach(this::storeAsBefore);
        assertThat(procurements.findInvited(procurement.id(), invitation.id(), null))
                .isEqualTo(new Invited(procurement, invitation, null));

        assertThat(run("--address", FORGET)).endsWith("4 registrations, 1 kept answers\n");
        assertThat(run("--address", FORGET, "--write")).endsWith(": removed\n");

        assertThat(everything()).doesNotContainIgnoringCase("canary").doesNotContain("金糸雀", "かなりあ課", "03-9999-0001");
        assertThat(procurements.find(procurement.id()).orElseThrow().contact()).isInstanceOf(RemovedContact.class);
        assertThat(verified()).endsWith(" 0 broken\n");
    }

    /** Puts contacts into the item of the procurement or invitation {@code place}, as it was before. */
    private void storeAsBefore(String place) {
        var partition = AttributeValue.fromS("PROC#" + procurement.id());
        var key = Map.of("pk", partition, "sk", AttributeValue.fromS(place));
        var apart = Map.of("pk", partition, "sk", AttributeValue.fromS(place + "#CONTACT"));
        var item = new HashMap<>(
                client.getItem(request -> request.tableName(table).key(apart)).item());
        item.putAll(client.getItem(request -> request.tableName(table).key(key)).item());
        item.remove("contactVersion");
        client.putItem(request -> request.tableName(table).item(item));
        client.deleteItem(request -> request.tableName(table).key(apart));
    }

    @Test
    void leavesAMarkOrTheOneWhoStandsIn() {
        run("--address", FORGET, "--write");

        assertThat(procurements.find(procurement.id()).orElseThrow().contact()).isInstanceOf(RemovedContact.class);
        var kept = procurements.find(standIn.id()).orElseThrow();
        assertThat(kept.contact()).isEqualTo(COLLEAGUE);
        assertThat(kept.fallbackContact()).isNull();
        var invited =
                procurements.findInvitation(procurement.id(), invitation.id()).orElseThrow();
        assertThat(invited.contact()).isInstanceOf(RemovedContact.class);
        assertThat(invited.fallbackContact()).isEqualTo(COLLEAGUE);
        assertThat(addresses.find(OFFICE).contact()).isEqualTo(COLLEAGUE);
        assertThat(addresses.find(OFFICE).fallback()).isNull();
    }

    @Test
    void everyChainStaysSound() {
        var before = verified();
        run("--address", FORGET, "--write");

        assertThat(before).isEqualTo("0 3 chains, 3 events, 0 broken\n");
        assertThat(verified()).isEqualTo("0 3 chains, 6 events, 0 broken\n");
    }

    @Test
    void whoHasReadTheContactBeforeCannotWriteItBack() {
        var read = procurements.find(procurement.id()).orElseThrow();
        run("--address", FORGET, "--write");

        var nothing = AuditEntry.of(AuditKind.DEADLINE_NOTICED, Samples.NOW, Map.of());
        assertThat(procurements.notice(read, read, nothing, List.of())).isFalse();
        assertThat(everything()).doesNotContainIgnoringCase("canary");
    }

    @Test
    void aRebuildDoesNotBringThePersonBack() {
        run("--address", FORGET, "--write");

        var out = new StringWriter();
        Operations.run(
                engine.variables(),
                new PrintWriter(out, true),
                new PrintWriter(new StringWriter(), true),
                "rebuild",
                "--table",
                table,
                "--write");

        assertThat(out.toString()).contains("1 lists").contains("items:");
        assertThat(everything()).doesNotContainIgnoringCase("canary");
    }

    @Test
    void contactsOfAProcurementThatIsLongOverAreRemovedAndNoOthers() {
        var samples = new Samples("closed");
        var over = procurements.create(samples.procurement(Samples.BODY, LocalDate.of(2020, 1, 6)));
        var invited = procurements.create(samples.invitation(over));
        var goesOn = procurements.create(
                samples.procurement(Samples.BODY, LocalDate.now(ZoneOffset.UTC).minusDays(30)));

        assertThat(execute("forget-closed", "--table", table, "--years", "1"))
                .isEqualTo("0 procurement " + over.id() + ", invitation " + invited.id() + "\nprocurement " + over.id()
                        + "\n2 registrations\n");
        assertThat(procurements.find(over.id())).contains(over);
        assertThat(execute("forget-closed", "--table", table, "--years", "1", "--write"))
                .endsWith("2 registrations: removed\n");

        assertThat(procurements.find(over.id()).orElseThrow().contact()).isInstanceOf(RemovedContact.class);
        assertThat(procurements
                        .findInvitation(over.id(), invited.id())
                        .orElseThrow()
                        .contact())
                .isInstanceOf(RemovedContact.class);
        assertThat(procurements.find(goesOn.id())).contains(goesOn);
        assertThat(procurements.find(procurement.id())).contains(procurement);
        assertThat(addresses.find(OFFICE).contact()).isEqualTo(PERSON);
        assertThat(verified()).endsWith(" 0 broken\n");
        assertThat(execute("forget-closed", "--table", table, "--years", "0")).isEqualTo("64 ");
    }

    @Test
    void asksForAnAddress() {
        assertThat(run("--address", "nobody")).isEqualTo("64 ");
        assertThat(run()).isEqualTo("64 ");
    }

    private String verified() {
        return execute("verify-audit", "--table", table);
    }

    private String run(String... arguments) {
        var all = new ArrayList<>(List.of("forget", "--table", table));
        all.addAll(List.of(arguments));
        return execute(all.toArray(String[]::new));
    }

    private static String execute(String... arguments) {
        var out = new StringWriter();
        int code = Operations.run(
                engine.variables(), new PrintWriter(out, true), new PrintWriter(new StringWriter(), true), arguments);
        return code + " " + out;
    }

    /** Returns all that the table holds, what is compressed as it reads. */
    private String everything() {
        var text = new StringBuilder();
        client.scanPaginator(request -> request.tableName(table).consistentRead(true)).items().stream()
                .map(item -> item + " " + inflated(item))
                .sorted()
                .forEach(item -> text.append(item).append('\n'));
        return text.toString();
    }

    private static String text(Map<String, AttributeValue> item, String name) {
        return item.getOrDefault(name, AttributeValue.fromS("")).s();
    }

    private static String inflated(Map<String, AttributeValue> item) {
        var body = item.get("body");
        if (body == null || body.b() == null) {
            return "";
        }
        try (var gzip = new GZIPInputStream(new ByteArrayInputStream(body.b().asByteArray()))) {
            return new String(gzip.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
