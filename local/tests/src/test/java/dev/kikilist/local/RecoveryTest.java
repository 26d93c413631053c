package dev.kikilist.local;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kikilist.engines.EmbeddedSqs;
import dev.kikilist.engines.SamTemplate;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** What becomes of uploads when a part of the system fails. */
class RecoveryTest extends StartedSystem {
    private final DemoForm form = DemoForm.of(today);

    @Override
    LocalSystem startIn(Path directory) throws IOException {
        // Notices are overdue at once, and messages come again at once: nobody wants to wait for hours here.
        var template = Files.readString(ProjectFiles.path("template.yaml"))
                .replace("NOTICE_OVERDUE_SECONDS: \"600\"", "NOTICE_OVERDUE_SECONDS: \"0\"");
        return LocalSystem.start(
                SamTemplate.parse(template), new LocalSystem.Options(directory, false, 0, Duration.ofMillis(50)));
    }

    @Test
    void anUploadWhoseNoticeIsLostIsFoundAndDecided() throws Exception {
        var procurement = agency.create("/procurements", Demo.procurement(today));
        system.loseNotices(created -> true);
        upload(procurement, "失われた通知.xlsx", form.correct());
        system.loseNotices(created -> false);
        assertThat(submissions(procurement)).isEmpty();

        // The listing of a bucket has whole seconds.
        Eventually.holds(() -> {
            requireNonNull(system.functions().get("SweepFunction")).invoke("{}".getBytes(StandardCharsets.UTF_8));
            assertThat(submissions(procurement)).isNotEmpty();
        });

        assertThat(decided(procurement).at("/state/code").asText()).isEqualTo("READY_FOR_REVIEW");
        assertThat(submissions(procurement)).hasSize(1);
    }

    @Test
    void whatTheDeadLetterQueueGivesBackAfterAFixEndsAsIfNothingHadFailed() throws Exception {
        var content = form.withFiveMistakes();
        // What is told of a maker that nobody named before is told once.
        var before = agency.create("/procurements", Demo.procurement(today));
        upload(before, "以前の.xlsx", content);
        decided(before);
        var undisturbed = agency.create("/procurements", Demo.procurement(today));
        upload(undisturbed, "誤りあり.xlsx", content);
        var expected = decided(undisturbed);
        var results = system.s3().client().listBuckets().buckets().stream()
                .map(bucket -> bucket.name())
                .filter(name -> name.contains("result"))
                .findFirst()
                .orElseThrow();
        for (var old : system.s3()
                .client()
                .listObjectVersions(request -> request.bucket(results))
                .versions()) {
            system.s3()
                    .client()
                    .deleteObject(
                            request -> request.bucket(results).key(old.key()).versionId(old.versionId()));
        }
        system.s3().client().deleteBucket(request -> request.bucket(results));

        var failing = agency.create("/procurements", Demo.procurement(today));
        upload(failing, "誤りあり.xlsx", content);
        Eventually.holds(() -> assertThat(deadLetters()).isEqualTo(1));
        var interrupted = submissions(failing).getFirst();
        assertThat(interrupted.at("/state/code").asText()).isEqualTo("INTERRUPTED");
        assertThat(failures(interrupted.path("id").asText()))
                .as("as often as maxReceiveCount says")
                .hasSize(5);

        system.s3().createBucket(results);
        system.queues()
                .startMessageMoveTask(request -> request.sourceArn(EmbeddedSqs.arn("kikilist-IntakeDeadLetterQueue"))
                        .destinationArn(EmbeddedSqs.arn("kikilist-IntakeQueue")));

        var decided = decided(failing);
        for (var field : List.of("/state", "/version", "/counts", "/sha256", "/edition", "/late", "/fileName")) {
            assertThat(decided.at(field)).as(field).isEqualTo(expected.at(field));
        }
        for (var rows : List.of("/links/items", "/links/findings")) {
            assertThat(vendor.readAll(decided.at(rows).asText()))
                    .as(rows)
                    .isEqualTo(vendor.readAll(expected.at(rows).asText()));
        }
        Eventually.holds(() ->
                assertThat(recipients(decided)).isNotEmpty().containsExactlyInAnyOrderElementsOf(recipients(expected)));
        assertThat(deadLetters()).isZero();
        var table = new SettledItems(system.dynamoDb().client(), system.table());
        Eventually.holds(() -> {
            var asIfNothingHadFailed = table.of(undisturbed, expected);
            assertThat(asIfNothingHadFailed).hasSizeGreaterThan(10);
            assertThat(table.of(failing, decided)).isEqualTo(asIfNothingHadFailed);
        });
    }

    private void upload(JsonNode procurement, String fileName, byte[] content) {
        var invitation = UsedSystem.invite(agency, procurement);
        assertThat(vendor.upload(vendor.ticket(invitation, fileName, content), content))
                .isEqualTo(200);
    }

    private JsonNode decided(JsonNode procurement) throws Exception {
        var found = new AtomicReference<>(procurement);
        Eventually.holds(() -> assertThat(submissions(procurement))
                .filteredOn(submission -> !submission.path("decidedAt").isNull())
                .singleElement()
                .satisfies(found::set));
        return vendor.read(found.get().at("/links/self").asText());
    }

    private List<JsonNode> submissions(JsonNode procurement) {
        return vendor.readAll(procurement.at("/links/submissions").asText());
    }

    private int deadLetters() {
        var count = QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES;
        return Integer.parseInt(system.queues()
                .getQueueAttributes(request ->
                        request.queueUrl(system.queue("IntakeDeadLetterQueue")).attributeNames(count))
                .attributes()
                .getOrDefault(count, "-1"));
    }

    private List<String> failures(String id) throws IOException {
        try (var lines = Files.lines(system.logs().resolve("IntakeFunction.log"))) {
            return lines.filter(line -> line.contains(id) && line.contains("\"failed\""))
                    .toList();
        }
    }

    private List<String> recipients(JsonNode submission) {
        return system.ses().mails().stream()
                .filter(mail -> mail.text().contains(submission.path("id").asText()))
                .flatMap(mail -> mail.recipients().stream())
                .toList();
    }
}
