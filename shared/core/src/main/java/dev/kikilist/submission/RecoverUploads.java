package dev.kikilist.submission;

import dev.kikilist.paging.PageRequest;
import dev.kikilist.procurement.ProcurementStore;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Gives uploads another chance that nothing will decide by itself: objects whose notice was lost, and submissions whose last
 * worker died without a word.
 *
 * <p>An upload gets {@value #MOST_CHANCES} chances, so far apart that one is over before the next is given. One that is not
 * decided then is shown as interrupted, and a person has to look at it.
 */
public final class RecoverUploads {
    /** How often an upload gets another chance. */
    public static final int MOST_CHANCES = 3;

    /** How far apart chances are: longer than the queue may take to give a message up. */
    public static final Duration APART = Duration.ofMinutes(90);

    /** How many of the procurements begun last are looked through in every run. */
    static final int RECENT_PROCUREMENTS = 50;

    /** How many pages of the whole bucket one run looks through, going on where the run before stopped. */
    static final int PAGES = 5;

    private final ProcurementStore procurements;
    private final SubmissionStore submissions;
    private final StoredVersions bucket;
    private final UploadNotices notices;
    private final RecoveryLedger ledger;
    private final Interruption interruption;
    private final Clock clock;
    private final Duration overdue;

    /**
     * Recovers what {@code bucket} holds and {@code submissions} do not know or do not decide.
     *
     * @param overdue how long an object lies there before its notice counts as lost
     */
    public RecoverUploads(
            ProcurementStore procurements,
            SubmissionStore submissions,
            StoredVersions bucket,
            UploadNotices notices,
            RecoveryLedger ledger,
            Clock clock,
            Duration overdue) {
        this.procurements = procurements;
        this.submissions = submissions;
        this.bucket = bucket;
        this.notices = notices;
        this.ledger = ledger;
        this.interruption = new Interruption(new UploadPlaces(procurements), submissions, clock);
        this.clock = clock;
        this.overdue = overdue;
    }

    /**
     * Looks through the uploads of the procurements begun last, and through the next part of the whole bucket, for objects
     * that nobody has seen. What was stored last gets its chance first.
     */
    public Recovered lost() {
        var run = new Run();
        var stored = new LinkedHashMap<SubmissionId, ObjectVersion>();
        run.attempt(() -> recent(stored));
        run.attempt(() -> nextPart(stored));
        run.attempt(
                () -> submissions.find(List.copyOf(stored.keySet())).keySet().forEach(stored::remove));
        if (run.faults.isEmpty()) {
            stored.values().stream()
                    .sorted(Comparator.comparing(ObjectVersion::storedAt).reversed())
                    .forEach(object -> run.count(() -> another(object)));
        }
        return run.recovered();
    }

    private void recent(Map<SubmissionId, ObjectVersion> stored) {
        for (var procurement : procurements
                .allProcurements(PageRequest.first(RECENT_PROCUREMENTS))
                .entries()) {
            take(bucket.page(UploadKey.ROOT + procurement.id() + "/", null).entries(), stored);
        }
    }

    private void nextPart(Map<SubmissionId, ObjectVersion> stored) {
        var position = ledger.position().orElse(null);
        for (int page = 0; page < PAGES; page++) {
            var found = bucket.page("", position);
            take(found.entries(), stored);
            position = found.next().orElse(null);
            if (position == null) {
                break;
            }
        }
        ledger.keep(position);
    }

    private void take(List<ObjectVersion> versions, Map<SubmissionId, ObjectVersion> stored) {
        var noticedBy = clock.instant().minus(overdue);
        for (var version : versions) {
            if (version.storedAt().isBefore(noticedBy)) {
                stored.put(version.submissionId(), version);
            }
        }
    }

    /** Gives the upload that a submission stands for another chance, which shows as interrupted meanwhile. */
    public Recovered stalled(SubmissionId id) {
        var run = new Run();
        submissions
                .find(id)
                .filter(submission -> !submission.state().isDecided())
                .ifPresent(submission -> run.count(() -> another(submission.object())));
        return run.recovered();
    }

    private Chance another(ObjectVersion object) {
        var id = object.submissionId();
        var now = clock.instant();
        var before = ledger.chances(id);
        if (before.last().plus(APART).isAfter(now)) {
            return Chance.TOO_SOON;
        }
        if (before.count() >= MOST_CHANCES) {
            return interruption.of(object) ? Chance.GIVEN_UP : Chance.TOO_SOON;
        }
        if (!ledger.note(id, before, now)) {
            return Chance.TOO_SOON;
        }
        notices.send(object);
        return Chance.GIVEN;
    }

    private enum Chance {
        GIVEN,
        TOO_SOON,
        GIVEN_UP
    }

    /**
     * What was done.
     *
     * @param given uploads that got another chance
     * @param givenUp uploads that had all their chances and are shown as interrupted
     * @param faults why some of it could not be done, none when all was
     */
    public record Recovered(int given, int givenUp, List<RuntimeException> faults) {
        public Recovered {
            faults = List.copyOf(faults);
        }
    }

    private static final class Run {
        private final List<RuntimeException> faults = new ArrayList<>();
        private int given;
        private int givenUp;

        void attempt(Runnable step) {
            try {
                step.run();
            } catch (RuntimeException e) {
                faults.add(e);
            }
        }

        void count(Supplier<Chance> chance) {
            attempt(() -> {
                switch (chance.get()) {
                    case GIVEN -> given++;
                    case GIVEN_UP -> givenUp++;
                    case TOO_SOON -> {}
                }
            });
        }

        Recovered recovered() {
            return new Recovered(given, givenUp, faults);
        }
    }
}
