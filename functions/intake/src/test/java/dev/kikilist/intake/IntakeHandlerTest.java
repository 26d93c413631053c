package dev.kikilist.intake;

import static dev.kikilist.intake.Events.notification;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kikilist.concern.WatchConcerns;
import dev.kikilist.lambda.Json;
import dev.kikilist.lambda.testing.Invocation;
import dev.kikilist.policy.Editions;
import dev.kikilist.procurement.Invitation;
import dev.kikilist.procurement.Procurement;
import dev.kikilist.submission.ObjectVersion;
import dev.kikilist.submission.ReceiveUpload;
import dev.kikilist.submission.Submission;
import dev.kikilist.submission.SubmissionState;
import dev.kikilist.submission.UploadKey;
import dev.kikilist.submission.UploadedObjects;
import dev.kikilist.submission.WorkbookAnnotator;
import dev.kikilist.testkit.AdjustableClock;
import dev.kikilist.testkit.InMemoryAnnotatedWorkbooks;
import dev.kikilist.testkit.InMemoryTable;
import dev.kikilist.testkit.InMemoryUploadedObjects;
import dev.kikilist.testkit.Samples;
import dev.kikilist.testkit.Stores;
import dev.kikilist.testkit.workbook.FormWorkbook;
import dev.kikilist.validation.FormExaminer;
import dev.kikilist.workbook.PoiWorkbookReader;
import dev.kikilist.workbook.annotation.PoiWorkbookAnnotator;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** The handler with real events and real files, on the in-memory adapters. */
class IntakeHandlerTest {
    private static final int MAX_RECEIVE_COUNT = 5;

    private final Samples samples = new Samples("intake");
    private final AdjustableClock clock = new AdjustableClock(Samples.NOW);
    private final InMemoryTable table = new InMemoryTable();
    private final Stores stores = table.stores(clock);
    private final InMemoryUploadedObjects bucket = new InMemoryUploadedObjects(clock, 1_000_000);
    private final Procurement procurement = stores.procurements().create(samples.procurement());
    private final Invitation invitation = stores.procurements().create(samples.invitation(procurement));
    private Invocation invocation = new Invocation(100_000);
    private IntakeHandler handler = handler(bucket);

    @Test
    void aFilledFormIsReadCheckedAndRecorded() throws IOException {
        var object = upload("機器リスト 第1版+修正.xlsx", FormWorkbook.filled(20).xlsx());

        assertThat(failed(queue(message("m1", 1, notification(object))))).isEmpty();

        var submission = found(object).orElseThrow();
        assertThat(submission.fileName()).isEqualTo("機器リスト 第1版+修正.xlsx");
        assertThat(submission.readingIfDecided().orElseThrow().manifest().items())
                .isEqualTo(20);
        assertThat(submission.readingIfDecided().orElseThrow().counts().file()).isZero();
    }

    @Test
    void aFileThatIsNoneIsRefusedAndNotTriedAgain() throws IOException {
        var object = upload("list.xlsx", "%PDF-1.7".getBytes(UTF_8));

        assertThat(failed(queue(message("m1", 1, notification(object))))).isEmpty();

        assertThat(found(object)).map(Submission::state).contains(SubmissionState.REFUSED);
    }

    @Test
    void metricsCountWhatBecameOfAnUploadAndWhyAFileWasRefused() throws IOException {
        clock.advance(Duration.ofSeconds(2));
        var refused = upload("list.xlsx", "%PDF-1.7".getBytes(UTF_8));
        failed(queue(message("m1", 1, notification(refused))));
        failed(queue(message("m1", 2, notification(refused))));
        failed(queue(message(
                "m2", 1, notification(upload("good.xlsx", FormWorkbook.filled(3).xlsx())))));

        assertThat(invocation.lines())
                .extracting(line -> Json.parse(line).at("_aws").at("CloudWatchMetrics").elements().stream()
                        .flatMap(directive -> directive.at("Metrics").elements().stream())
                        .map(metric -> metric.at("Name").text().orElse(""))
                        .toList())
                .satisfiesExactly(
                        first -> assertThat(first)
                                .containsExactly(
                                        IntakeMetrics.RECEIVED,
                                        IntakeMetrics.DECIDED,
                                        IntakeMetrics.REFUSED,
                                        IntakeMetrics.AGE,
                                        IntakeMetrics.REFUSED_BY_CODE),
                        again -> assertThat(again).containsExactly(IntakeMetrics.RECEIVED),
                        good -> assertThat(good)
                                .startsWith(IntakeMetrics.RECEIVED, IntakeMetrics.DECIDED)
                                .doesNotContain(IntakeMetrics.REFUSED, IntakeMetrics.REFUSED_BY_CODE));
        assertThat(Json.parse(invocation.lines().getFirst()).at("code").text()).contains("F001");
    }

    @Test
    void aWorkbookThatCouldNotBeAnnotatedIsCountedAndSaidWithItsFailure() throws IOException {
        WorkbookAnnotator broken = (file, format, findings, target) -> {
            throw new IllegalStateException("秘密");
        };
        var refused = upload("list.xlsx", "%PDF-1.7".getBytes(UTF_8));
        var event = queue(message("m1", 1, notification(refused)));

        handler(bucket, broken)
                .handleRequest(
                        new ByteArrayInputStream(event.getBytes(UTF_8)), new ByteArrayOutputStream(), invocation);

        assertThat(found(refused)).map(Submission::state).contains(SubmissionState.REFUSED);
        assertThat(invocation.lines()).singleElement().satisfies(line -> {
            var logged = Json.parse(line);
            assertThat(logged.at("outcome").text()).contains("decided");
            assertThat(logged.at(IntakeMetrics.NOT_ANNOTATED).integer()).hasValue(1);
            assertThat(logged.at("failure").elements())
                    .extracting(kind -> kind.text().orElseThrow())
                    .containsExactly("java.lang.IllegalStateException");
            assertThat(line).doesNotContain("秘密");
        });
    }

    @Test
    void oneThatFailsDoesNotStopTheOthers() throws IOException {
        var good = upload("good.xlsx", FormWorkbook.filled(3).xlsx());
        var other = upload("other.xlsx", FormWorkbook.filled(3).xlsx());
        bucket.outages().failNext(1);

        var failed = failed(queue(
                message("fails", 1, notification(good)),
                message("unreadable", 1, "this is not a notification"),
                message("works", 1, notification(other))));

        assertThat(failed).containsExactly("fails", "unreadable");
        assertThat(found(good)).map(Submission::state).contains(SubmissionState.RECEIVED);
        assertThat(found(other)).map(found -> found.state().isDecided()).contains(true);
    }

    @Test
    void whatWasDeliveredBeforeIsReceivedAfterItsNeighbours() throws IOException {
        var object = upload("again.xlsx", FormWorkbook.filled(3).xlsx());
        var neighbour = upload("fresh.xlsx", FormWorkbook.filled(3).xlsx());

        failed(queue(message("again", 2, notification(object)), message("fresh", 1, notification(neighbour))));

        assertThat(invocation.lines())
                .extracting(line -> Json.parse(line).at("submissionId").text().orElseThrow())
                .containsExactly(
                        neighbour.submissionId().value(), object.submissionId().value());
    }

    @Test
    void anErrorOfTheProcessDoesNotStopTheOthers() throws IOException {
        var deadly = upload("deadly.xlsx", FormWorkbook.filled(3).xlsx());
        var neighbour = upload("neighbour.xlsx", FormWorkbook.filled(3).xlsx());
        handler = handler(object -> {
            if (object.equals(deadly)) {
                throw new OutOfMemoryError("of this file");
            }
            return bucket.fetch(object);
        });

        var failed =
                failed(queue(message("deadly", 1, notification(deadly)), message("next", 1, notification(neighbour))));

        assertThat(failed).containsExactly("deadly");
        assertThat(found(neighbour)).map(found -> found.state().isDecided()).contains(true);
    }

    @Test
    void whatOnlyAMenderCanHelpIsSeenByItsSenderAtOnce() throws IOException {
        var object = upload("list.xlsx", FormWorkbook.filled(3).xlsx());
        handler = handler(any -> {
            throw S3Exception.builder()
                    .statusCode(403)
                    .awsErrorDetails(
                            AwsErrorDetails.builder().errorCode("AccessDenied").build())
                    .build();
        });

        assertThat(failed(queue(message("m", 1, notification(object))))).containsExactly("m");

        assertThat(found(object)).map(Submission::state).contains(SubmissionState.INTERRUPTED);
        assertThat(invocation.lines().getFirst()).contains("NOT_PERMITTED");
        handler = handler(bucket);
        assertThat(failed(queue(message("m", 2, notification(object))))).isEmpty();
        assertThat(found(object)).map(found -> found.state().isDecided()).contains(true);
    }

    @Test
    void theNextDeliveryTakesUpWhatFailed() throws IOException {
        var object = upload("list.xlsx", FormWorkbook.filled(3).xlsx());
        bucket.outages().failNext(1);
        assertThat(failed(queue(message("m", 1, notification(object))))).containsExactly("m");

        assertThat(failed(queue(message("m", 2, notification(object))))).isEmpty();

        assertThat(found(object)).map(found -> found.state().isDecided()).contains(true);
    }

    @Test
    void atTheLastDeliveryTheSenderSeesThatWeFailed() throws IOException {
        var object = upload("list.xlsx", FormWorkbook.filled(3).xlsx());
        bucket.outages().failNext(2);

        assertThat(failed(queue(message("m", MAX_RECEIVE_COUNT - 1, notification(object)))))
                .containsExactly("m");
        assertThat(found(object)).map(Submission::state).contains(SubmissionState.RECEIVED);

        assertThat(failed(queue(message("m", MAX_RECEIVE_COUNT, notification(object)))))
                .containsExactly("m");
        assertThat(found(object)).map(Submission::state).contains(SubmissionState.INTERRUPTED);
    }

    @Test
    void withLittleTimeLeftMessagesWait() throws IOException {
        var object = upload("list.xlsx", FormWorkbook.filled(3).xlsx());
        invocation = new Invocation(10_000);

        assertThat(failed(queue(message("m", 1, notification(object))))).containsExactly("m");

        assertThat(found(object)).isEmpty();
    }

    @Test
    void anEventWithoutQueueIsReceivedOrThrown() throws IOException {
        var object = upload("list.xlsx", FormWorkbook.filled(3).xlsx());
        bucket.outages().failNext(1);

        assertThatThrownBy(() -> handle(notification(object))).isInstanceOf(IllegalStateException.class);
        assertThat(handle(notification(object))).isEmpty();

        assertThat(found(object)).map(found -> found.state().isDecided()).contains(true);
    }

    @Test
    void everySampleEventIsAnswered() throws IOException {
        for (var name : List.of(
                "uploaded-by-ticket",
                "uploaded-under-a-japanese-key",
                "uploaded-by-eventbridge-in-a-queue",
                "two-uploads-in-two-messages",
                "stored-outside-any-invitation",
                "delivered-for-the-last-time",
                "notification-test",
                "removed")) {
            assertThat(failed(Events.intake(name))).as(name).isEmpty();
        }
        assertThat(failed(Events.intake("unreadable-message"))).hasSize(1);
        assertThat(handle(Events.intake("uploaded-without-queue"))).isEmpty();
        assertThat(handle(Events.intake("uploaded-by-eventbridge"))).isEmpty();
    }

    @Test
    void theLogNamesTheSubmissionAndNothingOfTheFile() throws IOException {
        var object = upload("秘密の名前.xlsx", FormWorkbook.filled(3).xlsx());

        failed(queue(message("m1", 1, notification(object))));

        assertThat(invocation.lines()).singleElement().satisfies(line -> {
            var logged = Json.parse(line);
            assertThat(logged.at("submissionId").text())
                    .contains(object.submissionId().value());
            assertThat(logged.at("items").integer()).hasValue(3);
            assertThat(line).doesNotContain("秘密", "みなと", "uploads/", "@");
        });
    }

    private IntakeHandler handler(UploadedObjects objects) {
        return handler(objects, new PoiWorkbookAnnotator());
    }

    private IntakeHandler handler(UploadedObjects objects, WorkbookAnnotator annotator) {
        return new IntakeHandler(
                new ReceiveUpload(
                        stores.procurements(),
                        stores.submissions(),
                        stores.rows(),
                        objects,
                        new FormExaminer(new PoiWorkbookReader()),
                        annotator,
                        new InMemoryAnnotatedWorkbooks(),
                        new WatchConcerns(stores.concerns(), stores.mentions(), stores.reviews()),
                        Editions.bundled(),
                        clock),
                MAX_RECEIVE_COUNT);
    }

    private ObjectVersion upload(String fileName, byte[] content) {
        return bucket.store("uploads", UploadKey.prefix(procurement.id(), invitation.id()) + fileName, content);
    }

    private Optional<Submission> found(ObjectVersion object) {
        return stores.submissions().find(object.submissionId());
    }

    private List<String> failed(String event) throws IOException {
        return Json.parse(handle(event)).at("batchItemFailures").elements().stream()
                .map(failure -> failure.at("itemIdentifier").text().orElseThrow())
                .toList();
    }

    private String handle(String event) throws IOException {
        var output = new ByteArrayOutputStream();
        handler.handleRequest(new ByteArrayInputStream(event.getBytes(UTF_8)), output, invocation);
        return output.toString(UTF_8);
    }

    private static String queue(String... messages) {
        return "{\"Records\":[" + String.join(",", messages) + "]}";
    }

    private static String message(String id, int deliveries, String body) {
        return "{\"messageId\":\"%s\",\"eventSource\":\"aws:sqs\",\"attributes\":{\"ApproximateReceiveCount\":\"%d\"},\"body\":\"%s\"}"
                .formatted(id, deliveries, body.replace("\"", "\\\""));
    }
}
