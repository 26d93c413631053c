package dev.kikilist.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kikilist.lambda.Json;
import dev.kikilist.lambda.JsonValue;
import dev.kikilist.lambda.testing.Invocation;
import dev.kikilist.mail.MailId;
import dev.kikilist.mail.MailReadAhead;
import dev.kikilist.mail.MailSender.Sending;
import dev.kikilist.mail.Occasion;
import dev.kikilist.mail.Recipient;
import dev.kikilist.mail.SendOwedMail;
import dev.kikilist.submission.SubmissionId;
import dev.kikilist.testkit.RecordingMailSender.SentMail;
import dev.kikilist.testkit.Samples;
import dev.kikilist.validation.FindingCode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Real-shaped events in, real answers out. */
class NotifyHandlerTest {
    private static final Path EVENTS = Path.of("..", "..", "events", "notify");

    private final Office office = new Office().withOfficeContacts();
    private final Office.Decided decided =
            office.decide(List.of(Samples.item(1)), List.of(Office.finding(FindingCode.E120, 13)));
    private final MailId toVendor = decided.mail(office.vendor());
    private final MailId toAgency = decided.mail(office.agency());
    private Invocation context = new Invocation(60_000);

    @Test
    void sendsEveryMailThatBecamePending() throws IOException {
        assertThat(handle(StreamEvents.of(StreamEvents.owed(toVendor, "11"), StreamEvents.owed(toAgency, "12"))))
                .isEqualTo("{\"batchItemFailures\":[]}");

        assertThat(office.sender.taken()).extracting(SentMail::id).containsExactly(toVendor, toAgency);
    }

    @Test
    void sameRecordTwiceSendsOneMail() throws IOException {
        var event = StreamEvents.of(StreamEvents.owed(toVendor, "11"), StreamEvents.owed(toVendor, "11"));

        assertThat(handle(event)).isEqualTo("{\"batchItemFailures\":[]}");
        assertThat(handle(event)).isEqualTo("{\"batchItemFailures\":[]}");
        assertThat(office.sender.taken()).hasSize(1);
    }

    @Test
    void otherRecordsAreLeftAlone() throws IOException {
        var event = StreamEvents.of(
                StreamEvents.record("MODIFY", "SUB#" + toVendor.submissionId(), "SUBMISSION", "PENDING", "1"),
                StreamEvents.record("MODIFY", "SUB#" + toVendor.submissionId(), sort(toVendor), "SENDING", "2"),
                StreamEvents.record("MODIFY", "SUB#" + toVendor.submissionId(), sort(toVendor), "WAITING", "3"),
                "{\"eventName\":\"REMOVE\",\"dynamodb\":{\"Keys\":{\"pk\":{\"S\":\"x\"},\"sk\":{\"S\":\"MAIL#x\"}}}}",
                "{}",
                "null");

        assertThat(handle(event)).isEqualTo("{\"batchItemFailures\":[]}");
        assertThat(handle("{}")).isEqualTo("{\"batchItemFailures\":[]}");
        assertThat(office.sender.taken()).isEmpty();
        assertThat(context.lines()).isEmpty();
    }

    @Test
    void mailOfAnUnknownKindIsNamedInTheLogAndDoneWith() throws IOException {
        var event = StreamEvents.of(StreamEvents.record(
                "INSERT", "SUB#" + toVendor.submissionId(), "MAIL#LATER_OCCASION#OFFICE:NISC", "PENDING", "77"));

        assertThat(handle(event)).isEqualTo("{\"batchItemFailures\":[]}");
        assertThat(lines()).singleElement().satisfies(line -> {
            assertThat(line.at("outcome").text()).contains("unknownMail");
            assertThat(line.at("sequenceNumber").text()).contains("77");
        });
    }

    @Test
    void postponedMailIsDeliveredAgainAndTheOthersAreSent() throws IOException {
        office.sender.answerNext(new Sending.NotNow("TooManyRequestsException"));

        assertThat(handle(StreamEvents.of(StreamEvents.owed(toVendor, "11"), StreamEvents.owed(toAgency, "12"))))
                .isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"11\"}]}");
        assertThat(office.sender.taken()).extracting(SentMail::id).containsExactly(toAgency);

        assertThat(handle(StreamEvents.of(StreamEvents.owed(toVendor, "11"), StreamEvents.owed(toAgency, "12"))))
                .isEqualTo("{\"batchItemFailures\":[]}");
        assertThat(office.sender.taken()).extracting(SentMail::id).containsExactly(toAgency, toVendor);
    }

    @Test
    void outageIsDeliveredAgain() throws IOException {
        office.table.outages().failNext(1);

        assertThat(handle(StreamEvents.of(StreamEvents.owed(toVendor, "11"))))
                .isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"11\"}]}");
        assertThat(lines().getFirst().at("outcome").text()).contains("interrupted");
    }

    @Test
    void whatNoRetryHelpsIsNotDeliveredAgain() throws IOException {
        office.sender.answerNext(new Sending.Rejected("MessageRejected"));
        office.sender.answerNext(new Sending.Unknown("SocketTimeoutException"));

        assertThat(handle(StreamEvents.of(StreamEvents.owed(toVendor, "11"), StreamEvents.owed(toAgency, "12"))))
                .isEqualTo("{\"batchItemFailures\":[]}");
        assertThat(lines())
                .extracting(line -> line.at("outcome").text().orElse(""))
                .containsExactly("failed", "uncertain");
    }

    @Test
    void withoutAddressIsNotDeliveredAgainSinceTheSweepSeesToIt() throws IOException {
        var empty = new Office();
        var owed = empty.decide(List.of(), List.of()).mail(new Recipient.Office(Office.NISC));

        assertThat(handle(empty.sendOwedMail(), StreamEvents.of(StreamEvents.owed(owed, "11"))))
                .isEqualTo("{\"batchItemFailures\":[]}");
        assertThat(lines().getFirst().at("outcome").text()).contains("withoutAddress");
    }

    @Test
    void stopsWhileThereIsTimeToStop() throws IOException {
        context = new Invocation(60_000, 20_000);

        assertThat(handle(StreamEvents.of(StreamEvents.owed(toVendor, "11"), StreamEvents.owed(toAgency, "12"))))
                .isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"12\"}]}");
        assertThat(office.sender.taken()).extracting(SentMail::id).containsExactly(toVendor);
    }

    @Test
    void logNamesTheMailAndNeverAnAddressOrAName() throws IOException {
        assertThat(handle(StreamEvents.of(StreamEvents.owed(toVendor, "11")))).isEqualTo("{\"batchItemFailures\":[]}");

        var line = lines().getFirst();
        assertThat(line.at("outcome").text()).contains("sent");
        assertThat(line.at("submissionId").text())
                .contains(toVendor.submissionId().value());
        assertThat(line.at("occasion").text()).contains("CORRECTION_REQUIRED");
        assertThat(line.at("recipient").text()).contains(toVendor.recipient().reference());
        assertThat(line.at("messageId").text()).contains("message1");
        assertThat(line.at(NotifyMetrics.SENT).integer()).hasValue(1);
        assertThat(line.at(NotifyMetrics.LAG).integer())
                .hasValue(Duration.between(StreamEvents.OWED_AT, Samples.NOW).toMillis());
        assertThat(context.lines().getFirst())
                .doesNotContain("@")
                .doesNotContain("窓口")
                .doesNotContain(office.procurement.title());
    }

    @Test
    void everyOutcomeHasItsMetric() throws IOException {
        for (var answer : List.of(
                new Sending.Accepted("m"),
                new Sending.Rejected("r"),
                new Sending.NotNow("n"),
                new Sending.Unknown("u"))) {
            var each = new Office();
            each.sender.answerNext(answer);
            var owed = each.decide(List.of(), List.of(Office.finding(FindingCode.E120, 13)));
            var _ = handle(each.sendOwedMail(), StreamEvents.of(StreamEvents.owed(owed.mail(each.vendor()), "1")));
        }

        assertThat(lines())
                .extracting(line -> line.at("_aws")
                        .at("CloudWatchMetrics")
                        .elements()
                        .getFirst()
                        .at("Metrics")
                        .elements()
                        .getFirst()
                        .at("Name")
                        .text()
                        .orElse(""))
                .containsExactly(
                        NotifyMetrics.SENT, NotifyMetrics.FAILED, NotifyMetrics.POSTPONED, NotifyMetrics.UNCERTAIN);
    }

    @Test
    void eventsOfTheProjectAreUnderstood() throws IOException {
        assertThat(OwedMailRecord.in(
                        Json.parse(Files.readString(EVENTS.resolve("mail-owed-among-other-changes.json")))))
                .containsExactly(new OwedMailRecord(
                        "4421584500000000017450439115",
                        Optional.of(new MailId(
                                new SubmissionId("s3d4e5f6g7h8i9j0k1l2m3n4o5p"),
                                Occasion.LIST_READY,
                                new Recipient.Office(Office.NISC))),
                        Optional.of(Instant.parse("2026-12-01T05:12:36Z"))));
        try (var files = Files.list(EVENTS)) {
            assertThat(files.toList()).isNotEmpty().allSatisfy(file -> {
                var records = OwedMailRecord.in(Json.parse(Files.readString(file)));
                assertThat(records)
                        .isNotEmpty()
                        .allSatisfy(record -> assertThat(record.mail()).isPresent());
            });
        }
    }

    @Test
    void eventThatIsNoJsonFailsAsAWhole() {
        assertThatThrownBy(() -> handle("{\"Records\":[")).isInstanceOf(Json.MalformedJsonException.class);
    }

    private static String sort(MailId mail) {
        return "MAIL#" + mail.occasion() + "#" + mail.recipient().reference();
    }

    private List<JsonValue> lines() {
        return context.lines().stream().map(Json::parse).toList();
    }

    private String handle(String event) throws IOException {
        return handle(office.sendOwedMail(), event);
    }

    private String handle(SendOwedMail sendOwedMail, String event) throws IOException {
        var output = new ByteArrayOutputStream();
        new NotifyHandler(sendOwedMail, MailReadAhead.NONE, office.clock)
                .handleRequest(new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)), output, context);
        return output.toString(StandardCharsets.UTF_8);
    }
}
