package dev.kikilist.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kikilist.dynamodb.AwsConnection;
import dev.kikilist.dynamodb.DynamoDbMailFeed;
import dev.kikilist.dynamodb.DynamoDbTable;
import dev.kikilist.engines.EmbeddedDynamoDb;
import dev.kikilist.engines.SamTemplate;
import dev.kikilist.engines.TemplateTables;
import dev.kikilist.lambda.Environment;
import dev.kikilist.lambda.Json;
import dev.kikilist.lambda.JsonValue;
import dev.kikilist.lambda.testing.Invocation;
import dev.kikilist.mail.MailContacts;
import dev.kikilist.mail.MailId;
import dev.kikilist.mail.MailOwed;
import dev.kikilist.mail.MailState;
import dev.kikilist.mail.MailState.Fate;
import dev.kikilist.mail.MailTags;
import dev.kikilist.mail.NoteMailReport;
import dev.kikilist.mail.Occasion;
import dev.kikilist.mail.Outbox.Claim;
import dev.kikilist.mail.Recipient;
import dev.kikilist.mail.Suppressions.Reason;
import dev.kikilist.mail.Suppressions.Suppression;
import dev.kikilist.procurement.EmailAddress;
import dev.kikilist.procurement.Invitation;
import dev.kikilist.submission.SubmissionState;
import dev.kikilist.submission.SubmissionStore.Decision;
import dev.kikilist.testkit.AdjustableClock;
import dev.kikilist.testkit.InMemoryTable;
import dev.kikilist.testkit.Samples;
import dev.kikilist.testkit.Stores;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real-shaped events of SES in, marked mails and suppressed addresses out. */
class FeedbackHandlerTest {
    private static final Path EVENTS = Path.of("..", "..", "events", "feedback");
    private static final EmailAddress ADDRESS = new EmailAddress("eigyo@vendor.example.jp");
    private static final Instant TAKEN = Instant.parse("2026-12-01T05:12:38.120Z");
    private static final String MESSAGE = "010e0193f0a1b2c3-5d1e6f7a-0000-4000-8000-000000000001-000000";

    private final InMemoryTable table = new InMemoryTable();
    private final Stores stores = table.stores(new AdjustableClock(Samples.NOW));
    private final Samples samples = new Samples("feedback");
    private final Invitation invitation = stores.procurements()
            .create(Samples.withFallback(
                    samples.invitation(stores.procurements().create(samples.procurement())),
                    Samples.contact("fallback")));
    private final Claim claim = claimed();
    private final Invocation context = new Invocation(60_000);

    @ParameterizedTest
    @CsvSource({
        "sent, UNREPORTED, taken, ''",
        "delivered, DELIVERED, delivered, MailsDelivered",
        "bounced-for-now, UNDELIVERED, undelivered, MailsUndelivered",
        "delayed, UNREPORTED, delayed, MailsDelayed"
    })
    void marksTheMailAndSuppressesNobody(String event, Fate fate, String outcome, String metric) throws IOException {
        assertThat(handle(event)).isEqualTo("{\"batchItemFailures\":[]}");

        assertThat(state()).isEqualTo(new MailState.Sent(MESSAGE, TAKEN, fate));
        assertThat(stores.suppressions().among(List.of(ADDRESS))).isEmpty();
        assertThat(stores.mailFeed().latestHeardOf()).contains(TAKEN);
        var line = lines().getFirst();
        assertThat(line.at("outcome").text()).contains(outcome);
        assertThat(line.at("noted").text()).contains("CHANGED");
        assertThat(metrics(line)).containsExactlyElementsOf(metric.isEmpty() ? List.of() : List.of(metric));
    }

    @ParameterizedTest
    @CsvSource({
        "bounced-for-good, BOUNCED, 2026-12-01T05:12:40Z, bounced, MailsBounced, Permanent/General",
        "suppressed-by-the-account, BOUNCED, 2026-12-01T05:12:38.400Z, bounced, MailsBounced, "
                + "Permanent/OnAccountSuppressionList",
        "complained, COMPLAINED, 2026-12-01T06:00:00Z, complained, MailsComplained, abuse"
    })
    void owesTheMailAgainAndSuppressesTheAddress(
            String event, Reason reason, Instant since, String outcome, String metric, String told) throws IOException {
        assertThat(handle(event)).isEqualTo("{\"batchItemFailures\":[]}");
        assertThat(handle(event)).isEqualTo("{\"batchItemFailures\":[]}");
        assertThat(handle("delivered")).isEqualTo("{\"batchItemFailures\":[]}");

        assertThat(state()).isEqualTo(new MailState.Pending());
        assertThat(stores.suppressions().among(List.of(ADDRESS))).containsValue(new Suppression(reason, since));
        assertThat(lines())
                .extracting(line -> line.at("outcome").text().orElse("")
                        + line.at("noted").text().orElse(""))
                .containsExactly(outcome + "CHANGED", outcome + "KNOWN", "deliveredKNOWN");
        assertThat(lines().getFirst().at("reason").text()).contains(told);
        assertThat(metrics(lines().getFirst())).containsExactly(FeedbackMetrics.SUPPRESSED, metric);
        assertThat(metrics(lines().get(1))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"rejected, Badcontent", "rendering-failed, RenderingFailure"})
    void whatWasNotSentOnHasFailed(String event, String reason) throws IOException {
        handle(event);

        assertThat(state()).isEqualTo(new MailState.Failed(reason, TAKEN));
        assertThat(metrics(lines().getFirst())).containsExactly(FeedbackMetrics.REJECTED);
    }

    @Test
    void aComplaintWithNobodyElseToWriteToLeavesTheMailSent() throws IOException {
        stores.suppressions()
                .suppress(Samples.contact("fallback").email(), new Suppression(Reason.BOUNCED, Samples.NOW));
        stores.suppressions()
                .suppress(
                        invitation.contact().known().orElseThrow().email(),
                        new Suppression(Reason.BOUNCED, Samples.NOW));

        handle("complained");

        assertThat(state()).isEqualTo(new MailState.Sent(MESSAGE, TAKEN, Fate.COMPLAINED));
    }

    @ParameterizedTest
    @CsvSource({"mail-of-others, mailOfOthers", "topic-connected, topicConnected"})
    void whatIsOfNoConcernIsDoneWith(String event, String outcome) throws IOException {
        assertThat(handle(event)).isEqualTo("{\"batchItemFailures\":[]}");

        assertThat(lines().getFirst().at("outcome").text()).contains(outcome);
        assertThat(state()).isInstanceOf(MailState.Sending.class);
        assertThat(stores.mailFeed().latestHeardOf()).isEmpty();
    }

    @Test
    void oneThatCannotBeReadIsSetAsideAndDoesNotDelayTheOthers() throws IOException {
        assertThat(handle("unreadable-among-others"))
                .isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"059f36b4-87a3-44ab-83d2-661970000011\"},"
                        + "{\"itemIdentifier\":\"059f36b4-87a3-44ab-83d2-661970000012\"}]}");

        assertThat(state()).isInstanceOf(MailState.Sent.class);
        assertThat(lines())
                .extracting(line -> line.at("outcome").text().orElse(""))
                .containsExactly("taken", "unreadable", "unreadable");
    }

    @ParameterizedTest
    @CsvSource({"Outbox.note", "Suppressions.suppress", "MailFeed.heardOf"})
    void anOutageIsDeliveredAgainAndLeadsToTheSame(String operation) throws IOException {
        table.outages().failNext(operation, 1);

        assertThat(handle("bounced-for-good")).contains("059f36b4-87a3-44ab-83d2-661970000010");
        assertThat(lines().getFirst().at("outcome").text()).contains("interrupted");
        assertThat(handle("bounced-for-good")).isEqualTo("{\"batchItemFailures\":[]}");

        assertThat(state()).isEqualTo(new MailState.Pending());
        assertThat(stores.suppressions().among(List.of(ADDRESS))).hasSize(1);
    }

    @Test
    void theLogNamesTheMailAndNeverAnAddress() throws IOException {
        for (var event :
                List.of("bounced-for-good", "complained", "delivered", "mail-of-others", "unreadable-among-others")) {
            handle(event);
        }

        assertThat(context.lines())
                .allSatisfy(line -> assertThat(line)
                        .doesNotContain("@")
                        .doesNotContain("example.jp")
                        .doesNotContain("修正")
                        .doesNotContain("withheld"));
        var line = lines().getFirst();
        assertThat(line.at("submissionId").text())
                .contains(claim.id().submissionId().value());
        assertThat(line.at("recipient").text()).contains(claim.id().recipient().reference());
        assertThat(line.at("attempt").integer()).hasValue(1);
        assertThat(line.at("requestId").text()).contains(context.getAwsRequestId());
    }

    @Test
    void worksOnTheTableWhenWiredByItsVariables() throws IOException {
        try (var engine = EmbeddedDynamoDb.inMemory()) {
            TemplateTables.create(
                    engine.client(), SamTemplate.ofThisProject().tables().getFirst(), "kikilist");
            var variables = new HashMap<>(engine.variables());
            variables.put("TABLE_NAME", "kikilist");

            run(new FeedbackHandler(Environment.of(variables)), event("sent"));

            assertThat(lines().getFirst().at("noted").text()).contains("UNKNOWN");
            var feed = new DynamoDbMailFeed(DynamoDbTable.over(AwsConnection.from(variables), "kikilist"));
            assertThat(feed.latestHeardOf()).contains(TAKEN);
        }
    }

    private Claim claimed() {
        var received = Samples.begin(stores.submissions(), samples.received(invitation));
        var owed = new MailOwed(
                new MailId(
                        received.id(),
                        Occasion.CORRECTION_REQUIRED,
                        new Recipient.Vendor(invitation.procurementId(), invitation.id())),
                Samples.NOW);
        var decided = received.decided(
                SubmissionState.CORRECTION_REQUIRED, 1, Samples.NOW, Samples.reading(Samples.emptyManifest()), null);
        assertThat(stores.submissions()
                        .record(new Decision(
                                decided,
                                Samples.lease(decided),
                                invitation,
                                invitation.current(),
                                null,
                                List.of(owed))))
                .isNotNull();
        return stores.outbox().claim(owed.id(), Samples.NOW).orElseThrow();
    }

    private MailState state() {
        return stores.outbox().state(claim.id()).orElseThrow();
    }

    private List<JsonValue> lines() {
        return context.lines().stream().map(Json::parse).toList();
    }

    private static List<String> metrics(JsonValue line) {
        return line.at("_aws").at("CloudWatchMetrics").elements().stream()
                .flatMap(directive -> directive.at("Metrics").elements().stream())
                .map(metric -> metric.at("Name").text().orElse(""))
                .toList();
    }

    /** Returns a sample event in which the mail of these tests stands in the place of the mail that it tells of. */
    private String event(String name) throws IOException {
        var event = Files.readString(EVENTS.resolve(name + ".json"));
        var tags = MailTags.of(claim);
        return event.replace("s3d4e5f6g7h8i9j0k1l2m3n4o5p", tags.getOrDefault("submission", ""))
                .replace(
                        "VENDOR_p0a1b2c3d4e5f6g7h8i9j0k1l2m_v1b2c3d4e5f6g7h8i9j0k1l2m3n",
                        tags.getOrDefault("recipient", ""));
    }

    private String handle(String name) throws IOException {
        return run(
                new FeedbackHandler(new NoteMailReport(
                        stores.outbox(),
                        new MailContacts(stores.addresses(), stores.suppressions()),
                        stores.suppressions(),
                        stores.mailFeed())),
                event(name));
    }

    private String run(FeedbackHandler handler, String event) throws IOException {
        var output = new ByteArrayOutputStream();
        handler.handleRequest(new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)), output, context);
        return output.toString(StandardCharsets.UTF_8);
    }
}
