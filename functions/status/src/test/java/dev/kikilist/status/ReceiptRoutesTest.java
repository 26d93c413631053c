package dev.kikilist.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kikilist.lambda.Json;
import dev.kikilist.representation.ReceiptDocument;
import dev.kikilist.testkit.Samples;
import dev.kikilist.validation.Finding;
import dev.kikilist.validation.FindingCode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The receipt that a vendor keeps. */
class ReceiptRoutesTest {
    private static final String PATH = "/submissions/{submissionId}/receipt";

    private final World world = new World("receipt");

    @Test
    void showsTheSameReceiptToEverybodyWhoMaySeeTheSubmission() {
        var invitation = world.invite(world.procurement(Samples.BODY), world.samples.vendor());
        var submission = world.faulty(invitation, 3, World.FINDINGS);
        var id = submission.id().value();

        var answer = world.vendor(invitation.vendor()).get(PATH, id);

        assertThat(answer.status()).isEqualTo(200);
        var receipt = answer.json();
        assertThat(receipt.at("submissionId").text()).contains(submission.id().value());
        assertThat(receipt.at("state").text()).contains("CORRECTION_REQUIRED");
        assertThat(receipt.at("items").text()).contains("3");
        assertThat(receipt.at("receivedAt").text().orElseThrow()).endsWith("+09:00");
        assertThat(receipt.at("ruleData").text().orElseThrow()).hasSize(64);
        assertThat(ReceiptDocument.read(answer.body()).isIntact()).isTrue();
        assertThat(world.reviewer().get(PATH, id).body()).isEqualTo(answer.body());
        assertThat(world.agency(Samples.BODY).get(PATH, id).body()).isEqualTo(answer.body());
        assertThat(world.vendor(world.samples.vendor()).get(PATH, id).status()).isEqualTo(404);
    }

    @Test
    void answersThatACallerHasItAlready() {
        var invitation = world.invite(world.procurement(Samples.BODY), world.samples.vendor());
        var id = world.ready(invitation, 2).id().value();
        var vendor = world.vendor(invitation.vendor());
        var tag = vendor.get(PATH, id).headers().getOrDefault("etag", "");

        assertThat(vendor.header("if-none-match", tag).get(PATH, id).status()).isEqualTo(304);
        assertThat(vendor.header("if-none-match", "\"other\"").get(PATH, id).status())
                .isEqualTo(200);
    }

    @Test
    void hasNoneOfWhatIsStillBeingRead() {
        var invitation = world.invite(world.procurement(Samples.BODY), world.samples.vendor());
        var vendor = world.vendor(invitation.vendor());

        assertThat(vendor.get(PATH, world.received(invitation).id().value()).problem())
                .isEqualTo("not-read-yet");
        assertThat(vendor.get(PATH, "x").status()).isEqualTo(404);
    }

    @Test
    void doesNotDependOnWhatOnlyReviewersKnow() {
        assertThat(receiptWith(List.of(Samples.finding(FindingCode.Q220, 13))))
                .isEqualTo(receiptWith(List.of(
                        Samples.finding(FindingCode.Q220, 13),
                        Samples.finding(FindingCode.R301, 14),
                        Samples.finding(FindingCode.R302, 15))));
        assertThat(receiptWith(List.of(Samples.finding(FindingCode.Q220, 14))))
                .as("but on what its vendor may see")
                .isNotEqualTo(receiptWith(List.of(Samples.finding(FindingCode.Q220, 13))));
    }

    private static String receiptWith(List<Finding> findings) {
        var same = new World("same");
        var invitation = same.invite(same.procurement(Samples.BODY), same.samples.vendor());
        var submission = same.faulty(invitation, 3, findings);
        var body = same.vendor(invitation.vendor())
                .get(PATH, submission.id().value())
                .body();
        assertThat(Json.parse(body).at("chainHead").text()).isPresent();
        return body;
    }
}
