package dev.kikilist.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kikilist.lambda.testing.HttpCaller;
import dev.kikilist.lambda.testing.HttpCaller.Answer;
import dev.kikilist.procurement.Invitation;
import dev.kikilist.representation.Times;
import dev.kikilist.submission.LinkAnnotatedWorkbook;
import dev.kikilist.submission.Manifest;
import dev.kikilist.submission.Submission;
import dev.kikilist.submission.SubmissionId;
import dev.kikilist.submission.SubmissionState;
import dev.kikilist.submission.SubmissionStore.Decision;
import dev.kikilist.submission.SubmissionStore.Recorded;
import dev.kikilist.testkit.Samples;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnnotatedWorkbookRoutesTest extends DeskWorld {
    @Test
    void whoeverMaySeeASubmissionGetsAnAddressOfItsAnnotatedWorkbook() {
        var submission = decided(invitation(), 1);

        for (var caller : List.of(vendor, agency, reviewer)) {
            var answer = link(caller, submission.id().value());

            assertThat(answer.status()).isEqualTo(201);
            assertThat(answer.json().at("url").text())
                    .contains("https://results.example/annotated/" + submission.id() + "/1.xlsx?60");
            assertThat(answer.json().at("fileName").text())
                    .hasValueSatisfying(name -> assertThat(name).endsWith("（指摘入り）.xlsx"));
            assertThat(answer.json().at("expiresAt").text())
                    .contains(Times.text(Samples.NOW.plus(LinkAnnotatedWorkbook.VALIDITY)));
        }
    }

    @Test
    void theAnnotatedWorkbookOfAnotherIsAnsweredLikeOneThatDoesNotExist() {
        var submission = decided(invitation(), 1);

        for (var stranger : List.of(rival, otherAgency)) {
            assertThat(link(stranger, submission.id().value()).seen())
                    .isEqualTo(link(stranger, samples.id(SubmissionId.KIND)).seen())
                    .isEqualTo(link(stranger, "nonsense").seen());
        }
        assertThat(link(rival, submission.id().value()).problem()).isEqualTo("not-found");
    }

    @Test
    void aListWithoutFindingsHasNoAnnotatedWorkbook() {
        var submission = decided(invitation(), 0);

        assertThat(link(vendor, submission.id().value()).problem()).isEqualTo("no-annotated-workbook");
    }

    @Test
    void aListThatIsStillReadHasNoAnnotatedWorkbookYet() {
        var received = Samples.begin(stores.submissions(), samples.received(invitation()));

        assertThat(link(vendor, received.id().value()).problem()).isEqualTo("not-read-yet");
    }

    private Submission decided(Invitation invitation, int findings) {
        var received = Samples.begin(stores.submissions(), samples.received(invitation));
        var manifest = new Manifest(1, 0, 0, findings, 0, "", "");
        var decided =
                received.decided(SubmissionState.READY_FOR_REVIEW, 1, Samples.NOW, Samples.reading(manifest), null);
        assertThat(stores.submissions()
                        .record(new Decision(decided, Samples.lease(received), invitation, null, null, List.of())))
                .isEqualTo(Recorded.RECORDED);
        return decided;
    }

    private static Answer link(HttpCaller caller, String id) {
        return caller.post("/submissions/{submissionId}/annotated-workbook/links", "", id);
    }
}
