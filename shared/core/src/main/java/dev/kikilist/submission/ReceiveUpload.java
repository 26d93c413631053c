package dev.kikilist.submission;

import dev.kikilist.concern.WatchConcerns;
import dev.kikilist.equipment.EquipmentItem;
import dev.kikilist.equipment.FormCell;
import dev.kikilist.equipment.ItemSink;
import dev.kikilist.equipment.Subcontractor;
import dev.kikilist.mail.MailPolicy;
import dev.kikilist.policy.Edition;
import dev.kikilist.policy.Editions;
import dev.kikilist.procurement.Invitation;
import dev.kikilist.procurement.Procurement;
import dev.kikilist.procurement.ProcurementStore;
import dev.kikilist.submission.SubmissionStore.Claim;
import dev.kikilist.submission.SubmissionStore.Decision;
import dev.kikilist.submission.UploadPlaces.Place;
import dev.kikilist.submission.UploadedObjects.Fetched;
import dev.kikilist.validation.Circumstances;
import dev.kikilist.validation.Examined;
import dev.kikilist.validation.Examiner;
import dev.kikilist.validation.Finding;
import dev.kikilist.validation.FindingClass;
import dev.kikilist.validation.FindingCode;
import dev.kikilist.validation.Findings;
import dev.kikilist.validation.Term;
import dev.kikilist.validation.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Takes one uploaded object version from its notification to a decided submission.
 *
 * <p>It may be run any number of times for the same version, also at once: whoever comes second finds the decision, or
 * computes the same one and is told that it stands. Nothing of a run that dies half way is seen but the state RECEIVED.
 */
public final class ReceiveUpload {
    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

    /** How long one run may work on a submission before another takes over; longer than the function may run. */
    public static final Duration LEASE = Duration.ofSeconds(150);

    private static final int ROUNDS = 5;

    private final UploadPlaces places;
    private final SubmissionStore submissions;
    private final RowStore rows;
    private final UploadedObjects objects;
    private final Examiner examiner;
    private final WorkbookAnnotator annotator;
    private final AnnotatedWorkbooks annotatedWorkbooks;
    private final WatchConcerns concerns;
    private final Editions editions;
    private final Clock clock;
    private final Interruption interruption;

    public ReceiveUpload(
            ProcurementStore procurements,
            SubmissionStore submissions,
            RowStore rows,
            UploadedObjects objects,
            Examiner examiner,
            WorkbookAnnotator annotator,
            AnnotatedWorkbooks annotatedWorkbooks,
            WatchConcerns concerns,
            Editions editions,
            Clock clock) {
        this.places = new UploadPlaces(procurements);
        this.submissions = submissions;
        this.rows = rows;
        this.objects = objects;
        this.examiner = examiner;
        this.annotator = annotator;
        this.annotatedWorkbooks = annotatedWorkbooks;
        this.concerns = concerns;
        this.editions = editions;
        this.clock = clock;
        this.interruption = new Interruption(places, submissions, clock);
    }

    /**
     * Decides the submission that {@code object} is.
     *
     * @throws RuntimeException when a store cannot be reached; the submission stays undecided and another run takes it up
     */
    public Outcome receive(ObjectVersion object) {
        var place = places.locate(object);
        return switch (submissions.claim(place.received(object, clock.instant()), clock.instant(), LEASE)) {
            case Claim.Decided decided -> new Outcome.DecidedBefore(decided.submission());
            case Claim.Held held -> new Outcome.HeldByAnother(held.submission());
            case Claim.Granted granted -> decide(granted.submission(), granted.lease(), place);
        };
    }

    private Outcome decide(Submission received, Lease lease, Place place) {
        try {
            return rows.withDecision(() -> record(received, lease, place, read(received, lease, place)));
        } catch (RuntimeException | Error e) {
            release(lease, e);
            throw e;
        }
    }

    private Outcome record(Submission received, Lease lease, Place located, Read reading) {
        var place = located;
        for (int round = 0; round < ROUNDS; round++) {
            var decision = decision(received, lease, place, reading);
            switch (submissions.record(decision)) {
                case RECORDED -> {
                    return new Outcome.Decided(
                            decision.submission(),
                            decision.mails().size(),
                            reading.refusedFor(),
                            reading.annotationFault());
                }
                case DECIDED_BEFORE -> {
                    return new Outcome.DecidedBefore(
                            submissions.find(received.id()).orElseThrow());
                }
                case LEASE_LOST -> {
                    return new Outcome.HeldByAnother(received);
                }
                case INVITATION_CHANGED -> place = places.locate(received.object());
            }
        }
        throw new ContendedInvitationException(received.id());
    }

    /** Without this the next delivery would have to wait for the lease to end; that it failed is no news then. */
    private void release(Lease lease, Throwable cause) {
        try {
            submissions.release(lease, clock.instant());
        } catch (RuntimeException e) {
            cause.addSuppressed(e);
        }
    }

    /**
     * Marks the submission that {@code object} is as interrupted by a fault of ours, so that its sender sees it. Another
     * run can still decide it; while one is at work, nothing is marked.
     */
    public void interrupt(ObjectVersion object) {
        interruption.of(object);
    }

    private Read read(Submission received, Lease lease, Place place) {
        var procurement = place.procurement();
        if (procurement == null || place.fault() != null) {
            var reason = place.fault() == null ? Findings.notInvited() : place.fault();
            return unread(lease, place, reason, "");
        }
        return switch (objects.fetch(received.object())) {
            case Fetched.Gone gone -> unread(lease, place, Findings.deletedBeforeReading(), "");
            case Fetched.TooLarge large -> unread(lease, place, Findings.tooLarge(Term.FILE_SIZE, large.size()), "");
            case Fetched.Content content -> {
                try (content) {
                    yield watched(received, lease, place, procurement, content);
                }
            }
        };
    }

    /** Reads the file, and reads it again when the concern list changed meanwhile. */
    private Read watched(
            Submission received, Lease lease, Place place, Procurement procurement, Fetched.Content content) {
        for (int round = 0; round < ROUNDS; round++) {
            var watch = concerns.watch(
                    lease, invited(place.owner()), received.receivedAt(), LocalDate.ofInstant(clock.instant(), JAPAN));
            var read = examine(lease, procurement, place.invitation(), content, watch);
            if (read.isPresent()) {
                return read.get();
            }
        }
        throw new ContendedConcernsException(received.id());
    }

    private static Owner.Invited invited(Owner owner) {
        return switch (owner) {
            case Owner.Invited invited -> invited;
            case Owner.Unclaimed unclaimed -> throw new IllegalStateException("a list without owner is not read");
        };
    }

    private Optional<Read> examine(
            Lease lease,
            Procurement procurement,
            @Nullable Invitation invitation,
            Fetched.Content content,
            WatchConcerns.Watch watch) {
        var edition = editions.edition(procurement.edition());
        var vendorName = invitation == null ? null : invitation.vendorName();
        var writer = rows.write(lease);
        var examined = examiner.examine(
                content.file(), new Circumstances(edition, procurement, vendorName), new Both(writer, watch));
        // Rows of a file that could not be read to its end count for nothing.
        boolean refused = Verdict.of(examined.findings()) == Verdict.REFUSED;
        return (refused ? Optional.of(List.<Finding>of()) : watch.finish()).map(reviewerFindings -> {
            var all = Stream.concat(examined.findings().stream(), reviewerFindings.stream())
                    .toList();
            var manifest = writer.finish(all);
            var annotated = annotate(lease, content.file(), examined);
            return new Read(
                    examined.findings(),
                    edition,
                    new Reading(
                            examined.format(),
                            content.sha256(),
                            edition.id(),
                            subject(examined),
                            vendorName(examined),
                            FindingCounts.of(examined.findings()),
                            manifest,
                            annotated.format()),
                    annotated.fault());
        });
    }

    /** Stores the annotated workbook, if there is anything to mark. A fault in making it keeps no list from being decided. */
    private Annotated annotate(Lease lease, Path file, Examined examined) {
        var shown = examined.findings().stream()
                .filter(finding -> finding.code().findingClass() != FindingClass.R)
                .toList();
        if (shown.isEmpty()) {
            return new Annotated(null, null);
        }
        try {
            var target = Files.createTempFile("annotated", "");
            try {
                AnnotatedFormat format;
                try {
                    format = annotator.annotate(file, examined.format(), shown, target);
                } catch (RuntimeException e) {
                    return new Annotated(null, e);
                }
                annotatedWorkbooks.store(new AnnotatedWorkbook(lease.submission(), lease.fence(), format), target);
                return new Annotated(format, null);
            } finally {
                Files.deleteIfExists(target);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Read unread(Lease lease, Place place, Finding reason, String sha256) {
        var findings = List.of(reason);
        var edition = place.procurement() == null
                ? null
                : editions.edition(place.procurement().edition());
        return new Read(
                findings,
                edition,
                new Reading(
                        null,
                        sha256,
                        edition == null ? null : edition.id(),
                        "",
                        "",
                        FindingCounts.of(findings),
                        rows.write(lease).finish(findings),
                        null),
                null);
    }

    private static String subject(Examined examined) {
        var block = examined.vendorBlock();
        return block == null ? "" : text(block.subject());
    }

    private static String vendorName(Examined examined) {
        var block = examined.vendorBlock();
        return block == null ? "" : text(block.vendorName());
    }

    private static String text(@Nullable FormCell cell) {
        return cell == null ? "" : cell.value();
    }

    private Decision decision(Submission received, Lease lease, Place place, Read read) {
        var now = clock.instant();
        var invitation = place.invitation();
        var edition = read.edition();
        if (invitation == null || edition == null) {
            var unowned = received.decided(SubmissionState.of(read.verdict()), 0, now, read.reading(), null);
            return new Decision(unowned, lease, null, null, null, List.of());
        }
        var state = SubmissionState.of(read.verdict());
        var standing = invitation.current();
        var current = standing;
        SubmissionId superseded = null;
        SubmissionId standsInstead = null;
        if (state == SubmissionState.READY_FOR_REVIEW) {
            var list = new CurrentList(received.id(), ListOrder.of(received.object(), place.ticket()));
            if (standing != null && list.compareTo(standing) < 0) {
                state = SubmissionState.SUPERSEDED;
                standsInstead = standing.id();
            } else {
                superseded = standing == null ? null : standing.id();
                current = list;
            }
        }
        var decided = received.decided(state, invitation.lastVersion() + 1, now, read.reading(), standsInstead);
        var mails = MailPolicy.owed(received.id(), received.owner(), state, edition, now);
        return new Decision(decided, lease, invitation, current, superseded, mails);
    }

    /** Passes rows on to two. */
    private record Both(ItemSink first, ItemSink second) implements ItemSink {
        @Override
        public void item(EquipmentItem item) {
            first.item(item);
            second.item(item);
        }

        @Override
        public void subcontractor(Subcontractor subcontractor) {
            first.subcontractor(subcontractor);
            second.subcontractor(subcontractor);
        }
    }

    /**
     * What became of the annotated workbook.
     *
     * @param format its format, or null when there is none
     * @param fault what kept it from being made, or null
     */
    private record Annotated(
            @Nullable AnnotatedFormat format, @Nullable RuntimeException fault) {}

    /**
     * What was read.
     *
     * @param refusedFor the first finding of class F, or null when there is none
     * @param annotationFault what kept the annotated workbook from being made, or null
     */
    private record Read(
            Verdict verdict,
            @Nullable Edition edition,
            Reading reading,
            @Nullable FindingCode refusedFor,
            @Nullable RuntimeException annotationFault) {
        Read(
                List<Finding> findings,
                @Nullable Edition edition,
                Reading reading,
                @Nullable RuntimeException annotationFault) {
            this(
                    Verdict.of(findings),
                    edition,
                    reading,
                    findings.stream()
                            .map(Finding::code)
                            .filter(code -> code.findingClass() == FindingClass.F)
                            .findFirst()
                            .orElse(null),
                    annotationFault);
        }
    }

    /** How receiving ended. */
    public sealed interface Outcome {
        /** Returns the decided submission. */
        Submission submission();

        /**
         * This run decided it.
         *
         * @param mailsOwed how many mails are owed because of it
         * @param refusedFor why the file was refused, or null when it was not
         * @param annotationFault what kept the annotated workbook from being made, or null; whatever is in a file, it is a
         *     fault of ours
         */
        record Decided(
                Submission submission,
                int mailsOwed,
                @Nullable FindingCode refusedFor,
                @Nullable RuntimeException annotationFault)
                implements Outcome {}

        /** It was decided before; nothing was changed. */
        record DecidedBefore(Submission submission) implements Outcome {}

        /** Another run works on it, or took it over; nothing that is seen was changed. Try again later. */
        record HeldByAnother(Submission submission) implements Outcome {}
    }

    /** Lists of the same invitation were recorded so fast that this one found no gap; another run will. */
    public static final class ContendedInvitationException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        ContendedInvitationException(SubmissionId id) {
            super("the invitation of submission " + id + " kept changing");
        }
    }

    /** The concern list kept changing; another run may do better. */
    public static final class ContendedConcernsException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        ContendedConcernsException(SubmissionId id) {
            super("the concern list kept changing while " + id + " was read");
        }
    }
}
