package dev.kikilist.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kikilist.access.Viewer.AgencyViewer;
import dev.kikilist.access.Viewer.ReviewerViewer;
import dev.kikilist.advice.OpinionDraft;
import dev.kikilist.advice.ReviewLists;
import dev.kikilist.advice.ReviewResult;
import dev.kikilist.lambda.JsonValue;
import dev.kikilist.policy.Editions;
import dev.kikilist.submission.SubmissionId;
import dev.kikilist.testkit.AdjustableClock;
import dev.kikilist.testkit.Samples;
import dev.kikilist.text.CorporateNumber;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpenReviewRoutesTest {
    private static final ReviewerViewer NISC = Samples.reviewer("NISC", "n-1");
    private static final ReviewerViewer DIGITAL = Samples.reviewer("DIGITAL", "d-1");

    private final World world = new World("open reviews");
    private final AdjustableClock clock = new AdjustableClock(Samples.NOW);
    private final ReviewLists reviewing = new ReviewLists(
            world.stores().reviews(),
            world.stores().submissions(),
            world.stores().rows(),
            Editions.bundled(),
            clock);

    @Test
    void reviewersSeeWhatWaitsAndWhatEachLacks() {
        var first = requested();
        var second = requested();

        var entries = listed();

        assertThat(entries)
                .extracting(entry -> entry.at("submissionId").text().orElseThrow())
                .containsExactly(first.value(), second.value());
        var procurement = entries.getFirst().at("procurement");
        assertThat(procurement.at("title").text()).isPresent();
        assertThat(procurement.at("deadlines").at("biddingDay").isAbsent()).isFalse();
        assertThat(lacking(0)).isEqualTo("NISC MISSING, DIGITAL MISSING, 0, false");

        give(NISC, first, 1, "REPLACEMENT", "差替");
        assertThat(lacking(0)).isEqualTo("NISC GIVEN, DIGITAL MISSING, 0, false");
        give(DIGITAL, first, 2, "NO_CONCERN", "");
        assertThat(lacking(0)).isEqualTo("NISC GIVEN, DIGITAL GIVEN, 0, true");
        done(reviewing.ask(NISC, first, 3, "用途をお知らせください。", List.of()));
        assertThat(lacking(0)).isEqualTo("NISC GIVEN, DIGITAL GIVEN, 1, false");
    }

    @Test
    void anOpinionThatDropsAConcernWaitsForASecondReviewer() {
        var list = requested();
        give(NISC, list, 1, "REPLACEMENT", "差替");
        give(NISC, list, 2, "NO_CONCERN", "");

        assertThat(lacking(0)).isEqualTo("NISC PROPOSED, DIGITAL MISSING, 0, false");
    }

    @Test
    void whatIsReleasedOrTakenBackWaitsNoMore() {
        var released = requested();
        var withdrawn = requested();
        give(NISC, released, 1, "NO_CONCERN", "");
        give(DIGITAL, released, 2, "NO_CONCERN", "");
        done(reviewing.release(DIGITAL, released, 3));
        done(reviewing.withdraw(new AgencyViewer(Samples.BODY), withdrawn, 1));

        assertThat(listed()).isEmpty();

        give(NISC, released, 4, "REPLACEMENT", "差替");
        assertThat(listed()).as("an opinion after the release").hasSize(1);
    }

    @Test
    void nobodyElseIsToldHowManyWait() {
        for (var caller : List.of(world.agency(Samples.BODY), world.vendor(new CorporateNumber("7010001008844")))) {
            var before = caller.get("/reviews").seen();
            requested();
            assertThat(caller.get("/reviews").seen()).isEqualTo(before).startsWith("403 ");
        }
    }

    private SubmissionId requested() {
        clock.advance(Duration.ofMinutes(1));
        var invitation = world.invite(world.procurement(Samples.BODY), world.samples.vendor());
        var list = world.ready(invitation, 1);
        done(reviewing.request(new AgencyViewer(Samples.BODY), list.id()));
        return list.id();
    }

    private void give(ReviewerViewer reviewer, SubmissionId list, int version, String kind, String text) {
        done(reviewing.give(reviewer, list, version, new OpinionDraft(kind, text, List.of(), List.of())));
    }

    private static void done(ReviewResult result) {
        assertThat(result).isInstanceOf(ReviewResult.Done.class);
    }

    private List<JsonValue> listed() {
        var answer = world.reviewer().get("/reviews");
        assertThat(answer.status()).isEqualTo(200);
        return answer.json().at("entries").elements();
    }

    /** Returns what the review at {@code place} still lacks, as far as the listing tells. */
    private String lacking(int place) {
        var entry = listed().get(place);
        var offices = entry.at("offices").elements().stream()
                .map(office -> office.at("code").text().orElseThrow() + " "
                        + office.at("opinion").text().orElseThrow())
                .toList();
        return "%s, %d, %b"
                .formatted(
                        String.join(", ", offices),
                        entry.at("unansweredInquiries").integer().orElseThrow(),
                        entry.at("releasable") == JsonValue.Literal.TRUE);
    }
}
