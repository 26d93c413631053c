package dev.kikilist.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kikilist.policy.RuleData;
import dev.kikilist.submission.CurrentList;
import dev.kikilist.submission.ListOrder;
import dev.kikilist.submission.SubmissionEvents;
import dev.kikilist.submission.SubmissionState;
import dev.kikilist.submission.SubmissionStore.Decision;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a decision's event says beside what the submission says. */
class DecidedEventTest {
    private final Samples samples = new Samples("event");

    @Test
    void aListThatStandsNowNamesItsPlaceAmongThoseOfItsInvitation() {
        var invitation = samples.invitation(samples.procurement());
        var received = samples.received(invitation);
        var decided = received.decided(
                SubmissionState.READY_FOR_REVIEW, 1, Samples.NOW, Samples.reading(Samples.emptyManifest()), null);
        var order = new ListOrder(
                Instant.parse("2026-04-15T01:00:00Z"), 7, received.object().key(), null);
        var lease = Samples.lease(decided);

        var standing = SubmissionEvents.decided(
                new Decision(decided, lease, invitation, new CurrentList(decided.id(), order), null, List.of()));
        var another = SubmissionEvents.decided(new Decision(
                decided, lease, invitation, Samples.current(samples.received(invitation)), null, List.of()));

        assertThat(standing.facts()).containsEntry("ticket", "7").containsEntry("orderedSince", "2026-04-15T01:00:00Z");
        assertThat(another.facts()).doesNotContainKeys("ticket", "orderedSince");
        assertThat(standing.facts()).containsEntry("ruleData", RuleData.digest());
    }
}
