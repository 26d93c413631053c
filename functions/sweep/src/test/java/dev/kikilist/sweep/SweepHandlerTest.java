package dev.kikilist.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kikilist.calendar.BusinessDays;
import dev.kikilist.concern.RecallLists;
import dev.kikilist.dynamodb.AwsConnection;
import dev.kikilist.dynamodb.DynamoDbOutbox;
import dev.kikilist.dynamodb.DynamoDbSubmissionStore;
import dev.kikilist.dynamodb.DynamoDbTable;
import dev.kikilist.engines.EmbeddedDynamoDb;
import dev.kikilist.engines.EmbeddedS3;
import dev.kikilist.engines.EmbeddedSqs;
import dev.kikilist.engines.SamTemplate;
import dev.kikilist.engines.SeenCalls;
import dev.kikilist.engines.TemplateTables;
import dev.kikilist.lambda.Environment;
import dev.kikilist.lambda.Json;
import dev.kikilist.lambda.testing.Invocation;
import dev.kikilist.mail.MailId;
import dev.kikilist.mail.MailOwed;
import dev.kikilist.mail.Occasion;
import dev.kikilist.mail.Recipient;
import dev.kikilist.mail.UncertainMails;
import dev.kikilist.mention.FindLists;
import dev.kikilist.policy.Editions;
import dev.kikilist.procurement.NoticeDeadlines;
import dev.kikilist.submission.RecoverUploads;
import dev.kikilist.submission.RepairOverdue;
import dev.kikilist.submission.Submission;
import dev.kikilist.submission.SubmissionState;
import dev.kikilist.submission.SubmissionStore;
import dev.kikilist.submission.SubmissionStore.Decision;
import dev.kikilist.testkit.AdjustableClock;
import dev.kikilist.testkit.InMemoryTable;
import dev.kikilist.testkit.InMemoryUploadedObjects;
import dev.kikilist.testkit.Samples;
import dev.kikilist.testkit.Stores;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The schedule's event in, repairs and one line with the metrics out. */
class SweepHandlerTest {
    private static final Path EVENT = Path.of("..", "..", "events", "sweep", "every-five-minutes.json");

    private final InMemoryTable table = new InMemoryTable();
    private final AdjustableClock clock = new AdjustableClock(Samples.NOW);
    private final Samples samples = new Samples("handler");
    private final SubmissionStore submissions = table.stores(clock).submissions();
    private final Invocation context = new Invocation(60_000);
    private final Stores stores = table.stores(clock);
    private final SweepHandler handler = new SweepHandler(
            new RepairOverdue(
                    submissions,
                    stores.outbox(),
                    new UncertainMails(stores.outbox(), stores.mailFeed(), () -> true),
                    new RecoverUploads(
                            stores.procurements(),
                            submissions,
                            new InMemoryUploadedObjects(clock, 1_000),
                            object -> {},
                            stores.recovery(),
                            clock,
                            Duration.ofMinutes(10)),
                    clock),
            new RecallLists(
                    stores.concerns(),
                    new FindLists(stores.mentions(), submissions, stores.rows()),
                    Editions.bundled(),
                    clock),
            new NoticeDeadlines(stores.procurements(), stores.reviews(), Editions.bundled(), clock));

    @Test
    void everyRunWritesEveryMetric() throws IOException {
        run(handler);

        assertThat(context.lines()).hasSize(1);
        var line = Json.parse(context.lines().getFirst());
        assertThat(line.at("outcome").text()).contains("repaired");
        var metrics = line.at("_aws").at("CloudWatchMetrics").elements().getFirst();
        assertThat(metrics.at("Metrics").elements())
                .extracting(metric -> metric.at("Name").text().orElse(""))
                .containsExactlyInAnyOrder(
                        SweepMetrics.RELAYED,
                        SweepMetrics.RELEASED,
                        SweepMetrics.UNCERTAIN,
                        SweepMetrics.OLDEST_PENDING,
                        SweepMetrics.INTERRUPTED,
                        SweepMetrics.FOUND,
                        SweepMetrics.REQUEUED,
                        SweepMetrics.GIVEN_UP,
                        SweepMetrics.DEADLINE_MAILS);
        assertThat(line.at(SweepMetrics.RELAYED).integer()).hasValue(0);
    }

    @Test
    void whatADateOwesIsOwedOnceAndCounted() throws IOException {
        var procurement = stores.procurements().create(samples.procurement());
        clock.set(BusinessDays.opening(procurement.schedule().submissionDue()));

        run(handler);
        run(handler);

        assertThat(context.lines())
                .extracting(line -> Json.parse(line)
                        .at(SweepMetrics.DEADLINE_MAILS)
                        .integer()
                        .orElseThrow())
                .containsExactly(1L, 0L);
    }

    @Test
    void datesThatCannotBeLookedAtKeepNothingElseFromBeingDone() {
        owe(submissions, Samples.NOW);
        clock.advance(Duration.ofMinutes(33));
        table.outages().failNext("ProcurementStore.owingBefore", 1);

        assertThatThrownBy(() -> run(handler)).isInstanceOf(IllegalStateException.class);

        var line = Json.parse(context.lines().getFirst());
        assertThat(line.at("outcome").text()).contains("repairedInPart");
        assertThat(line.at(SweepMetrics.RELAYED).integer()).hasValue(1);
    }

    @Test
    void metricsCountWhatWasDone() throws IOException {
        owe(submissions, Samples.NOW);
        Samples.begin(submissions, samples.unclaimed(Samples.NOW));
        clock.advance(Duration.ofMinutes(33));

        run(handler);

        var line = Json.parse(context.lines().getFirst());
        assertThat(line.at(SweepMetrics.RELAYED).integer()).hasValue(1);
        assertThat(line.at(SweepMetrics.UNCERTAIN).integer()).hasValue(0);
        assertThat(line.at(SweepMetrics.OLDEST_PENDING).integer()).hasValue(33 * 60);
        assertThat(line.at(SweepMetrics.INTERRUPTED).integer()).hasValue(1);
    }

    @Test
    void failsWhenSomethingCouldNotBeRepairedAndSaysWhatCould() {
        owe(submissions, Samples.NOW);
        Samples.begin(submissions, samples.unclaimed(Samples.NOW));
        clock.advance(Duration.ofHours(1));
        table.outages().failNext("Outbox.relay", 1);

        assertThatThrownBy(() -> run(handler)).isInstanceOf(IllegalStateException.class);

        var line = Json.parse(context.lines().getFirst());
        assertThat(line.at("outcome").text()).contains("repairedInPart");
        assertThat(line.at("faults").integer()).hasValue(1);
        assertThat(line.at(SweepMetrics.INTERRUPTED).integer()).hasValue(1);
    }

    @Test
    void repairsTheTableWhenWiredByItsVariables() throws IOException {
        try (var engine = EmbeddedDynamoDb.inMemory();
                var s3 = EmbeddedS3.inMemory();
                var sqs = EmbeddedSqs.start(0)) {
            s3.createBucket("uploads-bucket");
            var queue = sqs.client()
                    .createQueue(request -> request.queueName("uploads"))
                    .queueUrl();
            TemplateTables.create(
                    engine.client(), SamTemplate.ofThisProject().tables().getFirst(), "kikilist");
            var variables = new HashMap<>(engine.variables());
            variables.putAll(s3.variables());
            variables.putAll(sqs.variables());
            variables.put("TABLE_NAME", "kikilist");
            variables.put("FEEDBACK_QUEUE_URL", "http://127.0.0.1:1/123456789012/feedback");
            variables.put("FEEDBACK_DEAD_LETTER_QUEUE_URL", "http://127.0.0.1:1/123456789012/dead");
            variables.put("INTAKE_BUCKET", "uploads-bucket");
            variables.put("INTAKE_QUEUE_URL", queue);
            variables.put("NOTICE_OVERDUE_SECONDS", "600");
            var stored = DynamoDbTable.over(AwsConnection.from(variables), "kikilist");
            var store = new DynamoDbSubmissionStore(stored);
            var anHourAgo = Instant.now().minus(Duration.ofHours(1));
            var mail = owe(store, anHourAgo);
            var left = Samples.begin(store, samples.unclaimed(anHourAgo));
            var fresh = Samples.begin(store, samples.unclaimed(Instant.now()));

            var wired = SeenCalls.by("SweepFunction", () -> new SweepHandler(Environment.of(variables)));
            SeenCalls.by("SweepFunction", () -> {
                run(wired);
                return wired;
            });

            var line = Json.parse(context.lines().getFirst());
            assertThat(line.at(SweepMetrics.RELAYED).integer()).hasValue(1);
            assertThat(line.at(SweepMetrics.INTERRUPTED).integer()).hasValue(1);
            assertThat(line.at(SweepMetrics.REQUEUED).integer()).hasValue(1);
            assertThat(sqs.client()
                            .receiveMessage(request -> request.queueUrl(queue).waitTimeSeconds(5))
                            .messages())
                    .singleElement()
                    .satisfies(message -> assertThat(message.body())
                            .contains(
                                    "ObjectCreated:Put",
                                    String.valueOf(left.object().versionId())));
            assertThat(store.find(left.id()))
                    .get()
                    .extracting(Submission::state)
                    .isEqualTo(SubmissionState.INTERRUPTED);
            assertThat(store.find(fresh.id()))
                    .get()
                    .extracting(Submission::state)
                    .isEqualTo(SubmissionState.RECEIVED);
            assertThat(new DynamoDbOutbox(stored).claim(mail, Instant.now())).isPresent();
        }
    }

    private MailId owe(SubmissionStore store, Instant since) {
        var received = Samples.begin(store, samples.unclaimed(since));
        var mail = new MailOwed(
                new MailId(
                        received.id(),
                        Occasion.LIST_READY,
                        new Recipient.Agency(samples.procurement().id())),
                since);
        var decided =
                received.decided(SubmissionState.REFUSED, 0, since, Samples.reading(Samples.emptyManifest()), null);
        assertThat(store.record(new Decision(decided, Samples.lease(decided), null, null, null, List.of(mail))))
                .isEqualTo(SubmissionStore.Recorded.RECORDED);
        return mail.id();
    }

    private void run(SweepHandler sweep) throws IOException {
        sweep.handleRequest(new ByteArrayInputStream(Files.readAllBytes(EVENT)), new ByteArrayOutputStream(), context);
    }
}
