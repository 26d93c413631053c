package dev.kikilist.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kikilist.export.ExportList;
import dev.kikilist.lambda.testing.HttpCaller;
import dev.kikilist.lambda.testing.HttpCaller.Answer;
import dev.kikilist.procurement.Invitation;
import dev.kikilist.representation.Times;
import dev.kikilist.submission.Submission;
import dev.kikilist.submission.SubmissionId;
import dev.kikilist.submission.SubmissionState;
import dev.kikilist.submission.SubmissionStore.Decision;
import dev.kikilist.submission.SubmissionStore.Recorded;
import dev.kikilist.testkit.Samples;
import dev.kikilist.validation.Finding;
import dev.kikilist.validation.FindingCode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExportRoutesTest extends DeskWorld {
    private static final String EXPORTS = "/submissions/{submissionId}/exports";

    @Test
    void whoeverMaySeeASubmissionGetsAnExportOfIt() {
        var submission = read(invitation());

        for (var caller : List.of(vendor, agency)) {
            var answer = export(caller, submission.id().value(), "csv");

            assertThat(answer.status()).isEqualTo(201);
            assertThat(answer.json().at("url").text())
                    .contains("https://results.example/exports/" + submission.id() + "/1/shared.csv?60");
            assertThat(answer.json().at("fileName").text())
                    .hasValueSatisfying(name -> assertThat(name).endsWith("（読取結果）.csv"));
            assertThat(answer.json().at("expiresAt").text())
                    .contains(Times.text(Samples.NOW.plus(ExportList.VALIDITY)));
        }
        assertThat(exported(submission, "shared.csv"))
                .contains("機器等一覧", "再委託等一覧", "E120", Samples.item(250).product().value());
    }

    @Test
    void whatOnlyReviewersKnowIsInTheirExportAlone() {
        var submission = read(invitation());

        for (var format : List.of("csv", "xlsx")) {
            export(reviewer, submission.id().value(), format);
            export(vendor, submission.id().value(), format);
        }
        assertThat(exports.keys())
                .extracting(key -> key.substring(key.indexOf("/1/") + 3))
                .containsExactlyInAnyOrder("reviewers.csv", "reviewers.xlsx", "shared.csv", "shared.xlsx");
        assertThat(exported(submission, "reviewers.csv")).contains("R301");
        assertThat(exported(submission, "shared.csv")).doesNotContain("R301").doesNotContain("確認担当限り");
    }

    @Test
    void anExportIsTheSameForOthersWhateverReviewersKnow() {
        var with = read(invitation());
        var without = read(invitation(), List.of(Samples.finding(FindingCode.E120, 14)));

        export(vendor, with.id().value(), "csv");
        export(vendor, without.id().value(), "csv");

        assertThat(exported(with, "shared.csv")).isEqualTo(exported(without, "shared.csv"));
    }

    @Test
    void anExportIsMadeOnce() {
        var submission = read(invitation());
        var first = export(vendor, submission.id().value(), "xlsx");
        exports.outages().failNext("Exports.store", 1);

        assertThat(export(vendor, submission.id().value(), "xlsx").seen()).isEqualTo(first.seen());
    }

    @Test
    void theExportOfAnotherIsAnsweredLikeOneThatDoesNotExist() {
        var submission = read(invitation());

        for (var stranger : List.of(rival, otherAgency)) {
            assertThat(export(stranger, submission.id().value(), "csv").seen())
                    .isEqualTo(export(stranger, samples.id(SubmissionId.KIND), "csv")
                            .seen())
                    .isEqualTo(export(stranger, "nonsense", "csv").seen());
        }
        assertThat(exports.keys()).isEmpty();
    }

    @Test
    void aListThatIsStillReadHasNoExportYet() {
        var received = Samples.begin(stores.submissions(), samples.received(invitation()));

        assertThat(export(vendor, received.id().value(), "csv").problem()).isEqualTo("not-read-yet");
    }

    @Test
    void anUnknownFormatIsNamed() {
        var submission = read(invitation());

        for (var body :
                List.of("{\"format\": \"pdf\"}", "{\"format\": 1}", "{}", "{\"format\": \"csv\", \"formal\": 1}")) {
            var answer = vendor.post(EXPORTS, body, submission.id().value());
            assertThat(answer.status()).as(body).isEqualTo(422);
        }
        assertThat(vendor.post(EXPORTS, "{\"format\": \"pdf\"}", submission.id().value())
                        .body())
                .contains("/format")
                .contains("unknown-value")
                .contains("「csv」又は「xlsx」");
    }

    private Submission read(Invitation invitation) {
        return read(invitation, List.of(Samples.finding(FindingCode.E120, 14), Samples.finding(FindingCode.R301, 16)));
    }

    private Submission read(Invitation invitation, List<Finding> findings) {
        var received = Samples.begin(stores.submissions(), samples.received(invitation));
        var rows = stores.rows().write(Samples.lease(received));
        for (int i = 1; i <= 250; i++) {
            rows.item(Samples.item(i));
        }
        rows.subcontractor(Samples.subcontractor(1));
        var decided = received.decided(
                SubmissionState.READY_FOR_REVIEW, 1, Samples.NOW, Samples.reading(rows.finish(findings)), null);
        assertThat(stores.submissions()
                        .record(new Decision(decided, Samples.lease(received), invitation, null, null, List.of())))
                .isEqualTo(Recorded.RECORDED);
        return decided;
    }

    private static Answer export(HttpCaller caller, String id, String format) {
        return caller.post(EXPORTS, "{\"format\": \"" + format + "\"}", id);
    }

    private String exported(Submission submission, String name) {
        return new String(
                exports.find("exports/" + submission.id() + "/1/" + name).orElseThrow(), StandardCharsets.UTF_8);
    }
}
