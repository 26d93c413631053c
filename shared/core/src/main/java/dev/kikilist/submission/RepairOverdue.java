package dev.kikilist.submission;

import dev.kikilist.mail.MailState;
import dev.kikilist.mail.Outbox;
import dev.kikilist.mail.Outbox.Unsent;
import dev.kikilist.mail.UncertainMails;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Finds what should have gone on by itself and did not, and sets it going again.
 *
 * <p>It may be run at any time and any number of times, also at once: what is in order is left alone.
 */
public final class RepairOverdue {
    /** How long a mail may be pending before it is followed up again. */
    public static final Duration MAIL_FOLLOWED_UP = Duration.ofMinutes(2);

    /** How long a mail may be in sending before its fate counts as unknown; longer than any function may run. */
    public static final Duration MAIL_SENT = Duration.ofMinutes(15);

    /** How long after its last lease a submission counts as interrupted; longer than the queue waits to deliver again. */
    public static final Duration LIST_READ = Duration.ofMinutes(30);

    /** The most mails, and the most submissions, that one run looks at. */
    static final int AT_ONCE = 10_000;

    private final SubmissionStore submissions;
    private final Outbox outbox;
    private final UncertainMails uncertainMails;
    private final RecoverUploads recovery;
    private final Clock clock;

    /**
     * Repairs what {@code submissions} and {@code outbox} keep, by the time of {@code clock}.
     *
     * @param recovery gives uploads another chance
     */
    public RepairOverdue(
            SubmissionStore submissions,
            Outbox outbox,
            UncertainMails uncertainMails,
            RecoverUploads recovery,
            Clock clock) {
        this.submissions = submissions;
        this.outbox = outbox;
        this.uncertainMails = uncertainMails;
        this.recovery = recovery;
        this.clock = clock;
    }

    /**
     * Follows up every mail that has been pending for {@link #MAIL_FOLLOWED_UP}, releases those in sending that certainly
     * were not taken, counts those of which nobody knows, gives every submission that has been read for {@link #LIST_READ}
     * another chance and marks it interrupted meanwhile, and looks for uploads whose notice was lost.
     *
     * <p>A mail of which nobody knows is not sent again: it may have arrived. What cannot be repaired now does not
     * keep the rest from being repaired.
     */
    public Repaired repair() {
        var now = clock.instant();
        var run = new Run();
        run.attempt(() -> {
            for (var mail : outbox.unsentSince(now.minus(MAIL_FOLLOWED_UP), AT_ONCE)) {
                followUp(mail, now, run);
            }
        });
        run.attempt(() -> {
            for (var id : submissions.leasesEndedBefore(now.minus(LIST_READ), AT_ONCE)) {
                stalled(id, now, run);
            }
        });
        var lost = recovery.lost();
        run.givenUp += lost.givenUp();
        run.faults.addAll(lost.faults());
        return new Repaired(
                run.relayed,
                run.released,
                run.uncertain,
                run.interrupted,
                lost.given(),
                run.requeued,
                run.givenUp,
                run.oldestPending,
                run.faults);
    }

    private void stalled(SubmissionId id, Instant now, Run run) {
        var recovered = recovery.stalled(id);
        run.faults.addAll(recovered.faults());
        run.requeued += recovered.given();
        run.givenUp += recovered.givenUp();
        if (recovered.given() > 0) {
            run.interrupted += run.count(() -> submissions.interrupt(id, now));
        }
        run.interrupted += recovered.givenUp();
    }

    private void followUp(Unsent mail, Instant now, Run run) {
        switch (mail.state()) {
            case MailState.Pending pending -> {
                run.relayed += run.count(() -> outbox.relay(mail.id()));
                run.waited(Duration.between(mail.owedAt(), now));
            }
            case MailState.Sending sending -> {
                if (!sending.since().isAfter(now.minus(MAIL_SENT))) {
                    int released = run.count(() -> uncertainMails.release(mail.id(), sending, now));
                    run.released += released;
                    run.uncertain += 1 - released;
                }
            }
            case MailState.Sent sent -> {}
            case MailState.Failed failed -> {}
        }
    }

    /**
     * What one run did.
     *
     * @param mailsRelayed mails that were pending and are followed up again
     * @param mailsReleased mails in sending that certainly were not taken and are followed up again
     * @param mailsUncertain mails of which nobody knows whether they were sent
     * @param submissionsInterrupted submissions that are marked as interrupted now
     * @param uploadsFound uploads whose notice was lost and sent again
     * @param uploadsRequeued uploads whose last worker died and whose notice was sent again
     * @param uploadsGivenUp uploads that had all their chances; somebody has to look at them
     * @param oldestPending for how long the mail that has been pending longest is owed; zero when none was overdue
     * @param faults why some of it could not be repaired, none when all was
     */
    public record Repaired(
            int mailsRelayed,
            int mailsReleased,
            int mailsUncertain,
            int submissionsInterrupted,
            int uploadsFound,
            int uploadsRequeued,
            int uploadsGivenUp,
            Duration oldestPending,
            List<RuntimeException> faults) {
        public Repaired {
            faults = List.copyOf(faults);
        }
    }

    private static final class Run {
        private final List<RuntimeException> faults = new ArrayList<>();
        private int relayed;
        private int released;
        private int uncertain;
        private int interrupted;
        private int requeued;
        private int givenUp;
        private Duration oldestPending = Duration.ZERO;

        void waited(Duration duration) {
            if (duration.compareTo(oldestPending) > 0) {
                oldestPending = duration;
            }
        }

        int count(BooleanSupplier repair) {
            try {
                return repair.getAsBoolean() ? 1 : 0;
            } catch (RuntimeException e) {
                faults.add(e);
                return 0;
            }
        }

        void attempt(Runnable step) {
            try {
                step.run();
            } catch (RuntimeException e) {
                faults.add(e);
            }
        }
    }
}
