package dev.kikilist.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kikilist.mail.MailOwed;
import dev.kikilist.mail.MailState;
import dev.kikilist.mail.Occasion;
import dev.kikilist.mail.Recipient;
import dev.kikilist.paging.MalformedPositionException;
import dev.kikilist.paging.Page;
import dev.kikilist.paging.PageRequest;
import dev.kikilist.paging.Position;
import dev.kikilist.policy.AdvisingOfficeCode;
import dev.kikilist.procurement.Invitation;
import dev.kikilist.submission.CurrentList;
import dev.kikilist.submission.FindingCounts;
import dev.kikilist.submission.Lease;
import dev.kikilist.submission.ObjectVersion;
import dev.kikilist.submission.Reading;
import dev.kikilist.submission.Submission;
import dev.kikilist.submission.SubmissionId;
import dev.kikilist.submission.SubmissionState;
import dev.kikilist.submission.SubmissionStore;
import dev.kikilist.submission.SubmissionStore.Claim;
import dev.kikilist.submission.SubmissionStore.Decision;
import dev.kikilist.submission.SubmissionStore.Recorded;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link SubmissionStore} keeps to. */
public abstract class SubmissionStoreContract extends StoreContract {
    private SubmissionStore store() {
        return stores.submissions();
    }

    @Test
    void showsASubmissionAsSoonAsItIsBegun() {
        var received = samples.received(invite());

        assertThat(begin(received)).isEqualTo(received);

        assertThat(store().find(received.id())).contains(received);
    }

    @Test
    void findsNothingThatWasNotBegun() {
        assertThat(store().find(new SubmissionId(samples.id(SubmissionId.KIND))))
                .isEmpty();
    }

    @Test
    void beginsASubmissionOnce() {
        var received = begin(invite());
        var again = new Submission(
                received.id(),
                received.object(),
                "another name.xlsx",
                received.owner(),
                SubmissionState.RECEIVED,
                0,
                true,
                received.receivedAt().plusSeconds(60),
                null,
                null,
                null);

        assertThat(begin(again)).isEqualTo(received);
        assertThat(store().find(received.id())).contains(received);
    }

    @Test
    void beginningAgainReturnsTheDecision() {
        var invitation = invite();
        var received = begin(invitation);
        var decision = ready(received, invitation);
        record(decision);

        assertThat(begin(received)).isEqualTo(decision.submission());
    }

    @Test
    void beginsOneOfManyAtOnce() {
        var received = samples.received(invite());

        var answers = AtOnce.run(8, thread -> claim(receivedAfter(received, thread), Samples.NOW));

        assertThat(answers).filteredOn(Claim.Granted.class::isInstance).hasSize(1);
        assertThat(answers).filteredOn(Claim.Held.class::isInstance).hasSize(7);
        assertThat(answers)
                .extracting(Claim::submission)
                .containsOnly(store().find(received.id()).orElseThrow());
    }

    @Test
    void grantsNoSecondLeaseWhileTheFirstIsInForce() {
        var received = begin(invite());

        assertThat(claim(received, Samples.NOW.plus(Samples.LEASE).minusNanos(1)))
                .isEqualTo(new Claim.Held(received, Samples.NOW.plus(Samples.LEASE)));
    }

    @Test
    void grantsALeaseWithAHigherFenceAfterTheLastHasEnded() {
        var received = begin(invite());
        var end = Samples.NOW.plus(Samples.LEASE);

        assertThat(claim(received, end)).isEqualTo(new Claim.Granted(received, new Lease(received.id(), 2)));
        assertThat(claim(received, end)).isInstanceOf(Claim.Held.class);
        assertThat(claim(received, end.plus(Samples.LEASE)))
                .isEqualTo(new Claim.Granted(received, new Lease(received.id(), 3)));
    }

    @Test
    void grantsOneOfManyAtOnceAfterTheLastHasEnded() {
        var received = begin(invite());

        var answers = AtOnce.run(8, thread -> claim(received, Samples.NOW.plus(Samples.LEASE)));

        assertThat(answers)
                .filteredOn(Claim.Granted.class::isInstance)
                .containsExactly(new Claim.Granted(received, new Lease(received.id(), 2)));
        assertThat(answers).filteredOn(Claim.Held.class::isInstance).hasSize(7);
    }

    @Test
    void aReleasedLeaseIsFollowedAtOnce() {
        var received = begin(invite());
        var now = Samples.NOW.plusSeconds(1);

        store().release(Samples.lease(received), now);

        assertThat(claim(received, now)).isEqualTo(new Claim.Granted(received, new Lease(received.id(), 2)));
    }

    @Test
    void releasingALostLeaseChangesNothing() {
        var received = begin(invite());
        var end = Samples.NOW.plus(Samples.LEASE);
        assertThat(claim(received, end)).isInstanceOf(Claim.Granted.class);

        store().release(Samples.lease(received), end);

        assertThat(claim(received, end.plusSeconds(1))).isInstanceOf(Claim.Held.class);
    }

    @Test
    void releasingTheLeaseOfWhatIsDecidedChangesNothing() {
        var invitation = invite();
        var received = begin(invitation);
        var decision = ready(received, invitation);
        record(decision);

        store().release(Samples.lease(received), Samples.NOW);

        assertThat(claim(received, Samples.NOW)).isEqualTo(new Claim.Decided(decision.submission()));
    }

    @Test
    void whoeverLostTheLeaseRecordsNothing() {
        var invitation = invite();
        var received = begin(invitation);
        assertThat(claim(received, Samples.NOW.plus(Samples.LEASE))).isInstanceOf(Claim.Granted.class);
        var late = ready(received, invitation);

        assertThat(store().record(late)).isEqualTo(Recorded.LEASE_LOST);

        assertNothingOf(late, invitation);
        assertThat(store().find(received.id())).contains(received);
        var successor = new Decision(
                late.submission(),
                new Lease(received.id(), 2),
                invitation,
                late.currentAfter(),
                late.superseded(),
                late.mails());
        record(successor);
        assertThat(store().record(late)).isEqualTo(Recorded.DECIDED_BEFORE);
    }

    @Test
    void anEndedLeaseThatNobodyFollowedStillDecides() {
        var invitation = invite();
        var received = begin(invitation);

        record(ready(received, invitation));
    }

    @Test
    void interruptsNothingThatSomebodyWorksOn() {
        var received = begin(invite());

        assertThat(store().interrupt(
                                received.id(), Samples.NOW.plus(Samples.LEASE).minusNanos(1)))
                .isFalse();
        assertThat(store().find(received.id())).contains(received);
        assertThat(store().interrupt(received.id(), Samples.NOW.plus(Samples.LEASE)))
                .isTrue();
    }

    @Test
    void whatWasInterruptedIsReceivedAgainWhenItIsTakenUp() {
        var received = begin(invite());
        var end = Samples.NOW.plus(Samples.LEASE);
        assertThat(store().interrupt(received.id(), end)).isTrue();

        assertThat(claim(received, end)).isEqualTo(new Claim.Granted(received, new Lease(received.id(), 2)));
        assertThat(store().find(received.id())).contains(received);
        Eventually.holds(() -> assertThat(
                        store().leasesEndedBefore(end.plus(Samples.LEASE).plusNanos(1), 10))
                .containsExactly(received.id()));
    }

    @Test
    void keepsEveryKindOfValue() {
        var invitation = invite();
        var submissions = List.of(
                samples.unclaimed(Samples.NOW),
                withObject(new ObjectVersion("b", "キー +.xlsx", null, Long.MAX_VALUE, null, Samples.NOW)),
                withObject(new ObjectVersion("b", "k", "", 0, "", Samples.NOW.plusNanos(1))));
        for (var received : submissions) {
            assertThat(begin(received)).isEqualTo(received);
            assertThat(store().find(received.id())).contains(received);
        }
        var received = begin(invitation);
        var unreadable = received.decided(
                SubmissionState.REFUSED,
                1,
                Samples.NOW.plusNanos(999),
                new Reading(
                        null, "", null, "𠮷\u0000\n", "", new FindingCounts(1, 2, 3), Samples.emptyManifest(), null),
                new SubmissionId(samples.id(SubmissionId.KIND)));
        record(new Decision(unreadable, Samples.lease(unreadable), invitation, null, null, List.of()));
        assertThat(store().find(received.id())).contains(unreadable);
    }

    @Test
    void recordsAllThatADecisionChanges() {
        var invitation = invite();
        var received = begin(invitation);
        var decision = ready(received, invitation);

        assertThat(store().record(decision)).isEqualTo(Recorded.RECORDED);

        assertThat(store().find(received.id())).contains(decision.submission());
        assertThat(now(invitation).lastVersion()).isEqualTo(1);
        assertThat(now(invitation).current()).isEqualTo(Samples.current(received));
        assertThat(decision.mails()).hasSize(2);
        assertThat(ids(decision))
                .allSatisfy(mail -> assertThat(stores.outbox().state(mail)).contains(new MailState.Pending()));
    }

    @Test
    void recordsThatAListTakesThePlaceOfAnother() {
        var invitation = invite();
        var first = begin(invitation);
        record(ready(first, invitation));
        var second = begin(invitation);

        record(ready(second, now(invitation)));

        var superseded = store().find(first.id()).orElseThrow();
        assertThat(superseded.state()).isEqualTo(SubmissionState.SUPERSEDED);
        assertThat(superseded.supersededBy()).isEqualTo(second.id());
        assertThat(superseded)
                .usingRecursiveComparison()
                .ignoringFields("state", "supersededBy")
                .isEqualTo(ready(first, invitation).submission());
        assertThat(now(invitation).lastVersion()).isEqualTo(2);
        assertThat(now(invitation).current()).isEqualTo(Samples.current(second));
    }

    @Test
    void recordsAListThatMustBeCorrectedBesideTheOneThatStands() {
        var invitation = invite();
        var first = begin(invitation);
        record(ready(first, invitation));
        var second = begin(invitation);

        record(toBeCorrected(second, now(invitation)));

        assertThat(store().find(first.id()).orElseThrow().state()).isEqualTo(SubmissionState.READY_FOR_REVIEW);
        assertThat(now(invitation).lastVersion()).isEqualTo(2);
        assertThat(now(invitation).current()).isEqualTo(Samples.current(first));
    }

    @Test
    void recordsASubmissionThatNobodyOwns() {
        var received = begin(samples.unclaimed(Samples.NOW));
        var decided = decided(received, SubmissionState.REFUSED, 0);

        record(new Decision(decided, Samples.lease(decided), null, null, null, List.of()));

        assertThat(store().find(received.id())).contains(decided);
    }

    @Test
    void recordsASubmissionThatWasInterrupted() {
        var invitation = invite();
        var received = begin(invitation);
        assertThat(store().interrupt(received.id(), Samples.NOW.plus(Samples.LEASE)))
                .isTrue();

        record(ready(received, invitation));

        assertThat(store().find(received.id()).orElseThrow().state()).isEqualTo(SubmissionState.READY_FOR_REVIEW);
    }

    @Test
    void recordsOneDecisionOnly() {
        var invitation = invite();
        var received = begin(invitation);
        var first = toBeCorrected(received, invitation);
        record(first);

        assertThat(store().record(ready(received, invitation))).isEqualTo(Recorded.DECIDED_BEFORE);
        assertThat(store().record(ready(received, now(invitation)))).isEqualTo(Recorded.DECIDED_BEFORE);
        assertThat(store().record(first)).isEqualTo(Recorded.DECIDED_BEFORE);

        assertThat(store().find(received.id())).contains(first.submission());
        assertThat(now(invitation).lastVersion()).isEqualTo(1);
        assertThat(now(invitation).current()).isNull();
        assertThat(ids(ready(received, invitation)))
                .allSatisfy(mail -> assertThat(stores.outbox().state(mail)).isEmpty());
    }

    @Test
    void recordsNothingWhenTheInvitationChanged() {
        var invitation = invite();
        var first = begin(invitation);
        record(ready(first, invitation));
        var afterFirst = now(invitation);
        var second = begin(invitation);
        record(ready(second, afterFirst));
        var late = begin(invitation);
        var onOldVersion = ready(late, afterFirst);

        assertThat(store().record(onOldVersion)).isEqualTo(Recorded.INVITATION_CHANGED);

        assertThat(store().find(late.id())).contains(late);
        assertThat(store().find(second.id()).orElseThrow().state()).isEqualTo(SubmissionState.READY_FOR_REVIEW);
        assertThat(store().find(first.id()).orElseThrow().supersededBy()).isEqualTo(second.id());
        assertThat(now(invitation).lastVersion()).isEqualTo(2);
        assertThat(ids(onOldVersion))
                .allSatisfy(mail -> assertThat(stores.outbox().state(mail)).isEmpty());
        record(ready(late, now(invitation)));
    }

    @Test
    void noticesAChangeOfTheCurrentListAlone() {
        var invitation = invite();
        var first = begin(invitation);
        record(ready(first, invitation));
        var stored = now(invitation);
        var received = begin(invitation);
        var otherCurrent = withCurrent(stored, Samples.current(samples.received(stored)));

        assertThat(store().record(toBeCorrected(received, otherCurrent))).isEqualTo(Recorded.INVITATION_CHANGED);
        assertThat(store().record(toBeCorrected(received, withCurrent(stored, null))))
                .isEqualTo(Recorded.INVITATION_CHANGED);
        assertThat(store().record(toBeCorrected(received, stored))).isEqualTo(Recorded.RECORDED);
    }

    @Test
    void recordsNothingOfASubmissionThatWasNeverBegun() {
        var invitation = invite();
        var decision = ready(samples.received(invitation), invitation);

        assertThatThrownBy(() -> store().record(decision)).isInstanceOf(RuntimeException.class);

        assertNothingOf(decision, invitation);
        assertThat(store().find(decision.submission().id())).isEmpty();
    }

    @Test
    void recordsNothingOnAnInvitationThatDoesNotExist() {
        var invitation = samples.invitation(stores.procurements().create(samples.procurement()));
        var received = begin(invitation);
        var decision = ready(received, invitation);

        assertThatThrownBy(() -> store().record(decision)).isInstanceOf(RuntimeException.class);

        assertThat(store().find(received.id())).contains(received);
        assertThat(ids(decision))
                .allSatisfy(mail -> assertThat(stores.outbox().state(mail)).isEmpty());
    }

    @Test
    void recordsNothingThatWouldSupersedeWhatDoesNotExist() {
        var invitation = invite();
        var received = begin(invitation);
        var plain = ready(received, invitation);
        var decision = new Decision(
                plain.submission(),
                Samples.lease(plain.submission()),
                plain.invitationBefore(),
                plain.currentAfter(),
                new SubmissionId(samples.id(SubmissionId.KIND)),
                plain.mails());

        assertThatThrownBy(() -> store().record(decision)).isInstanceOf(RuntimeException.class);

        assertNothingOf(decision, invitation);
        assertThat(store().find(received.id())).contains(received);
    }

    @Test
    void recordsTheSameSubmissionForOneOfManyAtOnce() {
        var invitation = invite();
        var received = begin(invitation);

        var answers = AtOnce.run(8, thread -> store().record(ready(received, invitation)));

        assertThat(Collections.frequency(answers, Recorded.RECORDED)).isEqualTo(1);
        assertThat(now(invitation).lastVersion()).isEqualTo(1);
        assertThat(store().record(ready(received, invitation))).isEqualTo(Recorded.DECIDED_BEFORE);
    }

    @Test
    void recordsOneOfTwoListsOfAnInvitationAtOnce() {
        for (int round = 0; round < 5; round++) {
            var invitation = invite();
            var lists = List.of(begin(invitation), begin(invitation));

            var answers = AtOnce.run(2, thread -> store().record(ready(lists.get(thread), invitation)));

            assertThat(answers).containsExactlyInAnyOrder(Recorded.RECORDED, Recorded.INVITATION_CHANGED);
            var winner = lists.get(answers.indexOf(Recorded.RECORDED));
            assertThat(now(invitation).lastVersion()).isEqualTo(1);
            assertThat(now(invitation).current()).isEqualTo(Samples.current(winner));
        }
    }

    @Test
    void givesEveryOneOfManyListsAtOnceAVersionOfItsOwn() {
        var invitation = invite();
        var lists = IntStream.range(0, 6).mapToObj(i -> begin(invitation)).toList();

        var answers = AtOnce.run(6, thread -> {
            while (true) {
                var decision = ready(lists.get(thread), now(invitation));
                if (store().record(decision) == Recorded.RECORDED) {
                    return decision.submission().version();
                }
            }
        });

        assertThat(answers).containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6);
        assertThat(now(invitation).lastVersion()).isEqualTo(6);
        assertThat(lists)
                .extracting(list -> store().find(list.id()).orElseThrow().state())
                .containsOnlyOnce(SubmissionState.READY_FOR_REVIEW)
                .containsOnly(SubmissionState.READY_FOR_REVIEW, SubmissionState.SUPERSEDED);
    }

    @Test
    void owesManyMailsAtOnce() {
        var invitation = invite();
        var received = begin(invitation);
        List<MailOwed> mails = IntStream.range(0, 40)
                .mapToObj(office -> mail(
                        received,
                        Occasion.LIST_READY,
                        new Recipient.Office(new AdvisingOfficeCode("OFFICE-" + office))))
                .toList();
        var plain = ready(received, invitation);

        record(new Decision(
                plain.submission(), Samples.lease(plain.submission()), invitation, plain.currentAfter(), null, mails));

        assertThat(mails)
                .allSatisfy(mail -> assertThat(stores.outbox().state(mail.id())).contains(new MailState.Pending()));
    }

    @Test
    void interruptsWhatIsNotDecided() {
        var invitation = invite();
        var received = begin(invitation);

        assertThat(store().interrupt(received.id(), Samples.NOW.plus(Samples.LEASE)))
                .isTrue();
        assertThat(store().interrupt(received.id(), Samples.NOW.plus(Samples.LEASE)))
                .isTrue();
        assertThat(store().find(received.id())).contains(received.inState(SubmissionState.INTERRUPTED));

        var decision = ready(received, invitation);
        record(decision);
        assertThat(store().interrupt(received.id(), Samples.NOW.plus(Samples.LEASE)))
                .isFalse();
        assertThat(store().find(received.id())).contains(decision.submission());
        assertThat(store().interrupt(new SubmissionId(samples.id(SubmissionId.KIND)), Samples.NOW))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 6, 200})
    void listsSubmissionsLastReceivedFirst(int limit) {
        var procurement = stores.procurements().create(samples.procurement());
        var vendor = stores.procurements().create(samples.invitation(procurement));
        var rival = stores.procurements().create(samples.invitation(procurement));
        var elsewhere = invite();
        var all = new ArrayList<SubmissionId>();
        var vendors = new ArrayList<SubmissionId>();
        // Fractions of seconds of different length: as text, 01.5 comes before 01 unless both have one width.
        for (long nanos : new long[] {0, 500_000_000, 1_000_000_000, 1_000_000_001, 1_900_000_000, 10_000_000_000L}) {
            var at = Samples.NOW.truncatedTo(ChronoUnit.SECONDS).plusNanos(nanos);
            var owner = all.size() % 2 == 0 ? vendor : rival;
            var submission = begin(samples.received(owner, at));
            all.addFirst(submission.id());
            if (owner.equals(vendor)) {
                vendors.addFirst(submission.id());
            }
            begin(samples.received(elsewhere, at));
            begin(samples.unclaimed(at));
        }

        Eventually.holds(() -> assertThat(ids(limit, request -> store().submissionsTo(procurement.id(), request)))
                .isEqualTo(all));
        Eventually.holds(() -> assertThat(
                        ids(limit, request -> store().submissionsTo(procurement.id(), vendor.vendor(), request)))
                .isEqualTo(vendors));
        assertThat(store().submissionsTo(procurement.id(), elsewhere.vendor(), PageRequest.first(10)))
                .isEqualTo(new Page<>(List.of(), null));
    }

    @Test
    void listsWhatStandsNow() {
        var invitation = invite();
        var first = begin(invitation);
        record(ready(first, invitation));
        var second = begin(invitation);
        record(ready(second, now(invitation)));

        Eventually.holds(() -> assertThat(
                        Pages.all(10, request -> store().submissionsTo(invitation.procurementId(), request)))
                .containsExactlyInAnyOrder(
                        store().find(first.id()).orElseThrow(),
                        store().find(second.id()).orElseThrow()));
    }

    @Test
    void aPositionOfAnotherListingShowsNothingForeign() {
        var procurement = stores.procurements().create(samples.procurement());
        var vendor = stores.procurements().create(samples.invitation(procurement));
        var rival = stores.procurements().create(samples.invitation(procurement));
        for (int i = 0; i < 4; i++) {
            begin(samples.received(vendor, Samples.NOW.plusSeconds(i)));
            begin(samples.received(rival, Samples.NOW.plusSeconds(i)));
        }

        Eventually.holds(() -> {
            var foreign = store().submissionsTo(procurement.id(), rival.vendor(), PageRequest.first(2))
                    .next()
                    .orElseThrow();
            assertThat(store().submissionsTo(procurement.id(), vendor.vendor(), new PageRequest(200, foreign))
                            .entries())
                    .isNotEmpty()
                    .allSatisfy(found -> assertThat(found.owner()).isEqualTo(Samples.owner(vendor)));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "x", "0", "-1", "SUBMISSIONS#p", "SUB#s", "2026-04-15T01:23:45Z", "null", "[]"})
    void refusesAPositionThatItDidNotMake(String text) {
        var invitation = invite();
        var request = new PageRequest(10, new Position(text));

        assertThatThrownBy(() -> store().submissionsTo(invitation.procurementId(), request))
                .isInstanceOf(MalformedPositionException.class);
        assertThatThrownBy(() -> store().submissionsTo(invitation.procurementId(), invitation.vendor(), request))
                .isInstanceOf(MalformedPositionException.class);
    }

    @Test
    void tellsWhoseLeaseEndedLongAgoAndWhatIsNotDecided() {
        var invitation = invite();
        var oldest = begin(samples.received(invitation, Samples.NOW.minus(Duration.ofHours(3))));
        var older = begin(samples.unclaimed(Samples.NOW.minus(Duration.ofHours(2))));
        var old = begin(samples.received(invitation, Samples.NOW.minus(Duration.ofHours(1))));
        begin(samples.received(invitation, Samples.NOW));
        var taken = begin(samples.received(invitation, Samples.NOW.minus(Duration.ofHours(4))));
        assertThat(claim(taken, Samples.NOW)).isInstanceOf(Claim.Granted.class);

        Eventually.holds(() -> assertThat(store().leasesEndedBefore(Samples.NOW, 10))
                .containsExactly(oldest.id(), older.id(), old.id()));
        assertThat(store().leasesEndedBefore(Samples.NOW, 2)).containsExactly(oldest.id(), older.id());
        assertThat(store().leasesEndedBefore(old.receivedAt().plus(Samples.LEASE), 10))
                .containsExactly(oldest.id(), older.id());

        record(ready(oldest, invitation));
        assertThat(store().interrupt(older.id(), Samples.NOW)).isTrue();

        Eventually.holds(
                () -> assertThat(store().leasesEndedBefore(Samples.NOW, 10)).containsExactly(old.id()));
    }

    private Claim claim(Submission received, Instant now) {
        return store().claim(received, now, Samples.LEASE);
    }

    private void record(Decision decision) {
        assertThat(store().record(decision)).isEqualTo(Recorded.RECORDED);
    }

    private void assertNothingOf(Decision decision, Invitation before) {
        assertThat(now(before)).isEqualTo(before);
        assertThat(ids(decision))
                .allSatisfy(mail -> assertThat(stores.outbox().state(mail)).isEmpty());
    }

    private Submission withObject(ObjectVersion object) {
        return new Submission(
                object.submissionId(),
                object,
                "",
                Samples.owner(samples.invitation(samples.procurement())),
                SubmissionState.RECEIVED,
                0,
                true,
                Samples.NOW,
                null,
                null,
                null);
    }

    private static Submission receivedAfter(Submission received, int seconds) {
        return new Submission(
                received.id(),
                received.object(),
                received.fileName(),
                received.owner(),
                received.state(),
                received.version(),
                received.late(),
                received.receivedAt().plusSeconds(seconds),
                null,
                null,
                null);
    }

    private static Invitation withCurrent(Invitation invitation, @Nullable CurrentList current) {
        return new Invitation(
                invitation.id(),
                invitation.procurementId(),
                invitation.body(),
                invitation.startDate(),
                invitation.vendor(),
                invitation.vendorName(),
                invitation.contact(),
                invitation.fallbackContact(),
                invitation.invitedAt(),
                invitation.lastVersion(),
                current);
    }

    private static List<SubmissionId> ids(int limit, Function<PageRequest, Page<Submission>> listing) {
        return Pages.all(limit, listing).stream().map(Submission::id).toList();
    }
}
