package dev.kikilist.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kikilist.mail.MailId;
import dev.kikilist.mail.MailOwed;
import dev.kikilist.mail.MailReport;
import dev.kikilist.mail.MailState;
import dev.kikilist.mail.Occasion;
import dev.kikilist.mail.Outbox;
import dev.kikilist.mail.Outbox.Claim;
import dev.kikilist.mail.Recipient;
import dev.kikilist.mail.UncertainMails;
import dev.kikilist.procurement.EmailAddress;
import dev.kikilist.submission.ObjectVersion;
import dev.kikilist.submission.RecoverUploads;
import dev.kikilist.submission.RepairOverdue;
import dev.kikilist.submission.RepairOverdue.Repaired;
import dev.kikilist.submission.Submission;
import dev.kikilist.submission.SubmissionState;
import dev.kikilist.submission.SubmissionStore.Decision;
import dev.kikilist.testkit.AdjustableClock;
import dev.kikilist.testkit.ForwardingOutbox;
import dev.kikilist.testkit.InMemoryTable;
import dev.kikilist.testkit.InMemoryUploadedObjects;
import dev.kikilist.testkit.OutageException;
import dev.kikilist.testkit.Samples;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** What is overdue is repaired, what is not is left alone. */
class RepairOverdueTest {
    private final InMemoryTable table = new InMemoryTable();
    private final AdjustableClock clock = new AdjustableClock(Samples.NOW);
    private final Samples samples = new Samples("sweep");
    private final RelayCountingOutbox outbox =
            new RelayCountingOutbox(table.stores(clock).outbox());
    private final AtomicBoolean backlogEmpty = new AtomicBoolean(true);
    private final InMemoryUploadedObjects bucket = new InMemoryUploadedObjects(clock, 1_000);
    private final List<ObjectVersion> noticed = new ArrayList<>();
    private final RepairOverdue repairOverdue = new RepairOverdue(
            table.stores(clock).submissions(),
            outbox,
            new UncertainMails(outbox, table.stores(clock).mailFeed(), backlogEmpty::get),
            new RecoverUploads(
                    table.stores(clock).procurements(),
                    table.stores(clock).submissions(),
                    bucket,
                    noticed::add,
                    table.stores(clock).recovery(),
                    clock,
                    Duration.ofMinutes(10)),
            clock);

    @Test
    void nothingIsOverdueAtFirst() {
        owe();
        receive();

        assertThat(repairOverdue.repair()).isEqualTo(new Repaired(0, 0, 0, 0, 0, 0, 0, Duration.ZERO, List.of()));
        assertThat(outbox.relayed()).isEmpty();
    }

    @Test
    void pendingMailIsRelayedAfterTwoMinutes() {
        var mail = owe();

        clock.advance(RepairOverdue.MAIL_FOLLOWED_UP);
        assertThat(repairOverdue.repair().mailsRelayed()).as("not yet").isZero();
        clock.advance(Duration.ofMillis(1));
        assertThat(repairOverdue.repair())
                .isEqualTo(
                        new Repaired(1, 0, 0, 0, 0, 0, 0, Duration.ofMinutes(2).plusMillis(1), List.of()));
        assertThat(outbox.relayed()).containsExactly(mail);
        assertThat(outbox.state(mail)).contains(new MailState.Pending());
    }

    @Test
    void mailInSendingIsCountedAfterFifteenMinutesAndNeverTouched() {
        var mail = owe();
        clock.advance(Duration.ofHours(1));
        var claimed = clock.instant();
        assertThat(outbox.claim(mail, claimed)).isPresent();

        clock.advance(RepairOverdue.MAIL_SENT.minusMillis(1));
        assertThat(repairOverdue.repair().mailsUncertain())
                .as("it may still be sent")
                .isZero();
        clock.advance(Duration.ofMillis(1));
        assertThat(repairOverdue.repair()).isEqualTo(new Repaired(0, 0, 1, 0, 0, 0, 0, Duration.ZERO, List.of()));
        assertThat(outbox.relayed()).isEmpty();
        assertThat(outbox.state(mail)).contains(new MailState.Sending(1, claimed));
    }

    @Test
    void mailInSendingIsReleasedOnceTheReportsTellThatItWasNotTaken() {
        var mail = owe();
        var claimed = clock.instant();
        assertThat(outbox.claim(mail, claimed)).isPresent();
        table.stores(clock)
                .mailFeed()
                .heardOf(claimed.plus(UncertainMails.TAKEN).plusMillis(1));

        clock.advance(UncertainMails.REPORTED.minusMillis(1));
        assertThat(repairOverdue.repair().mailsUncertain())
                .as("it may still be reported")
                .isEqualTo(1);
        clock.advance(Duration.ofMillis(1));
        assertThat(repairOverdue.repair()).isEqualTo(new Repaired(0, 1, 0, 0, 0, 0, 0, Duration.ZERO, List.of()));
        assertThat(outbox.relayed()).containsExactly(mail);
        assertThat(outbox.claim(mail, clock.instant())).contains(new Claim(mail, 2));
    }

    @Test
    void mailInSendingIsLeftAloneWhileReportsMayBeMissing() {
        var mail = owe();
        var claimed = clock.instant();
        assertThat(outbox.claim(mail, claimed)).isPresent();
        clock.advance(Duration.ofDays(2));

        assertThat(repairOverdue.repair().mailsUncertain())
                .as("nothing was ever reported")
                .isEqualTo(1);
        table.stores(clock).mailFeed().heardOf(claimed.plus(UncertainMails.TAKEN));
        assertThat(repairOverdue.repair().mailsUncertain())
                .as("only a mail taken earlier was reported")
                .isEqualTo(1);
        table.stores(clock).mailFeed().heardOf(claimed.plus(Duration.ofDays(1)));
        backlogEmpty.set(false);
        assertThat(repairOverdue.repair().mailsUncertain())
                .as("its report may wait in the queue")
                .isEqualTo(1);
        assertThat(outbox.state(mail)).contains(new MailState.Sending(1, claimed));

        backlogEmpty.set(true);
        table.outages().failNext("MailFeed.latestHeardOf", 1);
        var repaired = repairOverdue.repair();
        assertThat(repaired.mailsUncertain()).isEqualTo(1);
        assertThat(repaired.faults()).hasSize(1);

        outbox.note(report(mail, claimed), false);
        assertThat(repairOverdue.repair()).isEqualTo(new Repaired(0, 0, 0, 0, 0, 0, 0, Duration.ZERO, List.of()));
        assertThat(outbox.state(mail)).contains(new MailState.Sent("m", claimed));
    }

    private static MailReport report(MailId mail, Instant takenAt) {
        return new MailReport(
                new Claim(mail, 1), "m", takenAt, new EmailAddress("to@example.jp"), new MailReport.News.Taken());
    }

    @Test
    void mailThatWasSentOrFailedIsLeftAlone() {
        var sent = owe();
        var failed = owe();
        outbox.sent(outbox.claim(sent, clock.instant()).orElseThrow(), "m", clock.instant());
        outbox.failed(outbox.claim(failed, clock.instant()).orElseThrow(), "r", clock.instant());
        clock.advance(Duration.ofDays(2));

        assertThat(repairOverdue.repair()).isEqualTo(new Repaired(0, 0, 0, 0, 0, 0, 0, Duration.ZERO, List.of()));
    }

    @Test
    void listThatNobodyFinishedReadingIsInterruptedAfterHalfAnHour() {
        var received = receive();

        clock.advance(Samples.LEASE.plus(RepairOverdue.LIST_READ));
        assertThat(repairOverdue.repair().submissionsInterrupted())
                .as("not yet")
                .isZero();
        clock.advance(Duration.ofMillis(1));
        assertThat(repairOverdue.repair().submissionsInterrupted()).isEqualTo(1);
        assertThat(table.stores(clock).submissions().find(received.id()))
                .get()
                .extracting(Submission::state)
                .isEqualTo(SubmissionState.INTERRUPTED);
        assertThat(noticed).as("it is queued again, not only marked").containsExactly(received.object());
        assertThat(repairOverdue.repair().submissionsInterrupted()).as("once").isZero();
    }

    @Test
    void aListThatCannotBeQueuedAgainNowStaysDue() {
        receive();
        clock.advance(Duration.ofHours(1));
        table.outages().failNext("RecoveryLedger.note", 1);

        var first = repairOverdue.repair();
        assertThat(first.faults()).hasSize(1);
        assertThat(first.submissionsInterrupted()).isZero();

        assertThat(repairOverdue.repair().uploadsRequeued()).isEqualTo(1);
    }

    @Test
    void aListThatNobodyEverFinishesReadingIsGivenUpInTheEnd() {
        var received = receive();
        var submissions = table.stores(clock).submissions();
        clock.advance(Duration.ofHours(1));
        for (int chance = 0; chance < RecoverUploads.MOST_CHANCES; chance++) {
            assertThat(repairOverdue.repair().uploadsRequeued()).isEqualTo(1);
            submissions.claim(received, clock.instant(), Samples.LEASE);
            clock.advance(RecoverUploads.APART);
        }

        var last = repairOverdue.repair();

        assertThat(last.uploadsGivenUp()).isEqualTo(1);
        assertThat(last.submissionsInterrupted()).isEqualTo(1);
        assertThat(noticed).hasSize(RecoverUploads.MOST_CHANCES);
        clock.advance(Duration.ofDays(1));
        assertThat(repairOverdue.repair()).isEqualTo(new Repaired(0, 0, 0, 0, 0, 0, 0, Duration.ZERO, List.of()));
    }

    @Test
    void anUploadWithoutNoticeIsCounted() {
        bucket.store(Samples.BUCKET, "uploads/lost.xlsx", new byte[] {1});
        clock.advance(Duration.ofHours(1));

        for (int chance = 0; chance < RecoverUploads.MOST_CHANCES; chance++) {
            assertThat(repairOverdue.repair().uploadsFound()).isEqualTo(1);
            clock.advance(RecoverUploads.APART);
        }

        assertThat(repairOverdue.repair().uploadsGivenUp()).isEqualTo(1);
    }

    @Test
    void manyMailsWhoseFateIsUnknownDoNotHideOneToBeRelayed() {
        for (int i = 0; i < 500; i++) {
            assertThat(outbox.claim(owe(), clock.instant())).isPresent();
        }
        clock.advance(Duration.ofMinutes(20));
        var pending = owe();
        clock.advance(Duration.ofMinutes(3));

        assertThat(repairOverdue.repair())
                .isEqualTo(new Repaired(1, 0, 500, 0, 0, 0, 0, Duration.ofMinutes(3), List.of()));
        assertThat(outbox.relayed()).containsExactly(pending);
    }

    @Test
    void oneFaultDoesNotKeepTheRestFromBeingRepaired() {
        owe();
        owe();
        receive();
        clock.advance(Duration.ofHours(1));
        table.outages().failNext("Outbox.relay", 1);

        var repaired = repairOverdue.repair();

        assertThat(repaired.mailsRelayed()).isEqualTo(1);
        assertThat(repaired.submissionsInterrupted()).isEqualTo(1);
        assertThat(repaired.faults()).singleElement().isInstanceOf(OutageException.class);
    }

    @Test
    void outageOfTheMailsDoesNotKeepListsFromBeingRepaired() {
        receive();
        clock.advance(Duration.ofHours(1));
        table.outages().failNext("Outbox.unsentSince", 1);

        var repaired = repairOverdue.repair();

        assertThat(repaired.submissionsInterrupted()).isEqualTo(1);
        assertThat(repaired.faults()).hasSize(1);
    }

    private Submission receive() {
        return Samples.begin(table.stores(clock).submissions(), samples.unclaimed(clock.instant()));
    }

    private MailId owe() {
        var received = receive();
        var mail = new MailOwed(
                new MailId(
                        received.id(),
                        Occasion.LIST_READY,
                        new Recipient.Agency(samples.procurement().id())),
                clock.instant());
        var decided = received.decided(
                SubmissionState.REFUSED, 0, clock.instant(), Samples.reading(Samples.emptyManifest()), null);
        assertThat(table.stores(clock)
                        .submissions()
                        .record(new Decision(decided, Samples.lease(decided), null, null, null, List.of(mail))))
                .isNotNull();
        return mail.id();
    }

    /** Notes the mails that are relayed. */
    private static final class RelayCountingOutbox extends ForwardingOutbox {
        private final List<MailId> relayed = new ArrayList<>();

        RelayCountingOutbox(Outbox outbox) {
            super(outbox);
        }

        List<MailId> relayed() {
            return List.copyOf(relayed);
        }

        @Override
        public boolean relay(MailId id) {
            boolean done = super.relay(id);
            relayed.add(id);
            return done;
        }
    }
}
