package dev.kikilist.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kikilist.paging.Position;
import dev.kikilist.submission.ObjectVersion;
import dev.kikilist.submission.RecoverUploads;
import dev.kikilist.submission.RecoverUploads.Recovered;
import dev.kikilist.submission.RecoveryLedger;
import dev.kikilist.submission.Submission;
import dev.kikilist.submission.SubmissionId;
import dev.kikilist.submission.SubmissionState;
import dev.kikilist.submission.SubmissionStore.Decision;
import dev.kikilist.submission.UploadKey;
import dev.kikilist.testkit.AdjustableClock;
import dev.kikilist.testkit.InMemoryTable;
import dev.kikilist.testkit.InMemoryUploadedObjects;
import dev.kikilist.testkit.OutageException;
import dev.kikilist.testkit.Samples;
import dev.kikilist.testkit.Stores;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Uploads that nothing decides by itself get another chance, and not for ever. */
class RecoverUploadsTest {
    private static final Duration OVERDUE = Duration.ofMinutes(10);
    private static final Recovered NOTHING = new Recovered(0, 0, List.of());

    private final InMemoryTable table = new InMemoryTable();
    private final AdjustableClock clock = new AdjustableClock(Samples.NOW);
    private final Stores stores = table.stores(clock);
    private final Samples samples = new Samples("recover");
    private final InMemoryUploadedObjects bucket = new InMemoryUploadedObjects(clock, 1_000);
    private final List<ObjectVersion> sent = new ArrayList<>();
    private final RecoverUploads recovery = new RecoverUploads(
            stores.procurements(), stores.submissions(), bucket, sent::add, stores.recovery(), clock, OVERDUE);

    @Test
    void anObjectWithoutSubmissionIsNoticedAgainOnceItsNoticeIsOverdue() {
        var lost = store("uploads/x/lost.xlsx");

        clock.advance(OVERDUE);
        assertThat(recovery.lost()).as("its notice may be on its way").isEqualTo(NOTHING);
        clock.advance(Duration.ofMillis(1));
        assertThat(recovery.lost()).isEqualTo(new Recovered(1, 0, List.of()));

        assertThat(sent).extracting(ObjectVersion::submissionId).containsExactly(lost.submissionId());
        assertThat(recovery.lost()).as("it is on its way now").isEqualTo(NOTHING);
    }

    @Test
    void anObjectWithSubmissionIsLeftAlone() {
        var known = store("uploads/x/known.xlsx");
        see(known);
        clock.advance(Duration.ofDays(1));

        assertThat(recovery.lost()).isEqualTo(NOTHING);
    }

    @Test
    void whatIsNeverDecidedIsGivenUpAndShown() {
        var poison = store("uploads/x/poison.xlsx");
        clock.advance(Duration.ofHours(1));

        for (int chance = 1; chance <= RecoverUploads.MOST_CHANCES; chance++) {
            assertThat(recovery.lost()).isEqualTo(new Recovered(1, 0, List.of()));
            clock.advance(RecoverUploads.APART.minusSeconds(1));
            assertThat(recovery.lost()).isEqualTo(NOTHING);
            clock.advance(Duration.ofSeconds(1));
        }

        assertThat(recovery.lost()).isEqualTo(new Recovered(0, 1, List.of()));
        assertThat(sent).hasSize(RecoverUploads.MOST_CHANCES);
        assertThat(stores.submissions().find(poison.submissionId()))
                .map(Submission::state)
                .contains(SubmissionState.INTERRUPTED);
        clock.advance(Duration.ofDays(3));
        assertThat(recovery.lost()).as("a person has to look at it").isEqualTo(NOTHING);
    }

    @Test
    void aSubmissionWhoseWorkerDiedIsQueuedAgainWithItsObject() {
        var object = store("uploads/x/stalled.xlsx");
        see(object);
        clock.advance(Duration.ofHours(1));

        assertThat(recovery.stalled(object.submissionId())).isEqualTo(new Recovered(1, 0, List.of()));
        assertThat(recovery.stalled(object.submissionId())).isEqualTo(NOTHING);

        assertThat(sent).containsExactly(object);
    }

    @Test
    void aSubmissionThatWasDecidedMeanwhileIsLeftAlone() {
        var received = see(store("uploads/x/decided.xlsx"));
        clock.advance(Duration.ofHours(1));
        var reading = Samples.reading(Samples.emptyManifest());
        var decided = received.decided(SubmissionState.REFUSED, 0, clock.instant(), reading, null);
        stores.submissions().record(new Decision(decided, Samples.lease(decided), null, null, null, List.of()));

        assertThat(recovery.stalled(decided.id())).isEqualTo(NOTHING);
        assertThat(sent).isEmpty();
    }

    @Test
    void ofTwoRunsAtOnceOneGivesTheChance() {
        store("uploads/x/lost.xlsx");
        clock.advance(Duration.ofHours(1));
        var overtaken = new RecoverUploads(
                stores.procurements(),
                stores.submissions(),
                bucket,
                sent::add,
                new OvertakenLedger(
                        stores.recovery(),
                        () -> assertThat(recovery.lost().given()).isEqualTo(1)),
                clock,
                OVERDUE);

        assertThat(overtaken.lost()).isEqualTo(NOTHING);

        assertThat(sent).hasSize(1);
    }

    @Test
    void theWholeBucketIsLookedThroughPartByPart() {
        bucket.pagesOf(2);
        for (int i = 0; i < 25; i++) {
            store("any/" + (char) ('a' + i));
        }
        clock.advance(Duration.ofHours(1));

        assertThat(recovery.lost().given()).isEqualTo(10);
        assertThat(recovery.lost().given()).isEqualTo(10);
        assertThat(recovery.lost().given()).isEqualTo(5);
        assertThat(recovery.lost()).as("from the beginning again").isEqualTo(NOTHING);
        assertThat(sent).hasSize(25).doesNotHaveDuplicates();
    }

    @Test
    void uploadsToTheProcurementsBegunLastAreFoundAtOnceAndTheNewestFirst() {
        bucket.pagesOf(2);
        for (int i = 0; i < 25; i++) {
            store("any/" + i);
        }
        var procurement = stores.procurements().create(samples.procurement());
        var invitation = stores.procurements().create(samples.invitation(procurement));
        clock.advance(Duration.ofHours(1));
        var recent = store(UploadKey.prefix(procurement.id(), invitation.id()) + "list.xlsx");
        clock.advance(Duration.ofHours(1));

        recovery.lost();

        assertThat(sent.getFirst().submissionId()).isEqualTo(recent.submissionId());
    }

    @Test
    void anOutageOfTheTableNeverLooksLikeObjectsThatNobodyHasSeen() {
        see(store("uploads/x/known.xlsx"));
        clock.advance(Duration.ofHours(1));
        table.outages().failNext("SubmissionStore.find", 1);

        assertThat(recovery.lost().faults()).singleElement().isInstanceOf(OutageException.class);
        assertThat(sent).isEmpty();
    }

    /** Lets another run come first after the chances were looked up. */
    private record OvertakenLedger(RecoveryLedger ledger, Runnable another) implements RecoveryLedger {
        @Override
        public Chances chances(SubmissionId id) {
            var before = ledger.chances(id);
            another.run();
            return before;
        }

        @Override
        public boolean note(SubmissionId id, Chances before, Instant now) {
            return ledger.note(id, before, now);
        }

        @Override
        public Optional<Position> position() {
            return ledger.position();
        }

        @Override
        public void keep(@Nullable Position next) {
            ledger.keep(next);
        }
    }

    private ObjectVersion store(String key) {
        return bucket.store(Samples.BUCKET, key, new byte[] {1});
    }

    private Submission see(ObjectVersion object) {
        var unclaimed = samples.unclaimed(clock.instant());
        return Samples.begin(
                stores.submissions(),
                new Submission(
                        object.submissionId(),
                        object,
                        unclaimed.fileName(),
                        unclaimed.owner(),
                        unclaimed.state(),
                        0,
                        false,
                        unclaimed.receivedAt(),
                        null,
                        null,
                        null));
    }
}
